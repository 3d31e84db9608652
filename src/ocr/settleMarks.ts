import { type Readable, readAs } from "./readAs.ts";
import type { ReadLine } from "./recognizer.ts";

/**
 * Marks that look alike, settled by what stands around them; digits and words are never changed. `second` is what
 * another reader made of the same line, where it was asked.
 */
export const settleMarks = (line: ReadLine, second = ""): ReadLine =>
  settleQuotes(settleSeparators(withoutSpecks(withoutStrays(line, second)), second));

/** An amount in two decimals, however its groups are parted; with more than that at its ends, specks were read as marks. */
const AMOUNT = /^-?\d{1,3}(?:,?\d{3})*[.,]\d{2}$/u;
const STRAY = /^[.,:;、。·，：'‘’`\s-]$/u;

/** A figure without the marks that no figure begins or ends with: .417.22 is 417.22, .1.302.87 is 1,302.87, and never sure. */
function withoutStrays(line: ReadLine, second: string): ReadLine {
  const isStray = (index: number): boolean => STRAY.test(line[index]?.text ?? "");
  let [start, end] = [0, line.length];
  while (isStray(start) && line[start]!.text !== "-") start++;
  while (end > start && isStray(end - 1)) end--;
  const figure = line.slice(start, end);
  if (figure.length === line.length || !AMOUNT.test(textOf(settleSeparators(figure, second)))) return line;
  return figure.map((character) => ({ ...character, confidence: Math.min(BY_PLACE, character.confidence) }));
}

/** Words of ideographs, a year before them, that no mark of this sort begins or ends: specks beside them were read. */
const WORDS = /^(?:\d{4})?\p{Script=Han}[\p{Script=Han}（）()、]+$/u;
const SPECK_BEFORE = /^[.．·,'‘’`”]$/u;
const SPECK_AFTER = /^[.．·,'‘’`“]$/u;

/** A line of words without the specks before and after it. */
function withoutSpecks(line: ReadLine): ReadLine {
  let [start, end] = [0, line.length];
  while (SPECK_BEFORE.test(line[start]?.text ?? "")) start++;
  while (end > start && SPECK_AFTER.test(line[end - 1]?.text ?? "")) end--;
  const words = line.slice(start, end);
  return words.length < line.length && WORDS.test(textOf(words)) ? words : line;
}

const MARK = /[.,:;、。·，：；]/u;
/** A figure whose groups of digits are parted by whatever marks were read for points and commas. */
const PARTED = new RegExp(`^[-(]?\\d+(?:${MARK.source}\\d+)+\\)?$`, "u");
/** The same where the figure goes on in the next line of its cell: the last mark may be either, those before it part threes. */
const WRAPPED = new RegExp(`^-?\\d{1,3}(?:${MARK.source}\\d{3})+[.,]$`, "u");
/** A colon as sure as this is one: ratios are printed with it. */
const SURE_COLON = 0.95;
/** Confidence of a mark that its place alone decides: a second reader or a sum has to prove it … */
const BY_PLACE = 0.5;
/** … and of one that the second reader saw as well. */
const SEEN_TWICE = 0.8;

/**
 * Marks by their places: a figure has one point, before its last one or two digits, and commas between groups of
 * three. So 2.573.05 is 2,573.05, 0:23 is 0.23, 91,44 is 91.44, and 1.130.908. over 44 is 1,130,908. there; where two ways
 * are left nothing is changed. A changed mark is never sure.
 */
export function settleSeparators<T extends Readable>(line: readonly T[], second = ""): readonly T[] {
  const marks = [...line.keys()].filter((index) => MARK.test(line[index]!.text));
  const wanted = marks.length === 0 ? null : marksIn(textOf(line));
  if (wanted === null) return line;
  const changed = wanted.map((mark, place) => [marks[place] as number, mark] as const);
  const isSettled = changed.every(([index, mark]) => mayBe(line[index]!, mark));
  if (!isSettled) return line;
  const settled = new Map(changed.filter(([index, mark]) => line[index]!.text !== mark));
  const text = line.map((character, index) => settled.get(index) ?? character.text).join("");
  const most = second === text ? SEEN_TWICE : BY_PLACE;
  return line.map((character, index) => {
    const mark = settled.get(index);
    return mark === undefined ? character : readAs(character, mark, most);
  });
}

/** What the marks of a figure must be, as far as their places tell; null where they do not. */
function marksIn(text: string): string[] | null {
  const groups = text.replace(/[-()]/gu, "").split(MARK);
  if (PARTED.test(text)) return marksOf(groups);
  return WRAPPED.test(text) ? groups.slice(2).map(() => ",") : null;
}

/** The marks between these groups of digits; null where more than one way is left. */
function marksOf(groups: readonly string[]): string[] | null {
  const decimals = (groups.at(-1) as string).length;
  if (decimals > 2) return null;
  if (groups.length === 2) return decimals === 2 ? ["."] : null;
  const [first, ...inner] = groups.slice(0, -1) as [string, ...string[]];
  const areThrees = first.length <= 3 && inner.every((group) => group.length === 3);
  return areThrees ? [...inner.map(() => ","), "."] : null;
}

/** May the character be this mark? A colon only where it is in doubt. */
const mayBe = ({ text, confidence, alternatives = [] }: Readable, mark: string): boolean =>
  !/[:：]/u.test(text) || confidence < SURE_COLON || alternatives.some((other) => other.text === mark);

/** A straight quotation mark closes an opening curly one, and opens what a closing one ends. */
function settleQuotes(line: ReadLine): ReadLine {
  return line.map((character, index) => {
    if (character.text !== '"') return character;
    const before = line.slice(0, index).findLast(({ text }) => QUOTES.has(text))?.text;
    const after = line.slice(index + 1).find(({ text }) => QUOTES.has(text))?.text;
    if (before === "“" && after !== "”") return { ...character, text: "”" };
    if (after === "”" && before !== "“") return { ...character, text: "“" };
    return character;
  });
}

const QUOTES: ReadonlySet<string> = new Set(["“", "”", '"']);

const textOf = (line: readonly Readable[]): string => line.map(({ text }) => text).join("");
