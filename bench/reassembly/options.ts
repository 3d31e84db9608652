/** What a made-up document is like and what befalls its pages: every choice that a case makes. */
import { pick, type Random, wholeNumber } from "../corpus/random.ts";

export interface CaseOptions {
  /** Decides columns, words and amounts. */
  readonly seed: number;
  readonly tables: number;
  /** Rows of each table, about. */
  readonly rows: number;
  /** Height of a page's room for tables, in lines of text. */
  readonly pageLines: number;
  /** What is printed over a table on the pages after its first. */
  readonly title: "first" | "repeated" | "continued";
  readonly header: "first" | "repeated" | "partly";
  /** Some pages print a header cell a little differently, or leave out a column that is blank on them. */
  readonly variants: "none" | "words" | "column";
  readonly total: "none" | "first" | "last" | "every-page";
  /** Do page ends cut rows, between any two lines, and is the cut row's frame left open? */
  readonly cuts: "none" | "open" | "closed";
  readonly align: "top" | "middle";
  /** Neighbouring rows share one cell in the first columns. */
  readonly merged: boolean;
  /** Rows that sum others and leave columns blank. */
  readonly groups: boolean;
  readonly prose: boolean;
  readonly numbers: boolean;
  /** The lines of a cell come as one run, or as one each. */
  readonly stacked: boolean;
  readonly mishap: "none" | "shuffle" | "reverse" | "rotate" | "duplicate" | "drop" | "drop-and-shuffle";
}

/** What the bench is asked for: how many cases and noisy documents, and the seed of the first case; 10,000, 300 and 1 by default. */
export function readArguments(given: readonly string[]): { cases: number; noisy: number; first: number } {
  const [cases = 10_000, noisy = 300, first = 1] = given.map(Number);
  if (![cases, noisy, first].every((each) => Number.isSafeInteger(each) && each >= 0))
    throw new Error("usage: bench/reassembly/main.ts [CASES [NOISY [FIRST]]], whole numbers");
  return { cases, noisy, first };
}

/** Options as a city's clerks might have left them. */
export function randomOptions(random: Random, seed: number): CaseOptions {
  const mishap = pick(random, [
    ...["none", "none", "none", "shuffle", "reverse", "rotate", "duplicate", "drop", "drop-and-shuffle"],
  ] as CaseOptions["mishap"][]);
  return {
    seed,
    tables: pick(random, [1, 1, 1, 2, 3]),
    rows: wholeNumber(random, 4, 60),
    pageLines: wholeNumber(random, 10, 45),
    title: pick(random, ["first", "repeated", "continued"]),
    header: pick(random, ["first", "repeated", "repeated", "partly"]),
    variants: pick(random, ["none", "none", "words", "column"]),
    total: pick(random, ["none", "first", "last", "every-page"]),
    cuts: pick(random, ["none", "open", "open", "closed"]),
    align: pick(random, ["top", "middle"]),
    merged: random() < 0.3,
    groups: random() < 0.3,
    prose: random() < 0.2,
    numbers: random() < 0.75,
    stacked: random() < 0.5,
    mishap,
  };
}
