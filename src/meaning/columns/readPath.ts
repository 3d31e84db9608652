import type { Column, Coordinates } from "../../contract/schema.ts";
import { normalise } from "../../core/text.ts";
import { isColumnNumber } from "../../lexicon/columnNumbering.ts";
import {
  coordinatesOfWord,
  isAmountWord,
  isOtherWord,
  isPartWord,
  isRateWord,
} from "../../lexicon/headerWords/match.ts";
import { isUsualWord, meantWord } from "../../lexicon/headerWords/misread.ts";
import { readLabel } from "../../lexicon/labels.ts";
import { unitInBrackets, withoutUnit } from "../../lexicon/units.ts";
import { KIND_DEFAULTS } from "../kinds.ts";
import { taughtCoordinates, taughtHeader } from "../variants.ts";
import { dimensionOfPath } from "./dimensionOfPath.ts";
import type { HeaderContext, Meaning } from "./types.ts";

/** A word of a header path and how it came to its meaning. */
export interface ReadWord {
  readonly printed: string;
  /** What it is understood as: without ordinal, unit and year, or the usual word that it is a misreading of. */
  readonly word: string;
  /** A usual spelling, another that is known, a doubtful reading near to a usual word, a taught word, or none of these. */
  readonly match: "exact" | "synonym" | "misread" | "taught" | "unknown";
  /** The coordinates that it assigns where money stands below it. */
  readonly assigns: Coordinates;
}

/** What the words of a path come to. */
export interface ReadPath {
  readonly meaning: Meaning;
  readonly words: readonly ReadWord[];
  /** The coordinates of the words above the last one: what a column under them has whatever its own word is. */
  readonly groupCoordinates: Coordinates;
  /** No coordinate says of which year and stage its amounts are. */
  readonly isOfOtherYear: boolean;
  /** The stage of last year's figures is the title's, since no word of the path prints it. */
  readonly stageOfTitle: boolean;
}

/** Reads the words of one column's header, outermost first, as they were read with `confidences`. */
export function readPath(
  path: readonly string[],
  confidences: readonly number[],
  context: HeaderContext,
): ReadPath {
  const labels = path
    .map((printed, level) => ({
      printed,
      ...readLabel(withoutAsides(printed)),
      confidence: confidences[level] ?? 1,
    }))
    .filter(({ name }) => !isColumnNumber(name));
  const read = labels
    .map(({ printed, name, confidence }) => ({ printed, ...understand(name, confidence, context) }))
    .filter(({ word }) => word !== "");
  const { stage, words: meant } = withYearBefore(read, context);
  const words = meant.map(({ word }) => word);
  const assigned = words.map((word, level) => ({
    ...coordinatesOfWord(word, words.slice(0, level).join("/"), hasSides(context)),
    ...taughtHeader(context.variants, word, words.slice(0, level))?.coordinates,
  }));
  const facts: PathFacts = {
    path,
    words,
    stage,
    isPart: labels.at(-1)?.ofWhich === true || isPartWord(words.at(-1) ?? ""),
    isDoubtful: labels.some(({ confidence }) => confidence < 1),
  };
  const meaning = meaningOf(facts, context);
  return {
    meaning,
    words: meant.map((entry, level) => ({ ...entry, assigns: assigned[level] ?? {} })),
    groupCoordinates: {
      ...context.titled,
      ...Object.assign({}, ...assigned.slice(0, path.at(-1) === "" ? undefined : -1)),
      ...stage?.coordinates,
    },
    isOfOtherYear: words.some((word) => isOfAnotherYear(word, context.year)) || stage?.coordinates === null,
    stageOfTitle: stage?.isOfTitle === true && meaning.role === "measure",
  };
}

const hasSides = ({ kind }: HeaderContext): boolean => KIND_DEFAULTS[kind].direction === undefined;

/** A head of this one word says that last year's figures stand under it, of whatever stage. */
const YEAR_BEFORE = /^上年(?:度|数)?$/u;

/** The stage of last year's figures under a head that prints no stage; null where no such head stands there. */
interface Stage {
  readonly coordinates: Coordinates | null;
  readonly isOfTitle: boolean;
}

/** 2023年 over 预算数 and 执行数 says whose they are: its word goes to the last one, or the title tells the stage. */
function withYearBefore<T extends { readonly word: string }>(
  read: readonly T[],
  { title }: HeaderContext,
): { words: T[]; stage: Stage | null } {
  if (!read.some(({ word }) => YEAR_BEFORE.test(word))) return { words: [...read], stage: null };
  const others = read.filter(({ word }) => !YEAR_BEFORE.test(word));
  const last = others.at(-1);
  const joined = last ? { ...last, word: `上年${last.word}` } : undefined;
  if (joined && coordinatesOfWord(joined.word, "").phase?.startsWith("prior-year"))
    return { words: [...others.slice(0, -1), joined], stage: { coordinates: {}, isOfTitle: false } };
  const phase = /决算|执行/u.test(title)
    ? "prior-year-execution"
    : /预算/u.test(title)
      ? "prior-year-budget"
      : null;
  const words = others.length > 0 ? others : [...read];
  return { words, stage: { coordinates: phase ? { phase } : null, isOfTitle: true } };
}

function understand(
  name: string,
  confidence: number,
  context: HeaderContext,
): Pick<ReadWord, "word" | "match"> {
  const word = withoutYear(name, context.year);
  if (context.variants.headers.some(({ words }) => words.some((known) => normalise(known) === word)))
    return { word, match: "taught" };
  if (isUnderstood(word, context)) return { word, match: isUsualWord(word) ? "exact" : "synonym" };
  const usual = meantWord(word, confidence);
  return { word: usual, match: usual === word ? "unknown" : "misread" };
}

interface PathFacts {
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly stage: Stage | null;
  readonly isPart: boolean;
  readonly isDoubtful: boolean;
}

function meaningOf({ path, words, stage, isPart, isDoubtful }: PathFacts, context: HeaderContext): Meaning {
  const leaf = words.at(-1) ?? "";
  const taught = taughtHeader(context.variants, leaf, words.slice(0, -1));
  if (taught?.ignore) return { role: "other" };
  if (taught?.dimension) return { role: "dimension", dimension: taught.dimension };
  if (words.length === 0 || isOtherWord(leaf)) return { role: "other" };
  if (isRateWord(leaf) || PERCENT.test(printedLeaf(path)))
    return { role: "measure", coordinates: isChange(words) ? { phase: "change-rate" } : {}, unit: "%" };
  const dimension = dimensionOfPath(words, context);
  if (dimension !== null && !taught) return { role: "dimension", dimension };
  if (words.some((word) => isOfAnotherYear(word, context.year))) return { role: "other" };
  const { coordinates, isUnderstood } = coordinatesOf(words, isDoubtful, context);
  if (stage?.isOfTitle && stage.coordinates === null) return { role: "other" };
  const isMeant = isUnderstood || isAmountWord(leaf) || isPart || YEAR_BEFORE.test(leaf) || taught?.money;
  if (!isMeant) return { role: "other" };
  const all = { ...context.titled, ...coordinates, ...stage?.coordinates };
  const unit = unitOf(path, all);
  return {
    role: "measure",
    coordinates: all,
    ...(unit ? { unit } : {}),
    ...(isPart || taught?.ofWhich ? { ofWhich: true } : {}),
  };
}

/** What the words of a money column assign together, inner ones overriding outer ones; does its last word say anything? */
function coordinatesOf(words: readonly string[], isDoubtful: boolean, context: HeaderContext) {
  const phase = context.titled?.phase;
  let coordinates: Coordinates = phase ? { phase } : {};
  let isUnderstood = false;
  for (const [level, word] of words.entries()) {
    const said = coordinatesOfWord(word, words.slice(0, level).join("/"), hasSides(context));
    const found = /^(?:本年|当年)度?$/u.test(word) && context.years ? {} : said;
    coordinates = { ...coordinates, ...found, ...stageUnder(coordinates.phase, found.phase) };
    // A leaf that is printed so and not understood is some part of what stands above it: no word says which. A misread
    // one has the meaning of its group.
    isUnderstood = Object.keys(said).length > 0 || (isUnderstood && isDoubtful);
  }
  const assigned = taughtCoordinates(context.variants, words);
  return assigned
    ? { coordinates: { ...coordinates, ...assigned }, isUnderstood: true }
    : { coordinates, isUnderstood };
}

/** 执行数 under 2025年执行数 is that year's: an inner stage without a year is of the year above it. */
function stageUnder(outer: Coordinates["phase"], inner: Coordinates["phase"]): Coordinates {
  if (!outer?.startsWith("prior-year")) return {};
  if (inner === "budget") return { phase: "prior-year-budget" };
  return inner === "final-accounts" ? { phase: "prior-year-execution" } : {};
}

/** A percent sign that says what stands below it: 增减%, （%）; that of 95% is of a figure. */
const PERCENT = /(?:^|[^\d\s])[（(]?[%％]/u;

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

/** Does the word say something by itself? Then it is no misreading of another. */
const isUnderstood = (word: string, context: HeaderContext): boolean =>
  isOtherWord(word) ||
  isRateWord(word) ||
  isAmountWord(word) ||
  isPartWord(word) ||
  YEAR_BEFORE.test(word) ||
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

/** `项目金额（万元）` is 项目金额; the letter of `全年执行数（B）` and the sum of `合计（3=1+2）` say nothing of it. */
const withoutAsides = (text: string): string =>
  withoutUnit(text.replace(/[（(](?:[A-Z](?:[-+/÷][A-Z])*|\d{1,2}(?:=[\d+-]+)?)[）)]$/u, ""));
