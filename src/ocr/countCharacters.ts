import type { TextRun } from "./types.ts";

/** The characters that are printed in some runs. */
export const countCharacters = (runs: readonly TextRun[]): number =>
  runs.reduce((sum, { glyphs }) => sum + glyphs.length, 0);
