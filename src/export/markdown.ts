import { oneLine } from "../core/text.ts";

/** Characters that mean something inside a line of Markdown; a backslash makes each of them plain. */
const INLINE_CONTROL = /[\\`*_[\]|~$]/gu;
/** What begins a heading, list, quotation, rule, fence or underline when it stands first on a line. */
const LINE_START = /^(?:[-+#=:]|\d+(?=[.)](?:\s|$)))/u;

/**
 * Text for the middle of a line, such as a cell: it shows `text` and nothing else. No markup, HTML, entity, link or
 * line break of the document's survives.
 */
export function escapeInline(text: string): string {
  return (
    oneLine(text)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(INLINE_CONTROL, "\\$&")
      // GitHub turns bare addresses into links.
      .replace(/:(?=\/\/)/gu, "&#58;")
      .replace(/(?<=www)\./giu, "&#46;")
      .replaceAll("@", "&#64;")
  );
}

/** Text that begins a line: besides, it is no heading, list or rule. */
export function escapeLine(text: string): string {
  return escapeInline(text).replace(LINE_START, (start) => (/\d/u.test(start) ? `${start}\\` : `\\${start}`));
}

/** A row of a Markdown table. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
