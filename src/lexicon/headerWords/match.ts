/** The one matcher of header words: every list of this folder is asked through it. Words are normalised, without ordinal and 其中. */

import type { Coordinates } from "../../contract/schema.ts";
import type { Dimension } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { spelledLike } from "../spelling.ts";
import { CLASSIFICATIONS, DIMENSION_WORDS, NAME_OF_UNIT_OR_CLASS } from "./dimensions.ts";
import { MEASURE_WORDS } from "./measures.ts";
import {
  AMOUNT_WORDS,
  AVERAGE_WORDS,
  MONEY_NOUNS,
  NO_MONEY_NOUNS,
  OTHER_SCOPE_WORDS,
  OTHER_WORDS,
  PART_WORDS,
  RATE_WORDS,
  RESTATED_WORDS,
} from "./plain.ts";
import type { PlainWord } from "./types.ts";

/** Does the word, seen below `outer` words, name the concept? */
function matcherOf(entry: PlainWord): (word: string, outer: readonly string[]) => boolean {
  const [isSpelled, isOther, isWithin] = [entry.spellings, entry.unless ?? [], entry.within ?? []].map(
    spelledLike,
  ) as [Test, Test, Test];
  return (word, outer) =>
    isSpelled(word) && !isOther(word) && (entry.within === undefined || outer.some(isWithin));
}
type Test = (word: string) => boolean;

const MEASURES = MEASURE_WORDS.map((entry) => ({ entry, names: matcherOf(entry) }));
const DIMENSIONS = DIMENSION_WORDS.map((entry) => ({ entry, names: matcherOf(entry) }));
const FAMILIES = CLASSIFICATIONS.map(({ family, spellings }) => ({ family, names: spelledLike(spellings) }));
const inAny = (entries: readonly PlainWord[]): Test => {
  const matchers = entries.map(matcherOf);
  return (word) => matchers.some((names) => names(word, []));
};

/**
 * What one word assigns to amounts, seen below the `outer` words (joined by /); empty when it says nothing. `hasSides`:
 * the table's kind has revenue and expenditure side by side.
 */
export function coordinatesOfWord(word: string, outer: string, hasSides = true): Coordinates {
  const above = outer.split("/");
  const said = MEASURES.filter(
    ({ entry, names }) => (hasSides || entry.onSides === undefined) && names(word, above),
  );
  return Object.assign({}, ...said.map(({ entry }) => entry.assigns));
}

/** The dimension that a word names whatever stands above it, or null. */
export const dimensionOfWord = (word: string): Dimension | null =>
  DIMENSIONS.find(({ names }) => names(word, []))?.entry.dimension ?? null;

export type ClassificationFamily = (typeof CLASSIFICATIONS)[number]["family"];

/** The classification that a word speaks of, or null. */
export const classificationOfWord = (word: string): ClassificationFamily | null =>
  FAMILIES.find(({ names }) => names(word))?.family ?? null;

/** Does the word head names of units on some rows and names of classes on others? */
export const isNameOfUnitOrClass: Test = spelledLike(NAME_OF_UNIT_OR_CLASS);
/** Does the word close a group of columns, or just say that money stands below it? */
export const isAmountWord: Test = inAny(AMOUNT_WORDS);
/** Does a percentage stand under the word, whether or not a percent sign does? */
export const isRateWord: Test = inAny(RATE_WORDS);
/** Is the column a part of the one before it, without 其中? */
export const isPartWord: Test = inAny(PART_WORDS);
/** Does the head restate a part of the row's money for a purpose of its own? */
export const isRestatedWord: Test = inAny(RESTATED_WORDS);
/** Is the column neither money nor a dimension? */
export const isOtherWord: Test = inAny(OTHER_WORDS);
/** Is it money of other years than the table's? */
export const isOtherScopeWord: Test = inAny(OTHER_SCOPE_WORDS);
const isAverageWord: Test = inAny(AVERAGE_WORDS);
/** Does the column, by the words of its header as printed, hold money for each of some things, which does not add up? */
export const isAverage = (path: readonly string[]): boolean =>
  path.some((word) => isAverageWord(normalise(word)));
/** Does the word name money, whichever? */
export const isMoneyWord: Test = inAny(MONEY_NOUNS);
/** Does the word name a count, a rate or a thing that is never money? */
export const isNoMoneyWord: Test = inAny(NO_MONEY_NOUNS);
