/** Is a document put together as it was printed, and where it is not, does a flag say so? */
import { countOf } from "../../src/core/countOf.ts";
import type { Assembly, LogicalRow, LogicalTable, PageFinding } from "../../src/reassemble/types.ts";
import { looksCut } from "./besideGaps.ts";
import type { PrintedDocument, PrintedRow, PrintedTable } from "./printPages.ts";

export type Verdict = "exact" | "unknown" | "flagged" | "noted" | "silent";

export interface Judgement {
  /** `unknown`: the order is said to be unknown, and every printed half of a row is there, once, and rightly joined. */
  /** `noted`: wrong, and of each page that is wrong only information tells, no warning. */
  readonly verdict: Verdict;
  readonly reason: string;
}

interface Row {
  readonly cells: readonly string[];
  readonly incomplete: string;
  /** Pages of the file. */
  readonly pages: readonly number[];
  /** Beside a gap, where nothing on the pages tells whether it is whole: either is right, if the gap is told of. */
  readonly isOpenQuestion?: boolean;
}

const keyOf = ({ cells, incomplete }: Row): string => `${cells.join("|")} ${incomplete}`;

/** `order` tells which printed page (from 0) each page of the file is. */
export function judge(all: PrintedDocument, order: readonly number[], assembly: Assembly): Judgement {
  const printed = { ...all, tables: all.tables.map((table) => columnsLeft(table, order)) };
  const expected = printed.tables
    .map((table) => ({
      ...table,
      rows: settle(rowsLeft(table, order), assembly),
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
      pieces: row.pieces.map((piece) => ({ ...piece, cells: without(piece.cells) })),
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

/** The rows of a table of which something is left, and which of them nobody could tell to be whole or not. */
function rowsLeft(table: PrintedTable, order: readonly number[]): Row[] {
  const isLost = (page: number): boolean => page >= 0 && !order.includes(page);
  const left = table.rows.map((row) => ({ row, parts: survivingRows(row, order) }));
  const inner = left.flatMap(({ row, parts }) => (parts[0] && isInner(row, table) ? [row] : []));
  const edge = (row: PrintedRow, page: number, step: 1 | -1): boolean => {
    const next = table.rows[table.rows.indexOf(row) + step];
    return isLost(page + step) && !next?.pieces.some((piece) => piece.page === page);
  };
  return left.flatMap(({ row, parts }) =>
    parts.map((part): Row => {
      const others = inner.filter((other) => other !== row).map(({ cells }) => cells);
      const pieces = row.pieces.filter(({ page }) => part.pages.includes(order.indexOf(page) + 1));
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (!first || !last) return part;
      const below = edge(row, last.page, 1);
      if (!below && !edge(row, first.page, -1)) return part;
      const isOpen = part.incomplete !== "" && (below ? last : first).isOpen;
      const seemsCut = looksCut({ ...part, isOpen }, below ? "below" : "above", table, others);
      return { ...part, isOpenQuestion: seemsCut === (part.incomplete === "") };
    }),
  );
}

/** Is the row neither the first nor the last of its table on its page, so that no page end can have cut it? */
function isInner(row: PrintedRow, { rows }: PrintedTable): boolean {
  const at = rows.indexOf(row);
  const page = row.pieces[0]?.page;
  return [at - 1, at, at + 1].every((other) => rows[other]?.pieces.every((piece) => piece.page === page));
}

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

/** What is left of a printed row on the pages of the file: itself, halves of it, a copy of it, or nothing. */
function survivingRows(row: PrintedRow, order: readonly number[]): Row[] {
  const left = row.pieces
    .map((piece, index) => ({ piece, index }))
    .filter(({ piece }) => order.includes(piece.page));
  const copy = row.copies.find((page) => order.includes(page));
  if (left.length === 0 && copy !== undefined)
    return [{ cells: row.cells, incomplete: "", pages: [order.indexOf(copy) + 1] }];
  const groups: (typeof left)[] = [];
  for (const each of left) {
    const last = groups.at(-1);
    if (last && last.at(-1)?.index === each.index - 1) last.push(each);
    else groups.push([each]);
  }
  return groups.map((group) => {
    const isHead = group[0]?.index === 0;
    const isTail = group.at(-1)?.index === row.pieces.length - 1;
    return {
      cells: row.cells.map((_, column) => group.map(({ piece }) => piece.cells[column]).join("")),
      incomplete: isHead && isTail ? "" : isHead ? "head" : "tail",
      pages: group.map(({ piece }) => order.indexOf(piece.page) + 1),
    };
  });
}

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
