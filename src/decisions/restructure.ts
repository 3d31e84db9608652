/** Tables joined and parted by a person, before they have a meaning. */
import { sourcesOf, sourcesOfCells } from "../assemble/sources.ts";
import type { CellPiece, LogicalCell, LogicalRow, LogicalTable } from "../assemble/types.ts";
import type { StructureEntry, TableName } from "./entry.ts";
import { isAt } from "./places.ts";

/** The tables after the entries, one after the other, and the entries that fit no table or row. */
export function restructure(
  tables: readonly LogicalTable[],
  entries: readonly StructureEntry[],
): { tables: readonly LogicalTable[]; unfit: StructureEntry[] } {
  const unfit: StructureEntry[] = [];
  let current = tables;
  for (const entry of entries) {
    const next = entry.as === "joined" ? withJoined(current, entry) : withParted(current, entry);
    if (next === null) unfit.push(entry);
    else current = next;
  }
  return { tables: current, unfit };
}

type Joined = Extract<StructureEntry, { as: "joined" }>;
type Parted = Extract<StructureEntry, { as: "parted" }>;

/** Null where one of the tables is gone, both are one already, or they have not as many columns. */
function withJoined(tables: readonly LogicalTable[], { table: first, next }: Joined): LogicalTable[] | null {
  const [upper, lower] = [findLogical(tables, first), findLogical(tables, next)];
  if (!upper || !lower || upper === lower || widthOf(upper) !== widthOf(lower)) return null;
  return tables.flatMap((table) => (table === lower ? [] : [table === upper ? join(upper, lower) : table]));
}

/** Null where the table is gone, or no row but its first begins there. */
function withParted(
  tables: readonly LogicalTable[],
  { table: name, row: at }: Parted,
): LogicalTable[] | null {
  const table = findLogical(tables, name);
  const row = table?.rows.findIndex(({ cells }) => piecesOf(cells).some((piece) => isAt(piece, at))) ?? -1;
  if (!table || row < 1) return null;
  return tables.flatMap((each) => (each === table ? part(table, row) : [each]));
}

const findLogical = (tables: readonly LogicalTable[], name: TableName): LogicalTable | undefined =>
  tables.find(({ rows, header }) =>
    [...rows.map(({ cells }) => cells), ...header].some((cells) =>
      piecesOf(cells).some((piece) => isAt(piece, name)),
    ),
  );

const piecesOf = (cells: readonly LogicalCell[]): CellPiece[] => cells.flatMap(({ pieces }) => pieces);

const widthOf = ({ header, rows }: LogicalTable): number => (header[0] ?? rows[0]?.cells ?? []).length;

/** The rows of the lower table under those of the upper one; what it prints over them is printed once more. */
function join(upper: LogicalTable, lower: LogicalTable): LogicalTable {
  const shift = upper.rows.length;
  const seam = {
    pages: [upper.pages.at(-1) ?? 0, lower.pages[0] ?? 0],
    kind: "next-page",
    confidence: 1,
    evidence: ["a person joined them"],
  } as const;
  return {
    ...upper,
    notes: [...upper.notes, ...lower.notes],
    pages: [...new Set([...upper.pages, ...lower.pages])],
    rows: [...upper.rows, ...lower.rows.map((row) => shifted(row, shift))],
    joins: [...upper.joins, seam, ...lower.joins],
    repeated: [
      ...(upper.repeated ?? []),
      ...(lower.repeated ?? []),
      ...[...lower.titleLines, ...lower.labels].flatMap((line) => sourcesOf(line, line.page)),
      ...sourcesOfCells([...lower.form, ...lower.header].flat()),
    ],
  };
}

/**
 * The table up to the row, and from it on. The second one has the title, labels and header of the first, which print them;
 * notes stand at its foot.
 */
function part(table: LogicalTable, row: number): [LogicalTable, LogicalTable] {
  const above = table.rows.slice(0, row).map((each, index) => cutAt(each, row - index));
  const below = table.rows.slice(row).map((each) => shifted(each, -row));
  const { isFormOnce: _, repeated: _repeated, ...whole } = table;
  return [
    { ...table, notes: [], rows: above, ...pagesOf(table, above) },
    {
      ...whole,
      titleLines: [],
      labels: table.labels.map((line) => ({ ...line, runs: [] })),
      form: [],
      header: table.header.map((cells) => cells.map(printedAbove)),
      rows: below,
      ...pagesOf(table, below),
    },
  ];
}

/** The cell without the runs that it is printed with: another table counts them. */
const printedAbove = ({ repeats: _, ...cell }: LogicalCell): LogicalCell => ({
  ...cell,
  pieces: cell.pieces.map(({ sources: _sources, ...piece }) => piece),
});

function pagesOf(
  { pages, joins }: LogicalTable,
  rows: readonly LogicalRow[],
): Pick<LogicalTable, "pages" | "joins"> {
  const own = new Set(rows.flatMap(({ cells }) => piecesOf(cells).map(({ page }) => page)));
  return {
    pages: pages.filter((page) => own.has(page)),
    joins: joins.filter((seam) => seam.pages.every((page) => own.has(page))),
  };
}

/** The row so many rows further down; a cell that was covered from above the table's first row stands for itself. */
function shifted(row: LogicalRow, by: number): LogicalRow {
  return {
    ...row,
    cells: row.cells.map(({ coveredBy, ...cell }) =>
      coveredBy === undefined || coveredBy[0] + by < 0
        ? cell
        : { ...cell, coveredBy: [coveredBy[0] + by, coveredBy[1]] },
    ),
  };
}

/** The row with spans of so many rows at most. */
const cutAt = (row: LogicalRow, most: number): LogicalRow => ({
  ...row,
  cells: row.cells.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, most) })),
});
