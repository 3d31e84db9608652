/** The text as the contract compares it: NFKC, no white space. */
export const normalise = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");

/**
 * Printed words without layout spaces: white space goes where a Chinese character or its punctuation stands on
 * either side, and stays, as one blank, between two Latin words or numbers.
 */
export function withoutLayoutSpaces(text: string): string {
  return text
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/(?<=[^\u0021-\u007e]) | (?=[^\u0021-\u007e])/gu, "");
}
