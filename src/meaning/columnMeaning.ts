import type { Column, Coordinates } from "../contract/schema.ts";
import type { TableKind } from "../contract/vocabulary.ts";
import { normalise } from "../core/text.ts";
import { readLabel } from "../lexicon/labels.ts";
import { unitInBrackets, withoutUnit } from "../lexicon/units.ts";
import { dimensionOfPath } from "./dimensions.ts";
import { isKnownWord, knownWord } from "./misreadWords.ts";
import { taughtCoordinates, taughtHeader, type Variants } from "./variants.ts";
import { coordinatesOfWord, isAmountWord, isOtherWord, isPartWord, isRateWord } from "./words.ts";

/** What the words of a header are seen in. `leaves` are those of all columns, normalised; `year` is the disclosure's. */
export interface HeaderContext {
  readonly kind: TableKind;
  readonly leaves: readonly string[];
  readonly year: number | null;
  readonly variants: Variants;
}

export type Meaning = Pick<Column, "role" | "dimension" | "coordinates" | "unit" | "ofWhich">;

/** A word of a header path and how it came to its meaning. */
export interface ReadWord {
  readonly printed: string;
  /** What it is understood as: without ordinal, unit and year, or the known word that it is a misreading of. */
  readonly word: string;
  /** A usual spelling, another that is known, a doubtful reading near to a known word, a taught word, or none of these. */
  readonly match: "exact" | "synonym" | "misread" | "taught" | "unknown";
  /** The coordinates that it assigns where money stands below it. */
  readonly assigns: Coordinates;
}

/** What the words of one column's header, outermost first, read with `confidences`, make of it, and each word's part in that. */
export function readPath(
  path: readonly string[],
  confidences: readonly number[],
  context: HeaderContext,
): { meaning: Meaning; words: ReadWord[] } {
  const labels = path
    .map((printed, level) => ({
      printed,
      ...readLabel(withoutUnit(printed)),
      confidence: confidences[level] ?? 1,
    }))
    .filter(({ name }) => !isColumnNumber(name));
  const read = labels
    .map(({ printed, name, confidence }) => ({ printed, ...understand(name, confidence, context) }))
    .filter(({ word }) => word !== "");
  // 2023年 over 预算数 and 执行数 says whose they are.
  const isPrior = read.some(({ word }) => word === PRIOR_YEAR);
  const meant = read
    .filter(({ word }) => word !== PRIOR_YEAR)
    .map((entry, level, all) =>
      isPrior && level === all.length - 1 ? { ...entry, word: PRIOR_YEAR + entry.word } : entry,
    );
  const words = meant.map(({ word }) => word);
  const assigned = words.map((word, level) => ({
    ...coordinatesOfWord(word, words.slice(0, level).join("/")),
    ...taughtHeader(context.variants, word, words.slice(0, level))?.coordinates,
  }));
  const isDoubtful = labels.some(({ confidence }) => confidence < 1);
  const isPart = labels.at(-1)?.ofWhich === true || isPartWord(words.at(-1) ?? "");
  return {
    meaning: meaningOf(path, words, { isPrior, isPart, isDoubtful }, context),
    words: meant.map((entry, level) => ({ ...entry, assigns: assigned[level] ?? {} })),
  };
}

function understand(
  name: string,
  confidence: number,
  context: HeaderContext,
): Pick<ReadWord, "word" | "match"> {
  const word = withoutYear(name, context.year);
  if (context.variants.headers.some(({ words }) => words.some((known) => normalise(known) === word)))
    return { word, match: "taught" };
  if (isUnderstood(word, context)) return { word, match: isKnownWord(word) ? "exact" : "synonym" };
  const known = knownWord(word, confidence);
  return { word: known, match: known === word ? "unknown" : "misread" };
}

function meaningOf(
  path: readonly string[],
  words: readonly string[],
  { isPrior, isPart, isDoubtful }: Record<"isPrior" | "isPart" | "isDoubtful", boolean>,
  context: HeaderContext,
): Meaning {
  const leaf = words.at(-1) ?? "";
  const taught = taughtHeader(context.variants, leaf, words.slice(0, -1));
  if (taught?.ignore) return { role: "other" };
  if (taught?.dimension) return { role: "dimension", dimension: taught.dimension };
  const assigned = taughtCoordinates(context.variants, words);
  if (words.length === 0 || isOtherWord(leaf)) return { role: "other" };
  if (isRateWord(leaf) || /[%％]/u.test(printedLeaf(path)))
    return { role: "measure", coordinates: isChange(words) ? { phase: "change-rate" } : {}, unit: "%" };
  const dimension = dimensionOfPath(words, context);
  if (dimension !== null && !taught) return { role: "dimension", dimension };

  if (words.some((word) => isOfAnotherYear(word, context.year))) return { role: "other" };
  let coordinates: Coordinates = {};
  let understood = false;
  for (const [level, word] of words.entries()) {
    const found = coordinatesOfWord(word, words.slice(0, level).join("/"));
    coordinates = { ...coordinates, ...found };
    // A leaf that is printed so and not understood is some part of what stands above it: no word says which. A misread
    // one has the meaning of its group.
    understood = Object.keys(found).length > 0 || (understood && isDoubtful);
  }
  if (isPrior && !coordinates.phase?.startsWith("prior-year")) return { role: "other" };
  if (assigned) {
    coordinates = { ...coordinates, ...assigned };
    understood = true;
  }
  const unit = unitOf(path, coordinates);
  if (!understood && !isAmountWord(leaf) && !isPartWord(leaf)) return { role: "other" };
  return {
    role: "measure",
    coordinates,
    ...(unit ? { unit } : {}),
    ...(isPart ? { ofWhich: true } : {}),
  };
}

/** A head of this one word says that last year's figures stand under it, of whatever stage. */
const PRIOR_YEAR = "上年";

/** The last words of a path that are no column number. */
const printedLeaf = (path: readonly string[]): string =>
  path.findLast((text) => text !== "" && !isColumnNumber(normalise(text))) ?? "";

const isChange = (words: readonly string[]): boolean =>
  words.some((word) => /增|减|[比较与]上年|^%$/u.test(word));

/** Years as seen from the disclosure's: 2023年执行数 is 上年执行数 in 2024, and 2024年预算数 is 预算数. */
const withoutYear = (word: string, year: number | null): string =>
  year === null
    ? word
    : word.replace(/(20\d{2})年度?/gu, (printed, digits) =>
        Number(digits) === year ? "" : Number(digits) === year - 1 ? "上年" : printed,
      );

/** No coordinate says that an amount is of the year before last, or last year's adjusted budget. */
const isOfAnotherYear = (word: string, year: number | null): boolean =>
  year !== null && (/^20\d{2}年/u.test(word) || /^上年(?:调整|全年)/u.test(word));

/** 栏次 or its 1, 2, 3=1+2 … at the foot of a header say nothing of the column. */
const isColumnNumber = (word: string): boolean => /^(?:栏次|[甲乙丙丁]|\d{1,2}(?:=.+)?)$/u.test(word);

/** Does the word say something by itself? Then it is no misreading of another. */
const isUnderstood = (word: string, context: HeaderContext): boolean =>
  isOtherWord(word) ||
  isRateWord(word) ||
  isAmountWord(word) ||
  dimensionOfPath([word], context) !== null ||
  Object.keys(coordinatesOfWord(word, "")).length > 0;

function unitOf(path: readonly string[], coordinates: Coordinates): Column["unit"] | null {
  if (coordinates.phase === "change-rate") return "%";
  for (const text of [...path].reverse()) {
    const unit = unitInBrackets(text);
    if (unit) return unit;
  }
  return null;
}
