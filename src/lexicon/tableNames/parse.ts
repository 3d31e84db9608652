import { lookAlikesOf } from "../lookAlikes.ts";
import { isSlipOf, slipsAllowed, type TextSource } from "../match.ts";
import { NAME_WORDS, type NameMeaning } from "./words.ts";

/** A way to read the end of a title as words of table names. */
export interface NameParse {
  /** The known words, from left to right, as they are usually spelled. */
  readonly words: readonly string[];
  readonly meanings: readonly NameMeaning[];
  /** Where the known words begin; what stands before them is `text.slice(0, start)`. */
  readonly start: number;
  /** Characters that are misread, if it is read so. */
  readonly slips: number;
}

interface Word {
  readonly word: string;
  readonly says: NameMeaning;
}

const WORDS: readonly Word[] = NAME_WORDS.flatMap(({ words, says = {} }) =>
  words.map((word) => ({ word, says })),
);
const MEANING = new Map(WORDS.map(({ word, says }) => [word, says]));
const LONGEST = Math.max(...WORDS.map(({ word }) => word.length));
/** 2026年度, 2026年, 2026 within a name say which year it is about. */
const YEAR = /(?:20\d{2}(?:年度|年)?)$/u;
/** Ways to read one place of a title that are carried on; more never differ in meaning on the documents seen. */
const WAYS = 16;

/**
 * The ways to read `text` from its end as known words, with the fewest slips and the longest stretch of text first.
 * Within a text layer every word stands exactly; on a scan one character in five may be misread, but no known word is
 * taken for another.
 */
export function parseName(text: string, source: TextSource): NameParse[] {
  const most = slipsAllowed(text.length, source);
  const ways = new Map<number, NameParse[]>([
    [text.length, [{ words: [], meanings: [], start: text.length, slips: 0 }]],
  ]);
  const found: NameParse[] = [];
  for (let end = text.length; end > 0; end--) {
    const here = best(ways.get(end) ?? []);
    if (here.length === 0) continue;
    const year = YEAR.exec(text.slice(0, end))?.[0];
    const words = wordsBefore(text, end, most > 0);
    for (const way of here) {
      found.push(way);
      if (year && end < text.length) add(ways, { ...way, start: end - year.length });
      for (const [word, length, slips] of words) {
        if (way.slips + slips > most) continue;
        add(ways, {
          words: [word, ...way.words],
          meanings: [MEANING.get(word) ?? {}, ...way.meanings],
          start: end - length,
          slips: way.slips + slips,
        });
      }
    }
  }
  return [...found, ...best(ways.get(0) ?? [])]
    .filter(
      ({ words, start, slips }) => words.length > 0 && slips <= slipsAllowed(text.length - start, source),
    )
    .sort(inOrder);
}

function add(ways: Map<number, NameParse[]>, way: NameParse): void {
  ways.set(way.start, [...(ways.get(way.start) ?? []), way]);
}

/** The likeliest ways to have come to one place; of several with the same words one. */
function best(ways: readonly NameParse[]): NameParse[] {
  const seen = new Set<string>();
  return [...ways]
    .sort(inOrder)
    .filter(({ words }) => {
      const key = words.join();
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, WAYS);
}

const inOrder = (a: NameParse, b: NameParse): number =>
  a.slips - b.slips || a.start - b.start || a.words.length - b.words.length;

/**
 * The known words that end at `end`: exactly, and with a slip where `withSlips`. What looks like one word is no slip of
 * another: 收人 is 收入 and not 收支.
 */
function wordsBefore(text: string, end: number, withSlips: boolean): [string, number, 0 | 1][] {
  const found: [string, number, 0 | 1][] = [];
  const alike = new Set<number>();
  for (let length = 1; length <= Math.min(LONGEST, end); length++) {
    const printed = text.slice(end - length, end);
    if (MEANING.has(printed)) found.push([printed, length, 0]);
    else if (withSlips && length > 1) {
      const [twin, ...others] = lookAlikesOf(printed).filter((word) => MEANING.has(word));
      if (twin === undefined || others.length > 0) continue;
      found.push([twin, length, 1]);
      alike.add(length);
    }
  }
  if (!withSlips) return found;
  for (const { word } of WORDS) {
    // Of one character nothing is left to know it by.
    if (word.length < 2) continue;
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      if (length > end || alike.has(length)) continue;
      const printed = text.slice(end - length, end);
      if (isSlipOf(printed, word, isSpelled)) found.push([word, length, 1]);
    }
  }
  return found;
}

/** Is `text` known words from end to end? Then nothing in it is misread. */
function isSpelled(text: string): boolean {
  if (text === "") return true;
  for (let length = Math.min(LONGEST, text.length); length > 0; length--) {
    if (MEANING.has(text.slice(0, length)) && isSpelled(text.slice(length))) return true;
  }
  return false;
}
