import type { Assembly, CellPiece, LogicalTable } from "../assemble/types.ts";
import {
  type BudgetDocument,
  type Cell,
  type Disclosure,
  type Row,
  type RowLabel,
  SCHEMA_VERSION,
  type Source,
  type SourcePage,
  type Table,
} from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { kindOfTitle } from "../lexicon/tableNames/index.ts";
import { choiceFlags } from "./alternatives/choiceFlags.ts";
import { type Choice, chooseReadings } from "./alternatives/chooseReadings.ts";
import { type ReadAssembly, type Readings, readingsIn } from "./alternatives/doubtfulTexts.ts";
import { findBindings } from "./bindings.ts";
import { toCell } from "./cells.ts";
import { codeFlags } from "./codeFlags.ts";
import { pairFlags } from "./codePairs.ts";
import { withNumbersInHeader } from "./columns/columnNumbers.ts";
import { yearOfHeaders } from "./columns/headerYears.ts";
import { toColumns } from "./columns/index.ts";
import { withLeavesInHeader } from "./columns/sharedHeader.ts";
import type { PlacedColumn } from "./columns/types.ts";
import { missingTables } from "./contents.ts";
import { coverOf, toDisclosure, yearOf } from "./disclosure.ts";
import { formNumberOf, toFields, withFormUnits } from "./fields.ts";
import { inferUnits } from "./inferUnits.ts";
import { findLists, type List } from "./lists.ts";
import { toObservations } from "./observations.ts";
import { placeFlags } from "./placeFlags.ts";
import { toProse } from "./prose.ts";
import { rowMeasures, withoutOtherMeasures } from "./rowMeasures.ts";
import { printedRows } from "./rowNames.ts";
import { readStatements } from "./statements/index.ts";
import { findingFlags, mappingFlags, unreadFlags } from "./structureFlags.ts";
import { tablesApart } from "./tablesApart.ts";
import { titleSource } from "./titleSource.ts";
import { treesOf } from "./trees.ts";
import { unitOf } from "./unit.ts";
import { NO_VARIANTS, type Variants } from "./variants.ts";

/** What the document is read from. */
export type SourceFile = Pick<Source, "file" | "sha256" | "pageCount">;

/**
 * Gives the assembled document its meaning: table kinds, columns as coordinates, rows and fields, units and exact
 * amounts, observations, statements; `variants` is what a user teaches of titles and headers. Cells are `read` or `blank` here; what is proven or disputed `checks` decides.
 */
export function toDocument(
  assembly: ReadAssembly,
  source: SourceFile,
  variants: Variants = NO_VARIANTS,
): BudgetDocument {
  const logical = assembly.tables.map((table) => withNumbersInHeader(withLeavesInHeader(table)));
  const paragraphs = toProse(assembly.paragraphs);
  const prose = paragraphs.map(({ confidence: _, ...entry }) => entry);
  const titled = logical.map((table) => ({ kind: kindOf(table, variants), pages: table.pages }));
  const order = assembly.order.length > 0 ? assembly.order : assembly.pages.map(({ page }) => page.number);
  const bindings = findBindings(order, prose, titled).map((pages) => new Set(pages));
  const bindingOf = (page: number | undefined): number =>
    Math.max(
      0,
      bindings.findIndex((pages) => page !== undefined && pages.has(page)),
    );
  const years = bindings.map((_, index) => {
    const own = ownOf(index);
    const titles = own.map(({ title }) => normalise(title));
    return yearOf(coverOf(within(prose, index), pagesOf(index)), titles) ?? yearOfHeaders(own);
  });
  const readingsOf = readingsIn(assembly.doubtful);
  const read = logical.map((table, index) =>
    toTable(table, index, years[bindingOf(table.pages[0])] ?? null, variants, readingsOf),
  );
  const drafted = inferUnits(read.map(({ table }) => ({ ...table, disclosure: bindingOf(table.pages[0]) })));
  const disclosures = bindings.map((_, index) =>
    toDisclosure(
      within(prose, index),
      drafted.tables.filter((table) => table.disclosure === index),
      pagesOf(index),
      years[index] ?? null,
    ),
  );
  const { tables } = drafted;
  const printed = tables.map((table, index) => printedRows(table, read[index]?.lists ?? []));
  const whole = assembly.pages.length === source.pageCount && tables.length > 0;
  const statements = bindings.flatMap((_, index) => readStatements(within(paragraphs, index), index));
  return {
    schemaVersion: SCHEMA_VERSION,
    source: { ...source, pages: assembly.pages.map((page) => toSourcePage(page, tables)) },
    disclosure: disclosures[0] as Disclosure,
    disclosures,
    tables,
    observations: tables.flatMap((table, index) =>
      toObservations(
        table,
        read[index]?.lists ?? [],
        printed[index] ?? [],
        disclosures[table.disclosure] as Disclosure,
      ),
    ),
    statements: statements.map((statement, index) => ({ ...statement, index })),
    prose,
    flags: [
      ...findingFlags(assembly.findings, tables),
      ...(whole ? bindings.flatMap((_, index) => missingIn(index)) : []),
      ...tablesApart(tables),
      ...drafted.flags,
      ...tables.flatMap((table, index) => mappingFlags(table, read[index]?.unexplained ?? new Set())),
      ...tables.flatMap((table, index) => placeFlags(table, read[index]?.placed ?? [])),
      ...tables.flatMap((table, index) => choiceFlags(table, read[index]?.choices ?? [])),
      ...tables.flatMap((table, index) => codeFlags(table, printed[index] ?? [])),
      ...tables.flatMap((table, index) => pairFlags(table, printed[index] ?? [])),
      ...tables.flatMap((table, index) => unreadFlags(logical[index] as LogicalTable, table)),
    ],
  };

  function within<T extends { readonly page: number }>(entries: readonly T[], index: number): T[] {
    return bindings.length === 1 ? [...entries] : entries.filter(({ page }) => bindings[index]?.has(page));
  }

  function ownOf(index: number): LogicalTable[] {
    return logical.filter(({ pages }) => bindingOf(pages[0]) === index);
  }

  /** In file order. */
  function pagesOf(index: number): number[] {
    return assembly.pages.map(({ page }) => page.number).filter((page) => bindings[index]?.has(page));
  }

  function missingIn(index: number): BudgetDocument["flags"] {
    const own = tables.filter(({ disclosure }) => disclosure === index);
    return own.length > 0 ? missingTables(within(prose, index), own, variants.titles) : [];
  }
}

/** The kind that a table's title names. */
const kindOf = (table: LogicalTable, variants: Variants): Table["kind"] =>
  kindOfTitle(table.title, variants.titles, titleSource(table));

/** A table with its meaning but for the disclosure it is of, and the readings and columns that were chosen for it. */
function toTable(
  assembled: LogicalTable,
  index: number,
  year: number | null,
  variants: Variants,
  readingsOf: Readings,
): {
  table: Omit<Table, "disclosure">;
  lists: readonly List[];
  choices: readonly Choice[];
  placed: readonly PlacedColumn[];
  unexplained: ReadonlySet<number>;
} {
  const kind = kindOf(assembled, variants);
  const { columns: meant, placed, unexplained } = toColumns(assembled, kind, year, variants);
  const columnsOfLists = findLists(meant, assembled.rows);
  const { table, choices } = chooseReadings(assembled, meant, columnsOfLists, readingsOf);
  const fields = withFormUnits(toFields(table));
  const unit = unitOf(table, meant, fields);
  const formNumber = formNumberOf(table);
  const texts = table.rows.map((row) => row.cells.map((cell) => normalise(cell.text)));
  const measures = rowMeasures(texts, meant, columnsOfLists);
  const { columns, lists } = treesOf(withoutOtherMeasures(table.rows, measures, unit.unit), meant);
  const likeliest = (row: number, column: number) =>
    choices
      .filter((choice) => choice.row === row)
      .flatMap(({ cells }) => cells.filter((cell) => cell.column === column).map(({ was }) => was));
  const rows = table.rows.map(
    (row, position): Row => ({
      index: position,
      ...rowMeaning(lists, position),
      cells: row.cells.map((cell, column) =>
        toCell(
          cell,
          columns[column],
          { table: unit.unit, row: measures[position]?.[column] ?? null },
          likeliest(position, column),
        ),
      ),
      ...(row.incomplete ? { incomplete: row.incomplete } : {}),
    }),
  );
  return {
    lists,
    choices,
    placed,
    unexplained,
    table: {
      id: `t${String(index + 1).padStart(2, "0")}`,
      kind,
      title: table.title,
      ...(formNumber === null ? {} : { formNumber }),
      ...unit,
      pages: [...table.pages],
      columns,
      rows: [...rows, ...table.notes.map((note, at) => toNoteRow(note, rows.length + at, columns.length))],
      fields,
      joins: table.joins.map((join) => ({
        ...join,
        pages: [...join.pages],
        evidence: [...join.evidence],
      })),
    },
  };
}

/** What the row is: of one list its label, of several a label a list, the first giving its kind. */
function rowMeaning(
  lists: readonly List[],
  row: number,
): Pick<Row, "kind" | "parent" | "ofWhich" | "labels"> {
  const labels = lists.map((list) => list.labels[row] as RowLabel);
  const [{ kind, parent, ofWhich }] = labels as [RowLabel, ...RowLabel[]];
  if (labels.length > 1) return { kind, labels };
  return { kind, ...(parent === undefined ? {} : { parent }), ...(ofWhich ? { ofWhich } : {}) };
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
