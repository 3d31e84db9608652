import type { CellPiece, LogicalTable } from "../assemble/types.ts";
import type { Cell, Column, Row, RowLabel, Table } from "../contract/schema.ts";
import { STRUCK } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { kindOfTitle } from "../lexicon/tableNames/index.ts";
import { type Choice, chooseReadings } from "./alternatives/chooseReadings.ts";
import type { Readings } from "./alternatives/doubtfulTexts.ts";
import { toCell } from "./cells.ts";
import { toColumns } from "./columns/index.ts";
import type { PlacedColumn } from "./columns/types.ts";
import { correctedFields, correctedNotes, type DecidedTable } from "./decided.ts";
import { formNumberOf, toFields } from "./fields.ts";
import { formRows } from "./form/formRows.ts";
import { type Form, toForm } from "./form/index.ts";
import { findLists, type List } from "./lists.ts";
import { rowMeasures, withoutOtherMeasures } from "./rowMeasures.ts";
import { settleBySums } from "./settleBySums.ts";
import { settleThousands } from "./settleThousands.ts";
import { titleSource } from "./titleSource.ts";
import { treesOf } from "./trees.ts";
import { printedUnit, unitOf } from "./unit.ts";
import type { Variants } from "./variants.ts";

/** The kind that a person set, else the one that a table's title names. */
export const kindOf = (table: LogicalTable, variants: Variants, decided?: DecidedTable): Table["kind"] =>
  decided?.kind ?? kindOfTitle(table.title, variants.titles, titleSource(table));

/** A table with its meaning, and what was decided on the way to it. */
export interface MeantTable {
  readonly table: Omit<Table, "disclosure">;
  readonly lists: readonly List[];
  /** Readings of codes and names that were chosen among several. */
  readonly choices: readonly Choice[];
  /** Columns that were taken for what published forms print in their place. */
  readonly placed: readonly PlacedColumn[];
  /** Columns that no word explains. */
  readonly unexplained: ReadonlySet<number>;
  /** What its form's head was read as. */
  readonly form: Form;
}

/** What a table's meaning is read in, and what a person decided of it. */
export interface TableContext {
  readonly kind: Table["kind"];
  /** The disclosure's. */
  readonly year: number | null;
  readonly variants: Variants;
  readonly readingsOf: Readings;
  readonly decided: DecidedTable | undefined;
}

/** Gives an assembled table its columns, rows, unit, fields and exact amounts. */
export function toTable(assembled: LogicalTable, index: number, context: TableContext): MeantTable {
  const { kind, year, variants, readingsOf, decided } = context;
  const {
    columns: meant,
    placed,
    unexplained,
  } = toColumns(assembled, kind, year, variants, decided?.columns);
  const columnsOfLists = findLists(meant, assembled.rows);
  const words = withoutStrokes(assembled, meant);
  const { table: chosen, choices } = chooseReadings(words, meant, columnsOfLists, readingsOf);
  const form = toForm(chosen.form, decided?.unit ?? printedUnit(chosen));
  const read = toFields(chosen, form);
  const unit = decided?.unit
    ? { unit: decided.unit, unitSource: "person" as const }
    : unitOf(chosen, meant, read);
  const fields = correctedFields(read, unit.unit, decided);
  const formNumber = formNumberOf(chosen);
  const texts = chosen.rows.map((row) => row.cells.map((cell) => normalise(cell.text)));
  const said = rowMeasures(texts, meant, columnsOfLists, unit.unit);
  const measures = settleBySums(said, chosen.rows, meant, columnsOfLists, unit.unit);
  const table = settleThousands(chosen, meant, measures, unit.unit);
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
  const heads = table.isFormOnce ? formRows(table.form, form, rows.length) : [];
  const first = rows.length + heads.length;
  const notes = table.notes.map((note, at) => toNoteRow(note, first + at, columns.length));
  return {
    lists,
    choices,
    placed,
    unexplained,
    form,
    table: {
      id: `t${String(index + 1).padStart(2, "0")}`,
      kind,
      title: table.title,
      ...(formNumber === null ? {} : { formNumber }),
      ...unit,
      pages: [...table.pages],
      columns,
      rows: [...rows, ...correctedNotes([...heads, ...notes], fields, decided)],
      fields,
      joins: table.joins.map((join) => ({
        ...join,
        pages: [...join.pages],
        evidence: [...join.evidence],
      })),
    },
  };
}

/** The table with only its figures struck out: a code or a name that a line runs through names its row still. */
function withoutStrokes(table: LogicalTable, columns: readonly Column[]): LogicalTable {
  const isStruck = (text: string, column: number): boolean =>
    text.includes(STRUCK) && columns[column]?.role !== "measure";
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, column) =>
      isStruck(cell.text, column) ? { ...cell, text: cell.text.replaceAll(STRUCK, "") } : cell,
    ),
  }));
  return { ...table, rows };
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
