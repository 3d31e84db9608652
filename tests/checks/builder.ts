import {
  type BudgetDocument,
  type Cell,
  type Column,
  type Coordinates,
  type Disclosure,
  type Prose,
  type Row,
  SCHEMA_VERSION,
  type Table,
} from "../../src/contract/schema.ts";
import type { Dimension, RowKind, TableKind } from "../../src/contract/vocabulary.ts";
import type { Unit } from "../../src/core/units.ts";
import { readFigure } from "../../src/meaning/cells.ts";
import { toObservations } from "../../src/meaning/observations.ts";
import { printedRows } from "../../src/meaning/rowNames.ts";
import { readStatements } from "../../src/meaning/statements/index.ts";
import { listsOf, withTrees } from "./withTrees.ts";

type ColumnSketch = Omit<Column, "index" | "header">;

export const dimension = (name: Dimension, path: string = name): ColumnSketch => ({
  path: [path],
  role: "dimension",
  dimension: name,
});

export const money = (
  path: string,
  coordinates: Coordinates = {},
  more: Partial<Column> = {},
): ColumnSketch => ({
  path: path.split("/"),
  role: "measure",
  coordinates,
  ...more,
});

export interface TableSketch {
  readonly kind?: TableKind;
  readonly unit?: Unit;
  readonly columns: readonly ColumnSketch[];
  /** Kind, then the cells from the left; missing cells are blank. */
  readonly rows: readonly (readonly [RowKind, ...string[]])[];
  /** For lists side by side: the columns of each, and the kind that each has in each row. */
  readonly lists?: { readonly columns: readonly number[]; readonly kinds: readonly RowKind[] }[];
  /** What labels assign, by row and list. */
  readonly labels?: Readonly<Record<string, { coordinates?: Coordinates; ofWhich?: true }>>;
  readonly fields?: readonly (readonly [name: string, text: string])[];
}

export interface DocumentSketch {
  readonly tables?: readonly TableSketch[];
  /** Paragraphs; one that begins with # is a heading. */
  readonly prose?: readonly string[];
  readonly kind?: Disclosure["kind"];
  readonly pageKind?: "scan" | "text";
}

const BOX: [number, number, number, number] = [10, 10, 20, 20];
const CONFIDENCE = 0.95;

/** A document as the budget stage hands it on: everything read once, nothing judged. */
export function sketch({
  tables = [],
  prose = [],
  kind = "budget",
  pageKind = "scan",
}: DocumentSketch): BudgetDocument {
  const disclosure: Disclosure = {
    kind,
    level: "unit",
    year: 2024,
    department: "某某局",
    departmentCode: null,
    region: null,
    pages: [1],
  };
  const built = tables.map(toTable);
  const paragraphs = prose.map(
    (text): Prose => ({
      page: 1,
      box: BOX,
      text: text.replace(/^#\s*/u, ""),
      level: text.startsWith("#") ? 1 : 0,
    }),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    source: {
      file: "sketch.pdf",
      sha256: "0".repeat(64),
      pageCount: 1,
      pages: [
        {
          number: 1,
          kind: pageKind,
          width: 842,
          height: 595,
          rotation: 0,
          skew: 0,
          dpi: 200,
          tables: [],
          steps: [],
        },
      ],
    },
    disclosure,
    disclosures: [disclosure],
    tables: built,
    observations: built.flatMap((table) => observationsOf(table, disclosure)),
    statements: readStatements(
      paragraphs.map((entry) => ({ ...entry, confidence: 1 })),
      0,
    ),
    prose: paragraphs,
    flags: [],
  };
}

function toTable(sketch: TableSketch, index: number): Table {
  const unit = sketch.unit ?? "万元";
  const columns = sketch.columns.map((column, at): Column => ({ ...column, index: at, header: [] }));
  const rows = sketch.rows.map(([kind, ...texts], at): Row => {
    const cells = columns.map((column) => printedCell(texts[column.index] ?? "", column, unit));
    const labels = sketch.lists?.map(({ columns: own, kinds }, list) => ({
      columns: [...own],
      kind: kinds[at] ?? "detail",
      ...sketch.labels?.[`${at} ${list}`],
    }));
    return { index: at, kind, cells, ...(labels && { labels }) };
  });
  return {
    id: `t${String(index + 1).padStart(2, "0")}`,
    kind: sketch.kind ?? "expenditure",
    disclosure: 0,
    title: "某表",
    unit,
    unitSource: "printed",
    pages: [1],
    ...withTrees({ columns, rows }),
    fields: (sketch.fields ?? []).map(([name, text], at) => ({
      index: at,
      name,
      text,
      ...readFigure(text, unit),
      unit,
      status: "read",
      confidence: CONFIDENCE,
      fragments: [{ page: 1, box: BOX, text }],
    })),
    joins: [],
  };
}

const observationsOf = (table: Table, disclosure: Disclosure) =>
  toObservations(table, listsOf(table), printedRows(table, listsOf(table)), disclosure);

function printedCell(text: string, column: Column, unit: Unit): Cell {
  return {
    text,
    ...(column.role === "measure" ? readFigure(text, column.unit ?? unit) : {}),
    status: text === "" ? "blank" : "read",
    confidence: CONFIDENCE,
    fragments: [{ page: 1, box: BOX, text }],
  };
}

/** The document with one cell read otherwise; its observation follows, as the budget stage would have it. */
export function misread(
  document: BudgetDocument,
  [table, row, column]: readonly [table: number, row: number, column: number],
  change: string | Partial<Cell>,
): BudgetDocument {
  const tables = document.tables.map((entry, at) => {
    if (at !== table) return entry;
    const rows = entry.rows.map((line, index) => {
      if (index !== row) return line;
      const cells = line.cells.map((cell, leaf) =>
        leaf === column ? changed(entry, cell, leaf, change) : cell,
      );
      return { ...line, cells };
    });
    return { ...entry, rows };
  });
  return {
    ...document,
    tables,
    observations: tables.flatMap((entry) =>
      observationsOf(entry, document.disclosures[entry.disclosure] ?? document.disclosure),
    ),
  };
}

function changed(table: Table, cell: Cell, column: number, change: string | Partial<Cell>): Cell {
  if (typeof change !== "string") return { ...cell, ...change };
  const fresh = printedCell(change, table.columns[column] as Column, table.unit ?? "万元");
  return { ...fresh, fragments: cell.fragments, confidence: cell.confidence };
}
