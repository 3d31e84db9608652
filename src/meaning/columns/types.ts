import type { Column, Coordinates } from "../../contract/schema.ts";
import type { TableKind } from "../../contract/vocabulary.ts";
import type { RowSums } from "../rowSums.ts";
import type { Variants } from "../variants.ts";

/** What a column's cells mean. */
export type Meaning = Pick<Column, "role" | "dimension" | "coordinates" | "unit" | "ofWhich">;

/** What the words of a header are seen in. */
export interface HeaderContext {
  readonly kind: TableKind;
  /** The table's title, normalised. */
  readonly title: string;
  /** Leaf words of all columns, normalised. */
  readonly leaves: readonly string[];
  /** Fund and nature that the title prints and the kind does not imply (一般公共预算项目支出表); the stage where it is of the year before. */
  readonly titled?: Pick<Coordinates, "fund" | "nature" | "phase">;
  /** 上年 and 当年 stand beside each other as heads: they tell years, not where money comes from. */
  readonly years?: boolean;
  /** The disclosure's. */
  readonly year: number | null;
  readonly variants: Variants;
}

/** A meaning that one source proposes for a column. */
export interface Candidate {
  readonly by: NonNullable<Column["chosen"]>["by"];
  readonly meaning: Meaning;
  /** How much it takes to believe it; the cheapest candidate is chosen. Costs are listed in `COST`. */
  readonly cost: number;
  readonly evidence: readonly string[];
}

/** A column whose words were not understood, and what it was taken for. */
export interface PlacedColumn {
  readonly column: number;
  /** What its last word is taken for. */
  readonly word: string;
  /** The last words of the columns that it stands between; null where none has a known place. */
  readonly between: readonly [left: string | null, right: string | null];
  /** Of the rows whose total and parts are all legible figures, how many add up with it. */
  readonly sums: RowSums;
  /** Do enough rows add up to say that the column is a part of their total? */
  readonly addsUp: boolean;
}

/**
 * What each sort of evidence costs, from what decides alone to what is left when nothing speaks. A source overrides
 * another where its cost is lower; the order was checked on the tables of FORMS and CITIES (lexicon/headerWords).
 */
export const COST = {
  /** A person's configuration, or decision. */
  taught: 0,
  /** Sums of the rows say whether 其中 and restated groups are parts of the total. */
  sumsOfParts: 0.3,
  /** Labels of two lists, or the sums under them, say which is of revenue and which of expenditure. */
  sides: 0.4,
  /** At least 80 % of the cells show what stands in the column: codes of one classification, or names. */
  cells: 0.5,
  /** Columns on both sides leave only one meaning. */
  bothNeighbours: 0.8,
  /** Every word that matters is known. */
  words: 1,
  /** Other columns print the classification that this one's words leave open. */
  neighbours: 1.5,
  /** The words are known but for the classification or the stage, which the table's kind or title gives. */
  wordsAndTable: 2,
  /** A doubtful reading is taken for the usual word nearest to it. */
  misreadWords: 2.5,
  /** Published forms print this word between these neighbours, and what was read is like it. */
  template: 3,
  /** A doubtful reading is like no word that may stand there: it has the meaning of its group. */
  groupOfUnread: 3.5,
  /** The cells are money of the table's unit and no word says which. */
  moneyOfRows: 4,
  /** Nothing is known. */
  unknown: 6,
} as const;
