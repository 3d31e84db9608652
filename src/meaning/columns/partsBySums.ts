import type { LogicalRow, LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import { addendOf, Exact } from "../../core/money.ts";
import { isRestatedWord } from "../../lexicon/headerWords/match.ts";
import { readLabel } from "../../lexicon/labels.ts";
import { isWhole, wordsOf } from "./groups.ts";
import { type Candidate, COST } from "./types.ts";

/** What stands under a total: a column, or a group of columns with or without a total of its own. */
export interface Part {
  readonly columns: readonly Column[];
  /** The columns whose sum is its amount. */
  readonly amount: readonly Column[];
  /** 其中 is printed before its word. */
  readonly isPrinted: boolean;
  /** Its head restates money for a purpose of its own (政府采购项目). */
  readonly isRestated: boolean;
}

/** A way to read the parts of a total: those at these positions are of-which, the others add up to it. */
type Reading = readonly number[];

/** Part of the rows that must add up under the reading that is taken. */
const MOST_ROWS = 0.5;

/**
 * For every column under 其中, or in a group that restates money, whether it is a part that adds up to its total or one
 * of another part: of the ways to read the header, the one under which most rows add up. Where no row tells, the words
 * decide: 其中 right of the total and before other columns covers all of them, and they add up; alone it is of-which.
 */
export function proposeParts(columns: readonly Column[], table: LogicalTable): Map<number, Candidate> {
  const found = new Map<number, Candidate>();
  for (const total of columns) {
    if (total.role !== "measure" || total.unit === "%" || !isWhole(total)) continue;
    const parts = partsOf(total, columns);
    const first = parts.findIndex(({ isPrinted }) => isPrinted);
    const restated = parts.findIndex(({ isRestated }) => isRestated);
    if (parts.length < 2 || (first < 0 && restated < 0)) continue;
    const { reading, evidence } = choose(total, parts, table.rows);
    for (const [position, part] of parts.entries())
      if (part.isPrinted || part.isRestated || (first >= 0 && position > first))
        for (const column of part.columns) {
          const isOfWhich = reading.includes(position) || (column.ofWhich === true && !part.isPrinted);
          found.set(column.index, candidateOf(column, isOfWhich, evidence));
        }
  }
  return found;
}

/**
 * Columns under 其中 behind one column of which they are all the parts (公务用车购置及运行费, 其中：购置费, 其中：运行费):
 * their natures stand within its, and at least two stand side by side. They add up to it, so they are none of which.
 */
export function proposeNested(column: Column, columns: readonly Column[]): Candidate | null {
  const isPart = (one: Column | undefined): boolean =>
    one?.ofWhich === true && readLabel(wordsOf(one).at(-1) ?? "").ofWhich;
  if (!isPart(column)) return null;
  const start = columns.slice(0, column.index).findLastIndex((one) => !isPart(one));
  const end = columns.findIndex((one) => one.index > column.index && !isPart(one));
  const run = columns.slice(start + 1, end < 0 ? undefined : end);
  const whole = columns[start]?.coordinates?.nature;
  const natures = run.map(({ coordinates }) => coordinates?.nature);
  const isNested = natures.every((nature) => whole !== undefined && nature?.startsWith(`${whole}.`));
  if (!isNested || new Set(natures).size < 2) return null;
  return candidateOf(column, false, `all parts of ${columns[start]?.path.join("/")} by their natures`);
}

function candidateOf(column: Column, isOfWhich: boolean, evidence: string): Candidate {
  const { coordinates, unit } = column;
  return {
    by: "rows",
    meaning: {
      role: "measure",
      ...(coordinates ? { coordinates } : {}),
      ...(unit ? { unit } : {}),
      ...(isOfWhich ? { ofWhich: true as const } : {}),
    },
    cost: COST.sumsOfParts,
    evidence: [evidence],
  };
}

/** The parts right of a total under its head, up to the next total of that head or the next list. */
export function partsOf(total: Column, columns: readonly Column[]): Part[] {
  const depth = wordsOf(total).length - 1;
  const head = wordsOf(total).slice(0, depth).join("/");
  const groups: Column[][] = [];
  let word: string | null = null;
  for (const column of columns.slice(total.index + 1)) {
    const words = wordsOf(column);
    if (column.role === "dimension" || words.slice(0, depth).join("/") !== head) break;
    if (column.role !== "measure" || column.unit === "%") continue;
    if (column.coordinates?.phase !== total.coordinates?.phase) continue;
    if (words.length === depth + 1 && isWhole(column)) break;
    if (words[depth] === word && words.length > depth + 1) groups.at(-1)?.push(column);
    else groups.push([column]);
    word = words[depth] ?? null;
  }
  return groups.map((group) => toPart(group, depth));
}

function toPart(columns: readonly Column[], depth: number): Part {
  const own = columns.find((column) => isWhole(column) && wordsOf(column).length === depth + 2);
  const word = columns[0] ? (wordsOf(columns[0])[depth] ?? "") : "";
  const label = readLabel(word);
  return {
    columns,
    amount: own ? [own] : columns.filter((column) => columns.length === 1 || !column.ofWhich),
    isPrinted: label.ofWhich,
    isRestated: isRestatedWord(label.name),
  };
}

/** The readings in the order in which the words prefer them. */
function readingsOf(parts: readonly Part[]): Reading[] {
  const all = parts.map((_, position) => position);
  const first = parts.findIndex(({ isPrinted }) => isPrinted);
  const restated = all.filter((position) => parts[position]?.isRestated);
  const printed = all.filter((position) => parts[position]?.isPrinted);
  const covers = first === 0 && printed.length === 1;
  const readings = [
    ...(restated.length > 0 ? [restated] : []),
    ...(covers ? [[], printed] : [printed]),
    [],
    ...(first >= 0 ? [all.slice(first)] : []),
    [...new Set([...printed, ...restated])],
  ];
  return readings.filter(
    (reading, at) =>
      reading.length < parts.length && readings.findIndex((other) => `${other}` === `${reading}`) === at,
  );
}

function choose(
  total: Column,
  parts: readonly Part[],
  rows: readonly LogicalRow[],
): { reading: Reading; evidence: string } {
  const readings = readingsOf(parts);
  const telling = rows.filter((row) => parts.some((part) => isOpen(part, parts) && hasMoney(row, part)));
  const counted = readings
    .map((reading) => ({ reading, ...countSums(total, parts, reading, telling) }))
    .sort((a, b) => b.right - a.right);
  const [best] = counted;
  const whole = total.path.join("/");
  if (best && best.right > 0 && best.right > MOST_ROWS * best.of) {
    const names = parts
      .filter((_, position) => !best.reading.includes(position))
      .map(({ columns }) => columns[0]?.path.join("/") ?? "");
    return {
      reading: best.reading,
      evidence: `${whole} = ${names.join(" + ")} in ${best.right} of ${best.of} rows`,
    };
  }
  return { reading: readings[0] ?? [], evidence: `no row tells the parts of ${whole}: as its words say` };
}

/** Is it open whether the part adds up to the total? */
const isOpen = ({ isPrinted, isRestated }: Part, parts: readonly Part[]): boolean =>
  isPrinted || isRestated || parts[0]?.isPrinted === true;

const hasMoney = ({ cells }: LogicalRow, { amount }: Part): boolean =>
  amount.some(({ index }) => /[1-9]/u.test(cells[index]?.text ?? ""));

/** In how many of the rows the parts outside `reading` are exactly the total, of those whose figures are legible. */
function countSums(
  total: Column,
  parts: readonly Part[],
  reading: Reading,
  rows: readonly LogicalRow[],
): { right: number; of: number } {
  const columns = parts.flatMap(({ amount }, position) => (reading.includes(position) ? [] : amount));
  const sums = rows.flatMap(({ cells }) => {
    const whole = addendOf(cells[total.index]?.text ?? "");
    const values = columns.map(({ index }) => addendOf(cells[index]?.text ?? ""));
    if (whole === null || values.includes(null)) return [];
    return [(values as Exact[]).reduce((sum, value) => sum.plus(value), new Exact(0)).equals(whole)];
  });
  return { right: sums.filter(Boolean).length, of: sums.length };
}
