import type { Coordinates } from "../../contract/schema.ts";
import type { Dimension } from "../../contract/vocabulary.ts";

/** One concept that words of headers and row labels name: how it is spelled, where it holds and where it is known from. */
interface Concept {
  /** What it is, in English. */
  readonly concept: string;
  /** In the notation of `compileSpelling`, normalised. */
  readonly spellings: readonly string[];
  /** Spellings among these that are something else. */
  readonly unless?: readonly string[];
  /** Holds only where the table's kind has revenue and expenditure side by side: elsewhere it names where money is from. */
  readonly onSides?: true;
  /** Holds only below a word of the path that is spelled so. */
  readonly within?: readonly string[];
  /** The documents or the rule that print it. */
  readonly source: string;
}

/** A word that says what the amounts below it, or beside it, are. */
export interface MeasureWord extends Concept {
  readonly assigns: Coordinates;
}

/** A word over a column of codes or names. */
export interface DimensionWord extends Concept {
  readonly dimension: Dimension;
}

/** A word that is neither: a closing word, a rate, a count, a remark. */
export type PlainWord = Concept;

/** Where the lists were read: Anyang's budget, Shanghai's budgets, and the national forms of final accounts. */
export const FORMS = "Anyang 2024; Shanghai 2024, 2025; national forms 公开01 to 09";
/** Where the spellings of other cities were read. */
export const CITIES =
  "published budgets of Beijing, Changchun, Changsha, Chongqing, Foshan, Guangzhou, Hangzhou, Jiangsu, Xi'an, 2017 to 2026";
