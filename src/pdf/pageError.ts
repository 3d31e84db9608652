import { InputError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { oneLine } from "../core/text.ts";

/** Characters of a library's message that are told. */
const REASON_LENGTH = 100;

/** What went wrong with one page as an error of that page; `name` is its file's within a folder. */
export function pageError(number: number, error: unknown, name?: string): InputError {
  const reason = shortened(oneLine(error instanceof Error ? error.message : String(error)));
  return new InputError("PAGE_UNREADABLE", { page: pageName(number, name), reason }, { cause: error });
}

const pageName = (number: number, name: string | undefined): Bilingual => {
  const file = name === undefined ? "" : oneLine(name);
  return file === ""
    ? { en: `page ${number}`, zh: `第 ${number} 页` }
    : { en: `page ${number} (${file})`, zh: `第 ${number} 页（${file}）` };
};

/** Cut between two words where it is too long. */
const shortened = (text: string): string =>
  text.length <= REASON_LENGTH ? text : `${text.slice(0, REASON_LENGTH).replace(/\s+\S*$/u, "")} …`;
