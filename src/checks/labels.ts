import type { BudgetDocument, Place, Table } from "../contract/schema.ts";
import { type Exact, formatAmount } from "../core/money.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import { yuanIn } from "../core/units.ts";
import type { NamedPlace } from "../findings/types.ts";
import { endsInTotal } from "../lexicon/totals.ts";
import { moneyUnit, unitOfCell } from "../meaning/cellUnit.ts";

/** Longest label in a message, in characters. */
const LONGEST = 24;

/** Names the places of a document as a reader finds them: by their printed labels. */
export interface Labels {
  /** The place with the words of its row and column, field or sentence. */
  readonly named: (place: Place) => NamedPlace;
  readonly columnOf: (place: Place) => string;
  /** An amount in the unit of the place's table: `1314.87 万元`. */
  readonly amountAt: (place: Place, yuan: Exact) => string;
  readonly titleOf: (place: Place) => string;
}

export function labelsOf(document: BudgetDocument): Labels {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  const tableOf = (place: Place): Table | undefined =>
    "table" in place ? tables.get(place.table) : undefined;
  const columnOf = (place: Place): string =>
    "column" in place
      ? short(tableOf(place)?.columns[place.column]?.path.filter(Boolean).join("/") ?? "")
      : "";
  const nameOf = (place: Place): NamedPlace["name"] => {
    if ("statement" in place)
      return { kind: "statement", text: short(document.statements[place.statement]?.text ?? "") };
    const table = tableOf(place);
    if ("field" in place)
      return { kind: "field", field: short(table?.fields[place.field]?.name ?? `${place.field + 1}`) };
    const row = rowLabel(table, place.row, place.column);
    return { kind: "cell", row, column: columnOf(place) || place.column + 1 };
  };
  return {
    columnOf,
    titleOf: (place) => short(tableOf(place)?.title ?? ""),
    named: (place) => ({ place, name: nameOf(place) }),
    amountAt: (place, yuan) => {
      const table = tableOf(place);
      const cell = "column" in place ? table?.rows[place.row]?.cells[place.column] : undefined;
      const column = "column" in place ? table?.columns[place.column] : undefined;
      const unit = moneyUnit(unitOfCell(cell, column, { unit: table?.unit ?? null })) ?? "万元";
      return `${formatAmount(yuan.dividedBy(yuanIn(unit)))} ${unit}`;
    },
  };
}

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
