import type { Box } from "./geometry.ts";

/** A run of text as its page prints it. Its place among the page's runs tells it from every other. */
export interface PrintedRun {
  readonly text: string;
  /** Points of the deskewed page. */
  readonly box: Box;
}

/** So many characters, blanks apart, of a run of a page, wherever they were put: a run may be cut between cells. */
export interface RunPart {
  readonly page: number;
  /** Its place among the page's runs. */
  readonly run: number;
  readonly length: number;
}

/** Characters of a text, blanks apart: cutting and joining texts changes blanks alone. */
export const lengthOf = (text: string): number => text.replace(/\s+/gu, "").length;
