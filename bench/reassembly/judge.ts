/** Is a document put together as it was printed, and where it is not, does a flag say so? */

import type { Assembly, LogicalRow, LogicalTable, PageFinding } from "../../src/assemble/types.ts";
import { countOf } from "../../src/core/countOf.ts";
import type { PrintedDocument, PrintedTable } from "./printPages.ts";
import { printsTotalOnce, type Row, rowsLeft, survivingRows } from "./rowsLeft.ts";

export type Verdict = "exact" | "unknown" | "flagged" | "noted" | "silent";

export interface Judgement {
  /** `unknown`: the order is said to be unknown, and every printed half of a row is there, once, and rightly joined. */
  /** `noted`: wrong, and of each page that is wrong only information tells, no warning. */
  readonly verdict: Verdict;
  readonly reason: string;
}

const keyOf = ({ cells, incomplete }: Row): string => `${cells.join("|")} ${incomplete}`;

/** `order` tells which printed page (from 0) each page of the file is. */
export function judge(all: PrintedDocument, order: readonly number[], assembly: Assembly): Judgement {
  const printed = { ...all, tables: all.tables.map((table) => columnsLeft(table, order)) };
  const totalBegins = printsTotalOnce(all, order);
  const expected = printed.tables
    .map((table) => ({
      ...table,
      rows: settle(rowsLeft(table, order, totalBegins), assembly),
      leaves: table.headed.some((page) => order.includes(page)) ? table.leaves : table.leaves.map(lastWords),
    }))
    .filter(({ rows, title }) => rows.length > 0 || assembly.tables.some((table) => table.title === title));
  const reason = differenceOf(expected, assembly.tables);
  if (reason === null) return { verdict: "exact", reason: "" };
  const isUnknown = assembly.findings.some(({ rule }) => rule === "PAGES-ORDER");
  const wanted = expected.flatMap(({ rows }) => rows);
  const found = assembly.tables.flatMap(({ rows }) => rows.map(toRow));
  if (isUnknown && holdsEveryPiece(printed, order, found)) return { verdict: "unknown", reason };
  const [missing, extra] = [without(wanted, found), without(found, wanted)];
  const isOrder = missing.length === 0 && extra.length === 0;
  const isToldOf = (findings: readonly PageFinding[]): boolean =>
    isOrder ? findings.length > 0 : [...missing, ...extra].every((row) => tells(findings, row.pages));
  if (isToldOf(assembly.findings.filter(isLoud))) return { verdict: "flagged", reason };
  const ofOrder = assembly.findings.filter(
    ({ rule, severity }) => severity !== "info" || rule === "PAGES-ORDER",
  );
  return { verdict: isToldOf(ofOrder) ? "noted" : "silent", reason };
}

/** The table without the column that only lost pages print: nothing on the others tells of it. */
function columnsLeft(table: PrintedTable, order: readonly number[]): PrintedTable {
  if (table.rare < 0 || table.wide.some((page) => order.includes(page))) return table;
  const without = <T>(each: readonly T[]): T[] => each.filter((_, column) => column !== table.rare);
  return {
    ...table,
    leaves: without(table.leaves),
    kinds: without(table.kinds),
    rows: table.rows.map((row) => ({
      ...row,
      cells: without(row.cells),
      pieces: row.pieces.map((piece) => ({
        ...piece,
        cells: without(piece.cells),
        atTop: without(piece.atTop),
        atFoot: without(piece.atFoot),
      })),
    })),
  };
}

/** Of a header path, what stands right over the column. */
const lastWords = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const isLoud = ({ severity }: PageFinding): boolean => severity !== "info";

const tells = (findings: readonly PageFinding[], pages: readonly number[]): boolean =>
  findings.some((finding) =>
    [finding.page, ...(finding.between ?? []), ...(finding.pages ?? [])].some(
      (page) => page != null && pages.includes(page),
    ),
  );

const toRow = ({ cells, incomplete }: LogicalRow): Row => ({
  cells: cells.map(({ text }) => text),
  incomplete: incomplete ?? "",
  pages: [...new Set(cells.flatMap(({ pieces }) => pieces.map(({ page }) => page)))],
});

/** Where either answer is right and the pages are flagged, the one given is wanted. */
const settle = (rows: readonly Row[], { tables, findings }: Assembly): Row[] => {
  const states = new Map(
    tables.flatMap((table) => table.rows.map(toRow)).map((row) => [row.cells.join("|"), row]),
  );
  return rows.map((row) => {
    if (row.isOpenQuestion !== true || !tells(findings.filter(isLoud), row.pages)) return row;
    return { ...row, incomplete: states.get(row.cells.join("|"))?.incomplete ?? row.incomplete };
  });
};

function differenceOf(
  expected: readonly { title: string; leaves: readonly string[]; rows: readonly Row[] }[],
  tables: readonly LogicalTable[],
): string | null {
  if (tables.length !== expected.length) return `tables: ${tables.length} for ${expected.length}`;
  for (const [index, { title, leaves, rows }] of expected.entries()) {
    const table = tables[index] as LogicalTable;
    if (table.title !== "" && !table.title.startsWith(title)) return `title ${table.title} for ${title}`;
    const found = table.rows.map(toRow);
    const at = rows.findIndex((row, place) => !found[place] || keyOf(row) !== keyOf(found[place]));
    if (at >= 0)
      return `row ${at} of ${title}: ${found[at] ? keyOf(found[at]) : "none"} FOR ${keyOf(rows[at] as Row)}`;
    if (found.length > rows.length)
      return `row ${rows.length} of ${title}: ${keyOf(found[rows.length] as Row)} for none`;
    const header = leavesOf(table);
    if (header.length > 0 && header.join().replaceAll("数", "") !== leaves.join())
      return `header ${header.join()} FOR ${leaves.join()}`;
    const wrong = table.rows.flatMap(({ cells }) => cells).find((cell) => !isTraced(cell));
    if (wrong) return `a cell is not the text of its pieces: ${wrong.text}`;
  }
  return null;
}

/** Is the text made of the pieces' texts, each with its page and a box that encloses something? */
const isTraced = ({ text, pieces }: LogicalRow["cells"][number]): boolean =>
  pieces.map((piece) => piece.text.replace(/\s/gu, "")).join("") === text.replace(/\s/gu, "") &&
  pieces.every(({ page, box }) => page > 0 && box[2] > box[0] && box[3] > box[1]);

/** Header paths of the columns, spelt as invented: what the page varied (预算数, one 数 more) aside. */
const leavesOf = ({ header }: LogicalTable): string[] =>
  (header.at(-1) ?? []).map((_, column) => {
    const path: string[] = [];
    for (const row of header) {
      const cell = row[column];
      const origin = cell?.coveredBy ? header[cell.coveredBy[0]]?.[cell.coveredBy[1]] : cell;
      if (origin && origin.text !== "" && !(cell?.coveredBy && cell.coveredBy[1] === column))
        path.push(origin.text);
    }
    return path.join("/");
  });

function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const left = countOf(others.map(keyOf));
  return rows.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count <= 0;
  });
}

/** Every row of every printed page is found once, in as many parts as it may be, and none has a wrong other half. */
function holdsEveryPiece(printed: PrintedDocument, order: readonly number[], found: readonly Row[]): boolean {
  const left = countOf(found.map(({ cells }) => cells.join("|")));
  const take = (cells: readonly string[]): boolean => {
    const key = cells.join("|");
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  };
  for (const row of printed.tables.flatMap(({ rows }) => rows)) {
    for (const part of survivingRows(row, order)) {
      if ((left.get(part.cells.join("|")) ?? 0) > 0) take(part.cells);
      else if (
        row.copies.length > 0 ||
        !row.pieces.filter(({ page }) => order.includes(page)).every(({ cells }) => take(cells))
      )
        return false;
    }
  }
  return [...left.values()].every((count) => count === 0);
}
