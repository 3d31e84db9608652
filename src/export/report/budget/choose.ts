import type { Observation } from "../../../contract/schema.ts";
import { Exact } from "../../../core/money.ts";
import type { Scheme } from "../../../meaning/classification/index.ts";
import { codeOf, nameOfCode } from "./parts.ts";
import { closingOf, type Side } from "./sides.ts";

/** Which sides a picture is drawn from; of several the one of most money, then of most parts, then the first. */

/** The phases that a disclosure is about; the others stand beside them. */
const OWN_PHASES: readonly Side["phase"][] = ["budget", "final-accounts"];

/** Where a disclosure of final accounts prints its budget too, the accounts are its own. */
const isOwn = ({ phase }: Side, kind: "budget" | "final-accounts"): boolean =>
  kind === "final-accounts" ? phase === "final-accounts" : OWN_PHASES.includes(phase);

export const ownSides = (sides: readonly Side[], kind: "budget" | "final-accounts"): Side[] =>
  sides.filter((side) => isOwn(side, kind));

/** Can it be drawn: do its parts add up to the printed total, and is none below nought? */
export const isDrawable = (side: Side): boolean =>
  side.total !== null &&
  new Exact(side.total.amountYuan).gt(0) &&
  closingOf(side).state !== "open" &&
  side.leaves.every(({ amountYuan }) => !amountYuan.startsWith("-"));

const yuanOf = ({ total }: Side): Exact => new Exact(total?.amountYuan ?? 0);

/** The side of most money, then of most `parts`; undefined of none. */
export const greatest = (sides: readonly Side[], partsOf: (side: Side) => number): Side | undefined =>
  sides.toSorted((a, b) => yuanOf(b).comparedTo(yuanOf(a)) || partsOf(b) - partsOf(a))[0];

/** Amounts of the side that are not nought. */
export const printedLeaves = ({ leaves }: Side): Observation[] =>
  leaves.filter(({ amountYuan }) => amountYuan !== "0");

/** How many classes, groups and items the side tells apart; none where money of it has no name in the scheme. */
export function namedIn(side: Side, scheme: Scheme): number {
  const names = printedLeaves(side).map((leaf) => codeOf(leaf, scheme) ?? nameOfCode(leaf, scheme));
  return names.includes(null) ? 0 : new Set(names).size;
}

/** Revenue and expenditure of the same money: their totals are equal, and they stand in one table where one has both. */
export interface TwoSides {
  readonly revenue: Side;
  readonly expenditure: Side;
}

export function bothSides(sides: readonly Side[]): TwoSides | undefined {
  const pairs = sides
    .filter(({ direction }) => direction === "revenue")
    .flatMap((revenue) =>
      sides
        .filter((side) => side.direction === "expenditure" && yuanOf(side).equals(yuanOf(revenue)))
        .map((expenditure) => ({ revenue, expenditure })),
    );
  const isOneTable = ({ revenue, expenditure }: TwoSides): number =>
    Number(revenue.table.id === expenditure.table.id);
  return pairs.toSorted(
    (a, b) =>
      yuanOf(b.revenue).comparedTo(yuanOf(a.revenue)) ||
      isOneTable(b) - isOneTable(a) ||
      namedIn(b.expenditure, "function") - namedIn(a.expenditure, "function"),
  )[0];
}

/** The same list of the same table in two phases: what the disclosure is about, and what stands beside it. */
export interface TwoPhases {
  readonly now: Side;
  readonly before: Side;
}

export function bothPhases(own: readonly Side[], all: readonly Side[]): TwoPhases | undefined {
  const pairs = own.flatMap((now) =>
    all
      .filter(
        (other) =>
          other.table.id === now.table.id &&
          other.list === now.list &&
          other.direction === now.direction &&
          (other.phase !== now.phase || other.year !== now.year),
      )
      .map((before) => ({ now, before })),
  );
  return pairs.toSorted(
    (a, b) =>
      Number(b.now.direction === "expenditure") - Number(a.now.direction === "expenditure") ||
      yuanOf(b.now).comparedTo(yuanOf(a.now)) ||
      printedLeaves(b.now).length - printedLeaves(a.now).length,
  )[0];
}
