import type { SplitFragment } from "./splitFragment.ts";

/** What stands between two fragments of one table that follow each other. */
export interface Seam {
  /** Pages are missing here, or were left out by the caller: nothing is joined. */
  readonly gap: boolean;
  /** The page was elsewhere in the file. */
  readonly moved: boolean;
  /** Printed page numbers prove that nothing is missing here. */
  readonly proven: boolean;
  /** The file is in disorder and without numbers: what the texts do not prove is not joined. */
  readonly doubted?: true;
  readonly evidence: readonly string[];
}

/** The fragments of one table in logical order; seams[i] lies between fragments i and i + 1. */
export interface Chain {
  readonly fragments: readonly SplitFragment[];
  readonly seams: readonly Seam[];
  /** The page after the last fragment's, where nothing proves that none is missing between them. */
  readonly unprovenNext?: number;
  /** Pages are missing, or were left out, right before the first fragment, or right after the last one. */
  readonly lostBefore?: true;
  /** The first fragment's page bears no number: nothing printed tells whether it is where it belongs. */
  readonly unnumbered?: true;
  /** The first page of another part of this table, torn off by disorder: a total that it prints too is not kept twice. */
  readonly tornOff?: SplitFragment;
  readonly lostNext?: true;
}
