/** What codes and names of the classifications mean: looked up in the data files of `data/`. */
import { groupBy } from "../../core/groupBy.ts";
import { similarity } from "../../core/similarity.ts";
import { normalise } from "../../core/text.ts";
import { classification, type Entry, SCHEMES, type Scheme } from "./load.ts";

export { type Entry, SCHEMES, type Scheme } from "./load.ts";

/** Names this much alike are the same name, misread, shortened or from another year. */
const SAME_NAME = 0.5;

const byCode = new Map<Scheme, Map<string, Entry[]>>();

/** Every name that the code has or had; none where it is not in the tables. */
export function entriesOf(scheme: Scheme, code: string): readonly Entry[] {
  let index = byCode.get(scheme);
  if (!index) {
    index = groupBy(classification().entries[scheme], (entry) => entry.code);
    byCode.set(scheme, index);
  }
  return index.get(code) ?? index.get(wholeGroup(code)) ?? [];
}

/** A group (款) without items is printed as an item 00 of it: 2121100 is 21211. */
const wholeGroup = (code: string): string => (/^\d{5}00$/u.test(code) ? code.slice(0, 5) : "");

/** Digits of the longest code that both economic classifications have (款). */
const ECONOMIC_DIGITS = 5;

/**
 * Is `code` a publisher's own item under a class of the standard? The economic classifications end with 款; some cities
 * part theirs further, 3010201 规范性津补贴 under 30102 津贴补贴.
 */
export const isOwnItem = (scheme: Scheme, code: string): boolean =>
  scheme !== "function" &&
  /^\d{7,9}$/u.test(code) &&
  entriesOf(scheme, code.slice(0, ECONOMIC_DIGITS)).length > 0;

/** The name that the code has in `year`, or its newest where the year is not known; null where it has none then. */
export function entryIn(scheme: Scheme, code: string, year: number | null): Entry | null {
  const entries = entriesOf(scheme, code);
  if (year === null) return entries.at(-1) ?? null;
  return entries.find(({ from, to }) => (from ?? year) <= year && year <= (to ?? year)) ?? null;
}

const byLength = new Map<string, readonly string[]>();

/** All codes of so many digits. */
export function codesOfLength(scheme: Scheme, length: number): readonly string[] {
  const key = `${scheme} ${length}`;
  let known = byLength.get(key);
  if (!known) {
    const codes = classification().entries[scheme].map(({ code }) => code);
    known = [...new Set(codes)].filter((code) => code.length === length);
    byLength.set(key, known);
  }
  return known;
}

/** Is `printed` the name that the code has or had, to the letter but for brackets and a closing 支出? */
export const isNamed = (scheme: Scheme, code: string, printed: string): boolean =>
  entriesOf(scheme, code).some(({ name }) => plainName(name) === plainName(printed));

/** Code of the class (类) or group above: 20103 of 2010399; null of a class. */
export const parentOf = (code: string): string | null => (code.length > 3 ? code.slice(0, -2) : null);

/** Can `printed` be a name of the code, be it misread, cut, shortened or a former one? True of a code without names. */
export function mayBeNamed(scheme: Scheme, code: string, printed: string): boolean {
  const entries = entriesOf(scheme, code);
  return entries.length === 0 || entries.some(({ name }) => isAlike(plainName(name), plainName(printed)));
}

const isAlike = (known: string, printed: string): boolean =>
  printed === "" ||
  known.includes(printed) ||
  printed.includes(known) ||
  similarity(known, printed) >= SAME_NAME;

/** Without the closing 支出 and brackets: `卫生健康支出` and `卫生健康` are one name. */
const plainName = (name: string): string =>
  normalise(name)
    .replace(/[()“”"]/gu, "")
    .replace(/(?:类)?的?支出$/u, "");

const names = new Map<Scheme, ReadonlySet<string>>();

/** Is it the name of a class of the scheme, in whatever year, to the letter but for brackets and a closing 支出? */
export function isClassName(scheme: Scheme, name: string): boolean {
  let known = names.get(scheme);
  if (!known) {
    known = new Set(classification().entries[scheme].map((entry) => plainName(entry.name)));
    names.set(scheme, known);
  }
  return known.has(plainName(name));
}

let classes: Map<string, string> | undefined;

/** The code of the function class (类) that a label names (`卫生健康支出` -> `210`), in whatever year; or null. */
export function functionClassOf(name: string): string | null {
  classes ??= new Map(
    classification()
      .entries.function.filter(({ code }) => code.length === 3)
      .map((entry) => [plainName(entry.name), entry.code]),
  );
  return classes.get(plainName(name)) ?? null;
}

/** The names that opened sources give to codes printed without one, in `year`; printed names stay. */
export function withKnownNames<T extends Partial<Record<`${Scheme}Code` | `${Scheme}Name`, string | null>>>(
  names: T,
  year: number | null,
): T {
  let filled = names;
  for (const scheme of SCHEMES) {
    const code = names[`${scheme}Code`];
    if (typeof code !== "string" || names[`${scheme}Name`] !== null) continue;
    const entry = entryIn(scheme, code, year);
    if (entry?.source.opened) filled = { ...filled, [`${scheme}Name`]: entry.name };
  }
  return filled;
}

/** What the classification of a year calls the codes of an observation. */
export type StandardNames = Record<`${Scheme}NameStandard`, string | null>;

/** The name of each code in the classification of `year`, whatever is printed beside it; null where it is not known. */
export function standardNames(
  codes: Readonly<Record<`${Scheme}Code`, string | null>>,
  year: number | null,
): StandardNames {
  const nameOf = (scheme: Scheme): string | null =>
    entryIn(scheme, normalise(codes[`${scheme}Code`] ?? ""), year)?.name ?? null;
  return {
    functionNameStandard: nameOf("function"),
    departmentEconomicNameStandard: nameOf("departmentEconomic"),
    governmentEconomicNameStandard: nameOf("governmentEconomic"),
  };
}

let becomes: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The 政府 economic codes that a 部门 one becomes, in a unit of whatever sort and year; none where the tables do not tell. */
export function governmentCodesOf(departmentCode: string): ReadonlySet<string> {
  becomes ??= new Map(
    [...groupBy(classification().correspondence, ({ departmentEconomic }) => departmentEconomic)].map(
      ([code, pairs]) => [code, new Set(pairs.map(({ governmentEconomic }) => governmentEconomic))],
    ),
  );
  return becomes.get(departmentCode) ?? new Set();
}
