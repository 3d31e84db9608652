import type { TableKind } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { mayStandBeforeName } from "../bodyNames.ts";
import { slipsAllowed, type TextSource } from "../match.ts";
import { withoutOrdinals } from "../ordinals.ts";
import { withoutContinued } from "./continued.ts";
import { takeFormNumber } from "./formNumbers.ts";
import { fundOfMeanings, kindOfMeanings } from "./kinds.ts";
import { type NameParse, parseName } from "./parse.ts";
import { FOREIGN_WORDS, type NameMeaning } from "./words.ts";

/** Ends of table names that a user teaches, with the kind they name. */
export type TaughtTitles = readonly { readonly words: readonly string[]; readonly kind: TableKind }[];

/**
 * The kind that a title names, the known words at its end, '' for none, and how they were matched: `exact`, with a
 * character `misread`, as `taught` by the user, or not at all.
 */
export interface TitleMatch {
  readonly kind: TableKind;
  readonly name: string;
  readonly match: "exact" | "misread" | "taught" | "unknown";
  /** Whose money its known words say that it is about. */
  readonly fund?: NonNullable<NameMeaning["fund"]>;
}

const UNKNOWN: TitleMatch = { kind: "unknown", name: "", match: "unknown" };

/** Year and 度 at the front of a title. */
const YEAR_BEFORE = /^20\d{2}(?:年度|年)?/u;
/** An aside: what stands in brackets, whole. */
const ASIDE = /\(([^()]*)\)/gu;
/** An aside that says what is left out, or only of which year or unit the table is. */
const NO_PART = /^(?:不含|不包括|不包含|除|单位[:：]|含)/u;
const QUOTES = /["'“”‘’「」『』、·,:：]/gu;

/** The kind of table that a printed title names, `unknown` where none. */
export const kindOfTitle = (
  title: string,
  taught: TaughtTitles = [],
  source: TextSource = "scan",
): TableKind => matchTitle(title, taught, source).kind;

/**
 * Reads a title as the name of a table: number, year and body before it, the words of the name, asides in brackets. On a
 * scan a character in five may be misread; where the readings of a misread title name several kinds, it names none.
 * What is taught wins over known words that explain no more of the title.
 */
export function matchTitle(
  title: string,
  taught: TaughtTitles = [],
  source: TextSource = "scan",
): TitleMatch {
  const { name, asides } = takeApart(title);
  const known = bestMatch(name, asides, source);
  const own = bestTaught(name, taught, source);
  if (own && own.explained >= known.explained) return own.found;
  return known.found;
}

/** Is `title` made of the words of table names from the body or year on, whatever kind it is of (收支总表; not 预算公开表)? */
export function isTableName(title: string, source: TextSource = "scan"): boolean {
  const { name } = takeApart(title);
  return parseName(name, source).some((parse) => isWholeName(name, parse));
}

const isWholeName = (name: string, { start, meanings, words }: NameParse): boolean =>
  words.at(-1) === "表" && words.length > 1 && mayStandBefore(name.slice(0, start), meanings);

interface Explained {
  readonly found: TitleMatch;
  /** Characters of the title that it explains. */
  readonly explained: number;
}

function bestMatch(name: string, asides: readonly string[], source: TextSource): Explained {
  const fewest: NameParse[] = [];
  for (const parse of parseName(name, source)) {
    if (fewest.length > 0 && parse.slips > (fewest[0] as NameParse).slips) break;
    if (isWholeName(name, parse)) fewest.push(parse);
  }
  const [best] = fewest;
  if (!best) return { found: UNKNOWN, explained: 0 };
  const restrictions = asides.flatMap((aside) => meaningsOfAside(aside, source));
  const kinds = new Set(
    fewest
      .filter((parse) => (parse.slips === 0 ? parse === best : parse.start === best.start))
      .map(({ meanings, start }) =>
        kindOfMeanings([...meanings, ...ofProject(name.slice(0, start), meanings), ...restrictions]),
      ),
  );
  const [kind = "unknown"] = kinds;
  if (kinds.size !== 1 || kind === "unknown") return { found: UNKNOWN, explained: 0 };
  const fund = fundOfMeanings(best.meanings);
  return {
    found: {
      kind,
      name: best.words.join(""),
      match: best.slips > 0 ? "misread" : "exact",
      ...(fund === null ? {} : { fund }),
    },
    explained: name.length - best.start - best.slips,
  };
}

/** What a taught end of a title explains of this one, exactly or with the slips of its source. */
function bestTaught(name: string, taught: TaughtTitles, source: TextSource): Explained | null {
  let best: Explained | null = null;
  for (const { kind, words } of taught) {
    for (const word of words.map((one) => takeApart(one).name)) {
      const slips = slipsAtEnd(name, word, source);
      if (slips === null || word.length - slips <= (best?.explained ?? 0)) continue;
      best = { found: { kind, name: word, match: "taught" }, explained: word.length - slips };
    }
  }
  return best;
}

/** Misread characters if `text` ends with `word`; null where it does not. Exact wherever the text holds it. */
function slipsAtEnd(text: string, word: string, source: TextSource): number | null {
  if (word === "" || text.endsWith(word)) return word === "" ? null : 0;
  const most = slipsAllowed(word.length, source);
  const end = text.slice(-word.length);
  const slips = [...end].filter((letter, at) => letter !== word[at]).length;
  return end.length === word.length && slips <= most ? slips : null;
}

/** `title` without white space and without what stands in brackets. */
const withoutAsides = (title: string): string => normalise(title).replace(ASIDE, "");

/** Does the line end as the titles of tables do: …表, or …表（…）? */
export const isWholeTitle = (text: string): boolean => /表$/u.test(withoutAsides(text));

/** The title's name without number, ordinal, quotes and 续, and what stood in brackets in it. */
function takeApart(title: string): { name: string; asides: string[] } {
  let rest = withoutContinued(normalise(title));
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = withoutOrdinals(takeFormNumber(rest).rest).replace(/^[:：.、\-—]+|[:：.]+$/gu, "");
  }
  const asides = [...rest.matchAll(ASIDE)].map((found) => found[1] as string);
  const name = rest
    .replace(ASIDE, "")
    .replace(/\([^()]*$/u, "")
    .replace(QUOTES, "");
  return { name, asides };
}

/** An aside restricts a table where it names a fund, a nature or a topic: （基本支出）, （按经济分类）; not （不含上年结转）. */
function meaningsOfAside(aside: string, source: TextSource): NameMeaning[] {
  if (NO_PART.test(aside)) return [];
  const whole = parseName(aside.replace(QUOTES, ""), source).find(({ start }) => start === 0);
  return (whole?.meanings ?? []).map(({ side: _, form: __, by: ___, ...meaning }) => meaning);
}

/** 信访业务培训绩效目标表: what stands before the targets, and is no body, is the name of a project. */
function ofProject(before: string, meanings: readonly NameMeaning[]): NameMeaning[] {
  const plain = before.replace(YEAR_BEFORE, "");
  const isOfTargets = meanings.some(({ topic }) => topic === "performance-target");
  return isOfTargets && !mayStandBeforeName(plain) ? [{ whole: "project" }] : [];
}

/** May `before` stand before a name that says `meanings`? A project's own name may be anything, before its targets. */
function mayStandBefore(before: string, meanings: readonly NameMeaning[]): boolean {
  const plain = before.replace(YEAR_BEFORE, "");
  if (FOREIGN_WORDS.some((word) => plain.includes(word))) return false;
  if (meanings.some(({ topic }) => topic === "performance-target")) return true;
  return mayStandBeforeName(plain);
}
