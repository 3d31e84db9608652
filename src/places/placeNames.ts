import type { BudgetDocument, Column, Place, Table } from "../contract/schema.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import type { NamedPlace } from "../findings/types.ts";
import { endsInTotal } from "../lexicon/totals.ts";
import { type SheetLayout, sheetCell, sheetLayout, type TablePlace } from "./sheetLayout.ts";

/** Longest label in a name, in characters. */
const LONGEST = 24;

/** Names the places of a document as a person finds them, on paper by their printed words and in the workbook by their cell. */
export interface PlaceNames {
  /** The place with the words of its row and column, field or sentence, as messages word it. */
  readonly named: (place: Place) => NamedPlace;
  /** One line in no language: `t03 支出总表 · 合计 · 基本支出/小计 · O2`. */
  readonly lineOf: (place: Place) => string;
  readonly columnOf: (place: Place) => string;
  readonly titleOf: (place: Place) => string;
}

export function placeNames({ tables, statements }: BudgetDocument): PlaceNames {
  const known = new Map(tables.map((table) => [table.id, table]));
  const layouts = new Map<string, SheetLayout>();
  const tableOf = (place: Place): Table | undefined =>
    "table" in place ? known.get(place.table) : undefined;
  const columnOf = (place: Place): string => {
    const column = "column" in place ? tableOf(place)?.columns[place.column] : undefined;
    return column === undefined ? "" : short(columnName(column));
  };
  const titleOf = (place: Place): string => short(tableOf(place)?.title ?? "");
  const cellOf = (table: Table, place: TablePlace): string => {
    const layout = layouts.get(table.id) ?? sheetLayout(table);
    layouts.set(table.id, layout);
    return sheetCell(layout, place);
  };
  const nameOf = (place: Place): NamedPlace["name"] => {
    if ("statement" in place)
      return { kind: "statement", text: short(statements[place.statement]?.text ?? "") };
    const table = tableOf(place);
    const on = { table: place.table, cell: table === undefined ? "" : cellOf(table, place) };
    if ("field" in place)
      return { kind: "field", field: short(table?.fields[place.field]?.name ?? `${place.field + 1}`), ...on };
    const row = rowLabel(table, place.row, place.column);
    return { kind: "cell", row, column: columnOf(place) || place.column + 1, ...on };
  };
  return {
    columnOf,
    titleOf,
    named: (place) => ({ place, name: nameOf(place) }),
    lineOf: (place) => {
      const name = nameOf(place);
      if (name.kind === "statement") return name.text;
      const words = name.kind === "field" ? [name.field] : [name.row, name.column];
      return [`${name.table} ${titleOf(place)}`.trim(), ...words, name.cell].join(" · ");
    },
  };
}

/** `合计/一般公共预算/小计`; a level of the header without words adds nothing. */
export const columnName = ({ path }: Pick<Column, "path">): string => path.filter(Boolean).join("/");

/** The words of the row, or of the list side by side that the column is in; else its number from 1. */
function rowLabel(table: Table | undefined, index: number, column: number): string | number {
  const row = table?.rows[index];
  const list = row?.labels?.find(({ columns }) => columns.includes(column))?.columns;
  const texts = row?.cells.flatMap((cell, at) =>
    table?.columns[at]?.role === "dimension" && cell.text !== "" && (list?.includes(at) ?? true)
      ? [withoutLayoutSpaces(cell.text)]
      : [],
  );
  const name =
    texts?.findLast((text) => endsInTotal(text)) ?? texts?.find((text) => HAN.test(text)) ?? texts?.[0];
  return name ? short(name) : index + 1;
}

const HAN = /\p{Script=Han}/u;

const short = (text: string): string => {
  const plain = withoutLayoutSpaces(text);
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
};
