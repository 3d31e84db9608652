/** The truth of a printed document: the data it was printed from, with the pages on which everything came to stand. */
import type { Disclosure } from "../../src/contract/schema.ts";
import { parsePrinted } from "../../src/core/money.ts";
import { withoutLayoutSpaces } from "../../src/core/text.ts";
import { amountInYuan } from "./amounts.ts";
import {
  type CellModel,
  type ColumnModel,
  type DocumentModel,
  type FieldModel,
  type ProseModel,
  printedText,
  type RowModel,
  type TableModel,
} from "./model.ts";
import { observe } from "./observations.ts";
import type { Piece, PrintedElement } from "./printedPages.ts";
import { collectStatements } from "./statements.ts";
import type { Truth, TruthCell, TruthFlag, TruthRow, TruthTable } from "./truthSchema.ts";

/** Pages of the printed pieces in order, each once. */
const pagesOf = (pieces: readonly Piece[]): number[] =>
  [...new Set(pieces.map(({ page }) => page))].sort((a, b) => a - b);

/**
 * The truth of the document as printed on the disclosure's pages. `elements` are what the print says of itself;
 * throws where they do not answer to the document. `flags` are the ones that are right to raise on it.
 */
export function buildTruth(
  document: DocumentModel,
  elements: readonly PrintedElement[],
  { disclosure, flags }: { readonly disclosure: Disclosure; readonly flags: readonly TruthFlag[] },
): Truth {
  const queue = [...elements];
  const nextParagraph = (): number => {
    const element = queue.shift();
    if (element?.kind !== "paragraph")
      throw new Error("a paragraph of the document was not printed in its place");
    return element.pieces[0]?.page ?? never("a paragraph without text");
  };
  const proseWithPages = document.prose.map((block) => [block, nextParagraph()] as const);
  const pageOf = new Map<ProseModel, number>(proseWithPages);
  const tables = document.tables.map((table) => {
    const element = queue.shift();
    if (element?.kind !== "table") throw new Error(`${table.id} was not printed in its place`);
    const notes = table.notes.map(nextParagraph);
    return truthTable(table, element.rows, notes);
  });
  return {
    disclosure,
    pageCount: disclosure.pages.length,
    contentPages: [
      ...new Set(proseWithPages.filter(([{ place }]) => place === "contents").map(([, page]) => page)),
    ],
    tables,
    observations: document.tables.flatMap(observe),
    statements: collectStatements(document.prose, (block) => pageOf.get(block) as number),
    prose: proseWithPages.map(([{ text, level }, page]) => ({ page, text, level })),
    flags: [...flags],
  };
}

/** `printedRows` are header rows, form rows and the table's own, in printed order; blank cells are not among them. */
function truthTable(
  table: TableModel,
  printedRows: readonly (readonly (readonly Piece[])[])[],
  notePages: readonly number[],
): TruthTable {
  const ownRows = printedRows.slice(printedRows.length - table.rows.length);
  const rows = table.rows.map((row, index) => truthRow(table, row, index, ownRows[index] ?? []));
  const notes = table.notes.map(
    (note, index): TruthRow => ({
      kind: "note",
      cells: table.columns.map((_, column) => ({ text: column === 0 ? note : "" })),
      pages: [notePages[index] as number],
    }),
  );
  const pages = pagesOf(printedRows.flat(2));
  return {
    id: table.id,
    kind: table.kind,
    title: table.title.join(""),
    unit: table.unit,
    unitSource: table.unitSource,
    pages,
    columns: table.columns.map(truthColumn),
    rows: [...rows, ...notes],
    fields: [...frameFields(table), ...table.fields.map(truthField)],
    joins: pages.slice(1).map((page, index) => {
      const before = pages[index] as number;
      const isCut = rows.some((row) => row.pages.includes(before) && row.pages.includes(page));
      return { pages: [before, page], kind: isCut ? "cut-row" : "next-page" };
    }),
  };
}

function truthRow(
  table: TableModel,
  row: RowModel,
  index: number,
  printed: readonly (readonly Piece[])[],
): TruthRow {
  const words = row.cells.map(printedText).filter((text) => text !== "");
  const found = printed.filter((pieces) => pieces.length > 0);
  if (found.length !== words.length)
    throw new Error(`${table.id} row ${index}: ${found.length} cells were printed`);
  const pages = pagesOf(found.flat());
  return {
    kind: row.kind,
    cells: row.cells.map((cell, column) =>
      truthCell(cell, table.columns[column] as ColumnModel, table, coveringRow(table.rows, index, column)),
    ),
    ...(row.labels && {
      labels: row.labels.map(({ functionCode: _, columns, ...label }) => ({
        columns: [...columns],
        ...label,
      })),
    }),
    pages: row.repeated ? pages.slice(0, 1) : pages,
  };
}

/** The row whose cell reaches down to this one. */
function coveringRow(rows: readonly RowModel[], index: number, column: number): number {
  let above = index;
  while (above > 0 && rows[above]?.cells[column] === null) above -= 1;
  return above;
}

function truthCell(cell: CellModel, column: ColumnModel, table: TableModel, covering: number): TruthCell {
  if (cell === null) return { text: "", coveredBy: { row: covering, column: table.columns.indexOf(column) } };
  const text = printedText(cell);
  const amount = column.role === "measure" ? amountInYuan(text, column.unit ?? table.unit) : undefined;
  const figure = parsePrinted(text);
  return {
    text,
    ...(amount !== undefined && { amount }),
    ...(column.role === "measure" && figure.kind === "percent" && { percent: figure.value.toFixed() }),
    ...(typeof cell === "object" && { rowSpan: cell.rowSpan }),
  };
}

const truthColumn = ({
  path,
  role,
  dimension,
  coordinates,
  unit,
  ofWhich,
}: ColumnModel): TruthTable["columns"][number] => ({
  path: path.map(withoutLayoutSpaces),
  role,
  ...(dimension && { dimension }),
  ...(coordinates && { coordinates }),
  ...(unit && { unit }),
  ...(ofWhich && { ofWhich }),
});

const frameFields = ({ preparedBy, number }: TableModel): TruthTable["fields"] => [
  ...(preparedBy ? [{ name: "编制部门", text: preparedBy }] : []),
  ...(number ? [{ name: "表号", text: number }] : []),
];

function truthField({ name, text, unit }: FieldModel): TruthTable["fields"][number] {
  const amount = unit && amountInYuan(text, unit);
  return { name, text, ...(amount && { amount }), ...(unit && { unit }) };
}

function never(message: string): never {
  throw new Error(message);
}
