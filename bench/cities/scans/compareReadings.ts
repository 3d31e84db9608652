import type { BudgetDocument, Cell, Column, Table } from "../../../src/contract/schema.ts";
import type { Box } from "../../../src/core/geometry.ts";
import { parsePrinted } from "../../../src/core/money.ts";
import { similarity } from "../../../src/core/similarity.ts";
import { normalise } from "../../../src/core/text.ts";
import { align, assign } from "../../accuracy/align.ts";
import { pathOf } from "../pairTables.ts";

/** How the reading of a scan differs from that of the same pages born digital. */
export interface ScanScore {
  readonly figures: number;
  /** Figures read otherwise, lost or made up, that a flag or the status `disputed` tells of. */
  readonly differingTold: number;
  readonly differingSilent: number;
  readonly tables: number;
  readonly tablesSame: number;
  readonly kindsSame: number;
  readonly columns: number;
  readonly columnsSame: number;
  readonly sentences: readonly string[];
}

/** A cell that prints a figure, at its place on a page. */
interface PlacedFigure {
  readonly page: number;
  readonly box: Box;
  readonly cell: Cell;
  readonly table: Table;
  readonly isTold: boolean;
}

/** Points by which a place may lie outside a cell's box: a scan's edges are a pixel or two off. */
const SLACK = 3;
/** Header paths at least this alike are one column, read otherwise. */
const ALIKE = 0.5;

/** Compares the scan's document with the born-digital one: figures by place, tables by the figures and texts they share. */
export function compareReadings(born: BudgetDocument, scan: BudgetDocument): ScanScore {
  const differences = figureDifferences(born, scan);
  const shape = compareTables(born, scan);
  return {
    figures: placedCells(born).filter(isFigure).length,
    differingTold: differences.filter(({ isTold }) => isTold).length,
    differingSilent: differences.filter(({ isTold }) => !isTold).length,
    ...shape,
    sentences: [
      ...differences.map(({ sentence, isTold }) => `${sentence}${isTold ? ", told" : ", SILENT"}`),
      ...shape.sentences,
    ],
  };
}

interface FigureDifference {
  readonly isTold: boolean;
  readonly sentence: string;
}

function figureDifferences(born: BudgetDocument, scan: BudgetDocument): FigureDifference[] {
  const [printed, read] = [placedCells(born), placedCells(scan)];
  const lost = printed.filter(isFigure).flatMap((figure): FigureDifference[] => {
    const [found] = at(read, figure);
    if (found !== undefined && saysTheSame(figure.cell, found.cell)) return [];
    const isTold = found?.isTold ?? isInFlaggedArea(scan, figure);
    const instead = found === undefined ? "nothing" : `"${found.cell.text}" ${found.cell.amount ?? ""}`;
    return [
      {
        isTold,
        sentence: `p${figure.page} "${figure.cell.text}" ${figure.cell.amount ?? ""} read ${instead}`,
      },
    ];
  });
  const made = read.filter(isFigure).flatMap((figure): FigureDifference[] => {
    if (at(printed, figure).some(isFigure)) return [];
    return [
      {
        isTold: figure.isTold,
        sentence: `p${figure.page} "${figure.cell.text}" is read where no figure stands`,
      },
    ];
  });
  return [...lost, ...made];
}

const isFigure = ({ cell: { text } }: PlacedFigure): boolean =>
  /\d/u.test(text) && ["amount", "percent"].includes(parsePrinted(text).kind);

/** The same digits, and the same yuan where both have an amount: that one has none is told by its column. */
const saysTheSame = (a: Cell, b: Cell): boolean =>
  withoutMarks(a.text) === withoutMarks(b.text) &&
  (a.amount === undefined || b.amount === undefined || a.amount === b.amount);

const withoutMarks = (text: string): string => normalise(text).replaceAll(",", "");

/** Every cell with text on one page. */
function placedCells(document: BudgetDocument): PlacedFigure[] {
  const told = new Set(
    document.flags
      .filter(({ severity }) => severity !== "info")
      .flatMap(({ cells }) => cells.map((place) => JSON.stringify(place))),
  );
  return document.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell, column): PlacedFigure[] => {
        const [piece, another] = cell.fragments.filter(({ text }) => text !== "");
        if (piece === undefined || another !== undefined) return [];
        const place = JSON.stringify({ table: table.id, row: row.index, column });
        const isTold = cell.status === "disputed" || told.has(place);
        return [{ page: piece.page, box: piece.box, cell, table, isTold }];
      }),
    ),
  );
}

/** Cells whose box holds the middle of `wanted`, or the other way round, the nearest first. */
function at(placed: readonly PlacedFigure[], wanted: PlacedFigure): PlacedFigure[] {
  return placed
    .filter(({ page }) => page === wanted.page)
    .filter(({ box }) => holds(box, middleOf(wanted.box)) || holds(wanted.box, middleOf(box)))
    .map((figure) => ({ figure, far: distance(figure.box, wanted.box) }))
    .sort((a, b) => a.far - b.far)
    .map(({ figure }) => figure);
}

const middleOf = ([x0, y0, x1, y1]: Box): readonly [number, number] => [(x0 + x1) / 2, (y0 + y1) / 2];

const holds = ([x0, y0, x1, y1]: Box, [x, y]: readonly [number, number]): boolean =>
  x >= x0 - SLACK && x <= x1 + SLACK && y >= y0 - SLACK && y <= y1 + SLACK;

function distance(a: Box, b: Box): number {
  const [[x, y], [otherX, otherY]] = [middleOf(a), middleOf(b)];
  return Math.hypot(x - otherX, y - otherY);
}

/** Does a flag without cells have a box that holds the figure's place? */
const isInFlaggedArea = ({ flags }: BudgetDocument, { page, box }: PlacedFigure): boolean =>
  flags.some(
    (flag) =>
      flag.severity !== "info" &&
      flag.cells.length === 0 &&
      flag.page === page &&
      flag.box !== undefined &&
      holds(flag.box, middleOf(box)),
  );

type Shape = Pick<ScanScore, "tables" | "tablesSame" | "kindsSame" | "columns" | "columnsSame" | "sentences">;

function compareTables(born: BudgetDocument, scan: BudgetDocument): Shape {
  const partners = new Map(
    assign(born.tables, scan.tables, (table, other) => sharedPlaces(table, other, born, scan)),
  );
  const compared = born.tables.map((table, index) => {
    const partner = partners.get(index);
    return compareTable(table, partner === undefined ? null : (scan.tables[partner] as Table));
  });
  const extra = scan.tables.length - partners.size;
  return {
    tables: born.tables.length + extra,
    tablesSame: compared.filter(({ isSame }) => isSame).length,
    kindsSame: compared.filter(({ isKindSame }) => isKindSame).length,
    columns: born.tables.reduce((sum, { columns }) => sum + columns.length, 0),
    columnsSame: compared.reduce((sum, { columnsSame }) => sum + columnsSame, 0),
    sentences: [
      ...compared.flatMap(({ sentences }) => sentences),
      ...(extra > 0 ? [`${extra} tables are in the scan alone`] : []),
    ],
  };
}

/** How many pages two tables share, and header words: a table without body has a partner too. */
function sharedPlaces(table: Table, other: Table, born: BudgetDocument, scan: BudgetDocument): number {
  if (!table.pages.some((page) => other.pages.includes(page))) return 0;
  const own = placedCells({ ...born, tables: [table] });
  const others = placedCells({ ...scan, tables: [other] });
  const shared = own.filter((cell) => at(others, cell).length > 0).length;
  const header = similarity(headerOf(table), headerOf(other));
  return shared + (header >= ALIKE ? header : 0);
}

const headerOf = ({ columns }: Table): string => columns.map(({ path }) => pathOf(path)).join(" ");

interface ComparedTable {
  readonly isSame: boolean;
  readonly isKindSame: boolean;
  readonly columnsSame: number;
  readonly sentences: string[];
}

/** A table is the same with the same pages, as many rows and as many columns. */
function compareTable(table: Table, other: Table | null): ComparedTable {
  const where = `p${table.pages[0]} ${table.title || table.id}`;
  if (other === null) {
    return {
      isSame: false,
      isKindSame: false,
      columnsSame: 0,
      sentences: [`${where}: not found in the scan`],
    };
  }
  const shape = ({ pages, rows, columns }: Table): string =>
    `pages ${pages.join(" ")}, ${rows.length} rows, ${columns.length} columns`;
  const isSame = shape(table) === shape(other);
  const isKindSame = table.kind === other.kind;
  const pairs = new Map(
    align(table.columns, other.columns, (a, b) => {
      const alike = similarity(pathOf(a.path), pathOf(b.path));
      return alike >= ALIKE ? alike : 0;
    }),
  );
  const differing = table.columns.filter((column) => {
    const partner = pairs.get(column.index);
    return meaningOf(column) !== (partner === undefined ? "" : meaningOf(other.columns[partner] as Column));
  });
  return {
    isSame,
    isKindSame,
    columnsSame: table.columns.length - differing.length,
    sentences: [
      ...(isSame ? [] : [`${where}: ${shape(table)}; scan: ${shape(other)}`]),
      ...(isKindSame ? [] : [`${where}: ${table.kind}; scan: ${other.kind}`]),
      ...differing.map((column) => {
        const partner = pairs.get(column.index);
        const found = partner === undefined ? "not found" : meaningOf(other.columns[partner] as Column);
        return `${where}, ${pathOf(column.path)}: ${meaningOf(column)}; scan: ${found}`;
      }),
    ],
  };
}

/** What a column means, in one text: equal texts mean the same. */
function meaningOf({ role, dimension, coordinates = {}, unit, ofWhich }: Column): string {
  const axes = Object.entries(coordinates)
    .map(([axis, value]) => `${axis} ${value}`)
    .sort();
  return [role, dimension, ...axes, unit, ofWhich ? "of which" : undefined]
    .filter((part) => part !== undefined)
    .join(", ");
}
