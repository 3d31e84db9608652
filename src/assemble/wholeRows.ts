import { countOf, mostFrequent } from "../core/countOf.ts";
import { groupBy } from "../core/groupBy.ts";
import { hasDecimals } from "../core/money.ts";
import { partitionPoint } from "../core/partitionPoint.ts";
import { normalise } from "../core/text.ts";
import { learnPairs } from "./neighbours.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Fewest whole rows that teach what a column holds. */
const LEAST_ROWS = 4;
/** Part of the whole rows that must hold one and the same text. */
const CONSTANT = 0.9;
/** Part of a code column's texts that must be codes. */
const MOSTLY = 0.9;
/** Part of the rows whose name must be the one that most rows with their code have; the others are misread. */
const FAITHFUL = 0.7;
/** Codes of so many rows say whether the column follows them. */
const REPEATED = 2;

/** Part of a column's rows whose text other rows have too, before a new text is odd. */
const REPEATING = 0.8;

/** Part of a column's texts that must be figures with decimals for it to hold amounts. */
const FIGURES = 0.2;

const CODE = /^\d{3,}$/u;

/** What the rows that no page end can have cut teach of a table's columns. Texts are normalised. */
export interface WholeRows {
  readonly columns: readonly ColumnTexts[];
  /** The name that most whole rows with this code have right of it, or null. */
  readonly nameOf: (nameColumn: number, code: string) => KnownName | null;
}

export interface KnownName {
  readonly name: string;
  /** How many rows have it. */
  readonly count: number;
}

export interface ColumnTexts {
  /** Every text of the column and how many rows have it. */
  readonly counts: ReadonlyMap<string, number>;
  /** The one text that nearly all rows have, or null. */
  readonly constant: string | null;
  /** Does the column hold amounts? One that begins like a longer one is no part of it. */
  readonly holdsFigures: boolean;
  /** How likely one more row has a text that none has, told from how many have one that no other has; 1 where unknown. */
  readonly newness: number;
  /** Do most rows have a text that others have too? A new one is odd there. */
  readonly isRepeating: boolean;
  /** How many rows have a longer text that begins so. */
  readonly countLonger: (start: string) => number;
  /**
   * Do the characters on either side of a cut follow on each other in other texts? Yes where three of them do; no where
   * not even the two at the cut do, and such pairs are rare; null where that tells nothing.
   */
  readonly readsOn: (above: string, below: string) => boolean | null;
}

/** Learns from the rows once, so that asking costs the same however many there are. */
export function learnWholeRows(rows: readonly PlacedRow[]): WholeRows {
  const width = rows[0]?.length ?? 0;
  const texts = Array.from({ length: width }, (_, column) =>
    rows.map((row) => normalise(row[column]?.text ?? "")),
  );
  const names = texts.map((own, column) =>
    column > 0 && isCodes(texts[column - 1] as string[])
      ? namesBeside(texts[column - 1] as string[], own)
      : null,
  );
  return {
    columns: texts.map(toColumnTexts),
    nameOf: (column, code) => names[column]?.get(code) ?? null,
  };
}

function toColumnTexts(all: readonly string[]): ColumnTexts {
  const texts = all.filter((text) => text !== "");
  const counts = countOf(texts);
  const [most, count] = mostFrequent(texts) ?? ["", 0];
  const sorted = [...counts.keys()].sort(compare);
  const single = [...counts.values()].filter((each) => each === 1).length;
  return {
    counts,
    constant: texts.length >= LEAST_ROWS && count >= CONSTANT * texts.length ? most : null,
    holdsFigures: texts.filter(hasDecimals).length >= FIGURES * texts.length,
    newness: (1 + single) / (1 + texts.length),
    isRepeating: texts.length - single >= REPEATING * texts.length,
    countLonger: (start) => {
      let found = 0;
      for (
        let at = partitionPoint(sorted, (text) => compare(text, start) <= 0);
        sorted[at]?.startsWith(start);
        at++
      )
        found += counts.get(sorted[at] as string) ?? 0;
      return found;
    },
    readsOn: learnPairs(texts),
  };
}

const isCodes = (all: readonly string[]): boolean => {
  const texts = all.filter((text) => text !== "");
  return (
    texts.length >= LEAST_ROWS && texts.filter((text) => CODE.test(text)).length >= MOSTLY * texts.length
  );
};

/** For each code the name that most rows have right of it; empty where the column does not follow the code. */
function namesBeside(codes: readonly string[], texts: readonly string[]): Map<string, KnownName> {
  const pairs = codes.flatMap((code, row) => {
    const name = texts[row] ?? "";
    return code === "" || name === "" ? [] : [{ code, name }];
  });
  const byCode = groupBy(pairs, ({ code }) => code);
  const elected = [...byCode].map(([code, found]) => {
    const [name, count] = mostFrequent(found.map((pair) => pair.name)) as readonly [string, number];
    return { code, name, count, of: found.length };
  });
  const repeated = elected.filter(({ of }) => of >= REPEATED);
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const isFaithful =
    total(repeated.map(({ count }) => count)) >= FAITHFUL * total(repeated.map(({ of }) => of));
  return new Map(isFaithful ? elected.map(({ code, name, count }) => [code, { name, count }]) : []);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
