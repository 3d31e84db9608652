/**
 * Control characters but for line ends and tabs, and characters of format: marks of writing direction, joiners, spaces of
 * no width, byte order marks. A text layer may hold them; nobody sees them.
 */
const UNSEEN = /[^\P{Cc}\t\n\r]|\p{Cf}/gu;

/** The text without characters that nobody sees, such as those that turn the direction of writing. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, "");

/** What an XML file may hold of the text: what is seen, but for halves of characters and what is no character. */
export const xmlText = (text: string): string => withoutUnseen(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "");

/** One line of what is seen, such as a message may quote or a terminal show. */
export const oneLine = (text: string): string => withoutUnseen(text).replace(/\s+/gu, " ").trim();

/** The text as the contract compares it: NFKC, no white space. */
export const normalise = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");

/**
 * Printed words without layout spaces: white space goes where a Chinese character or its punctuation stands on
 * either side, and stays, as one blank, between two Latin words or numbers, struck out or not.
 */
export function withoutLayoutSpaces(text: string): string {
  return text
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/(?<![\u0021-\u007e]|\u0336) | (?![\u0021-\u007e])/gu, "");
}
