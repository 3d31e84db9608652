import { normalise } from "../core/text.ts";
import { spelledLike } from "./spelling.ts";
import { closingKind } from "./totals.ts";

/** What stands beside the numbers: 栏次, 公式 and 甲, 乙 (national forms), ** (Zhejiang, Hunan), 类款项 over codes. */
const isNumberingLabel = spelledLike([
  "栏次",
  "公式",
  "行次",
  "次序",
  "{甲|乙|丙|丁|戊}",
  "类[款][项]",
  "款[项]",
  "项",
  "{*|**|***|※|※※}",
  "—",
  "-",
]);
/** Labels that stand in rows of column numbers alone: with one of them a single number is enough. */
const isSureLabel = spelledLike(["栏次", "公式", "{甲|乙|丙|丁|戊}", "{**|***|※|※※}"]);
/** `3`, `(3)`, `3栏`, or how a column is reckoned: `3=1+2`, `2=3+4`. */
const NUMBER = /^\(?(\d{1,2})\)?栏?(?:=[\d()+\-*/×÷%栏]+)?$/u;
/** `B`, or how a column is reckoned: `A=B+C` (the national form of debts). */
const LETTER = /^([A-Z])(?:=[A-Z()+\-*/×÷%]+)?$/u;
/** Numbers from 1 on that tell the row though its labels are misread, and no longer than those are. */
const SURE_NUMBERS = 4;
const LONGEST_LABEL = 2;
/** What Xi'an prints in every cell of that row. */
const STARS = /^(?:\*\*|※※)$/u;
/** Numbers without a sure label, at least: fewer count up by chance. */
const FEWEST_NUMBERS = 3;

/**
 * Does a row of cells number the columns (`** | ** | 1 | 2=3+4 | 3`, `栏次 | 1 | 2`, `** | ** | **`)? `texts` are those of
 * its own cells, blank ones too. Numbers count up by one and nothing else stands in the row; such figures are no money.
 */
export function isColumnNumbering(texts: readonly string[]): boolean {
  const words = texts.map(normalise).filter((text) => text !== "");
  const numbers = words.flatMap((word) => numberOf(word) ?? []);
  const sure = words.find(isSureLabel);
  const fewest = sure === undefined ? FEWEST_NUMBERS : 1;
  if (words.length === texts.length && words.length > 1 && words.every((word) => STARS.test(word)))
    return true;
  const others = words.filter((word) => numberOf(word) === null && !isNumberingLabel(word));
  // On a scan ** may be read as two other characters (兴兴). Numbers that count up from 1 tell the row.
  const isMisread =
    numbers.length >= SURE_NUMBERS &&
    numbers[0] === 1 &&
    others.every((word) => word.length <= LONGEST_LABEL && closingKind(word) === null);
  return (
    numbers.length >= fewest &&
    (others.length === 0 || isMisread) &&
    numbers.every((number, index) => number === (numbers[0] as number) + index)
  );
}

/** The number that a word gives its column, A counted as 1; null for any other word. */
function numberOf(word: string): number | null {
  const letter = LETTER.exec(word)?.[1];
  if (letter !== undefined) return letter.charCodeAt(0) - "A".charCodeAt(0) + 1;
  const digits = NUMBER.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Is a word of a header path a column's number, or the label of such a row? */
export const isColumnNumber = (word: string): boolean =>
  numberOf(word) !== null || /^(?:栏次|[甲乙丙丁戊]|\*+|※+)$/u.test(word);
