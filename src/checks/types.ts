import type { Place } from "../contract/schema.ts";
import type { Severity } from "../contract/vocabulary.ts";
import type { Exact } from "../core/money.ts";
import type { SumRule } from "../findings/catalogue/figures.ts";

/** One printed figure, or a blank where one could stand, as identities use it. Compared by reference. */
export interface Term {
  readonly place: Place;
  /** Yuan; 0 where blank, null where something is printed that is no amount, or whose sign is open. */
  readonly value: Exact | null;
  readonly blank: boolean;
  /** Yuan that one unit of the last place is worth to which its kind of figure is printed. */
  readonly quantum: Exact;
  /** What a second engine read, in yuan: null where there is no second reading or it is no amount. */
  readonly second: Exact | null;
  /** Of the first reading, 0 to 1. */
  readonly confidence: number;
  /**
   * The engines hardly ever differ on its page or are both sure of it, and it has the decimals of its table: that they
   * agree is a proof.
   */
  readonly isClear: boolean;
  /** It prints the decimals that nearly all figures of its table print: no point is lost. */
  readonly isRegular: boolean;
  /** The digits come from a text layer or from a person: no reading error is possible. */
  readonly trusted: boolean;
}

/**
 * Σ left = Σ right (`sum`), or left >= right (`bound`, 其中). The left side is the printed total where there is
 * one. A sum of one term on either side is a copy: the same figure printed twice.
 */
export interface Identity {
  readonly rule: SumRule;
  readonly relation: "sum" | "bound";
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** What a miss beyond rounding is worth; null where the identity holds for some documents only and a miss means nothing. */
  readonly onMiss: Severity | null;
  /** Misses with the same key are told in one flag. */
  readonly cluster: string;
  /** How the list or the header was read to find these terms; absent where no reading of a structure is needed. */
  readonly basis?: Basis;
}

/** Which reading of a table's structure an identity rests on. */
export interface Basis {
  /** One row or column with its parts: the same reading in every column or row. */
  readonly reading: string;
  /** Readings of one sort stand or fall together: classes over their items by code, the sums of one header. */
  readonly sort: string;
}

/**
 * - `exact`: closes to the last digit and proves `proves`
 * - `rounding`: misses by no more than rounding each figure on its own explains; proves nothing
 * - `unlikely`: rounding could explain the miss, but in less than one case in three hundred, or the document's other
 *   sums show that its figures are not rounded one by one (roundingHabit.ts)
 * - `fails`: rounding cannot explain it
 * - `open`: nothing to compare (a figure unread, all zero, two readings that both close); all blank, the blanks
 *   of a column and of its total bear each other out
 */
export interface Outcome {
  readonly identity: Identity;
  readonly state: "exact" | "rounding" | "unlikely" | "fails" | "open";
  /** Σ left − Σ right in yuan. */
  readonly miss: Exact;
  readonly proves: readonly Term[];
}

/** The table whose flag tells of the identity, '' where the prose states the total. */
export const tableOf = ({ left: [total] }: Identity): string =>
  total && "table" in total.place ? total.place.table : "";
