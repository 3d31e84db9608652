import { InputError } from "../core/errors.ts";
import { oneLine } from "../core/text.ts";

/** Characters of a library's message that are told. */
const REASON_LENGTH = 100;

/** What went wrong with one page as an error of that page; `name` is its file's within a folder. */
export function pageError(number: number, error: unknown, name?: string): InputError {
  const reason = shortened(oneLine(error instanceof Error ? error.message : String(error)));
  const page = name === undefined ? `page ${number}` : `page ${number} (${oneLine(name)})`;
  return new InputError("PAGE_UNREADABLE", `${page} cannot be read: ${reason}`, "look at this page by eye", {
    cause: error,
  });
}

/** Cut between two words where it is too long. */
const shortened = (text: string): string =>
  text.length <= REASON_LENGTH ? text : `${text.slice(0, REASON_LENGTH).replace(/\s+\S*$/u, "")} …`;
