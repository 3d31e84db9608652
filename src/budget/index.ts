import type { Assembly, CellPiece, LogicalTable } from "../reassemble/types.ts";
import { toCell } from "./cells.ts";
import { codeFlags } from "./codeFlags.ts";
import { toColumns } from "./columns.ts";
import { missingTables } from "./contents.ts";
import { toDisclosure } from "./disclosure.ts";
import { toFields, withFormUnits } from "./fields.ts";
import { findLists } from "./lists.ts";
import { toObservations } from "./observations.ts";
import { toProse } from "./prose.ts";
import { rowMeanings } from "./rowKinds.ts";
import {
  type BudgetDocument,
  type Cell,
  type Row,
  SCHEMA_VERSION,
  type Source,
  type SourcePage,
  type Table,
} from "./schema.ts";
import { readStatements } from "./statements/index.ts";
import { findingFlags, mappingFlags, unreadFlags } from "./structureFlags.ts";
import { tablesApart } from "./tablesApart.ts";
import { kindOfTitle } from "./titles.ts";
import { unitOf } from "./unit.ts";
import { NO_VARIANTS, type Variants } from "./variants.ts";

/** What the document is read from. */
export type SourceFile = Pick<Source, "file" | "sha256" | "pageCount">;

/**
 * Gives the assembled document its meaning: table kinds, columns as coordinates, rows and fields, units and exact
 * amounts, observations, statements; `variants` is what a user teaches of titles and headers. Cells are `read` or `blank` here; what is proven or disputed `validate` decides.
 */
export function toDocument(
  assembly: Assembly,
  source: SourceFile,
  variants: Variants = NO_VARIANTS,
): BudgetDocument {
  const drafted = assembly.tables.map((table, index) => toTable(table, index, variants));
  const read = toProse(assembly.paragraphs);
  const prose = read.map(({ confidence: _, ...entry }) => entry);
  const pages = assembly.pages.map(({ page }) => page.number);
  const disclosure = toDisclosure(prose, drafted, pages);
  const tables = drafted.map((table): Table => ({ ...table, disclosure: 0 }));
  const whole = pages.length === source.pageCount && tables.length > 0;
  return {
    schemaVersion: SCHEMA_VERSION,
    source: { ...source, pages: assembly.pages.map((page) => toSourcePage(page, tables)) },
    disclosure,
    disclosures: [disclosure],
    tables,
    observations: tables.flatMap((table) => toObservations(table, disclosure)),
    statements: readStatements(read, 0),
    prose,
    flags: [
      ...findingFlags(assembly.findings, tables),
      ...(whole ? missingTables(prose, tables) : []),
      ...tablesApart(tables),
      ...tables.flatMap(mappingFlags),
      ...tables.flatMap(codeFlags),
      ...tables.flatMap((table, index) => unreadFlags(assembly.tables[index] as LogicalTable, table)),
    ],
  };
}

function toTable(table: LogicalTable, index: number, variants: Variants): Omit<Table, "disclosure"> {
  const kind = kindOfTitle(table.title, variants.titles);
  const columns = toColumns(table, kind, variants);
  const fields = withFormUnits(toFields(table));
  const unit = unitOf(table, columns, fields);
  const meanings = rowMeanings(table, columns, findLists(columns));
  const rows = table.rows.map(
    (row, position): Row => ({
      index: position,
      ...(meanings[position] as { kind: Row["kind"] }),
      cells: row.cells.map((cell, column) => toCell(cell, columns[column], unit.unit)),
      ...(row.incomplete ? { incomplete: row.incomplete } : {}),
    }),
  );
  return {
    id: `t${String(index + 1).padStart(2, "0")}`,
    kind,
    title: table.title,
    ...unit,
    pages: [...table.pages],
    columns,
    rows: [...rows, ...table.notes.map((note, at) => toNoteRow(note, rows.length + at, columns.length))],
    fields,
    joins: table.joins.map((join) => ({ ...join, pages: [...join.pages], evidence: [...join.evidence] })),
  };
}

/** A note under the grid: its text in column 0. */
function toNoteRow(note: CellPiece, index: number, width: number): Row {
  const blank: Cell = {
    text: "",
    status: "blank",
    confidence: 1,
    fragments: [{ page: note.page, box: [...note.box], text: "" }],
  };
  const text: Cell = {
    text: note.text,
    status: "read",
    confidence: note.confidence,
    fragments: [{ page: note.page, box: [...note.box], text: note.text }],
  };
  return {
    index,
    kind: "note",
    cells: Array.from({ length: Math.max(1, width) }, (_, column) => (column === 0 ? text : blank)),
  };
}

function toSourcePage(
  { page, printedNumber, duplicateOf }: Assembly["pages"][number],
  tables: readonly Table[],
): SourcePage {
  return {
    number: page.number,
    kind: page.kind,
    width: page.width,
    height: page.height,
    rotation: page.rotation,
    skew: page.skew,
    dpi: page.dpi,
    ...(printedNumber === null ? {} : { printedNumber }),
    tables: tables.filter((table) => table.pages.includes(page.number)).map((table) => table.id),
    steps: page.steps.map((step) => ({ ...step })),
    ...(page.blank ? { blank: true } : {}),
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
    ...(page.error === undefined ? {} : { error: page.error }),
  };
}
