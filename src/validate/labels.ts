import type { BudgetDocument, Place, Table } from "../budget/schema.ts";
import { type Exact, formatAmount } from "../core/money.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import { UNITS, yuanIn } from "../core/units.ts";

/** Longest label in a message, in characters. */
const LONGEST = 24;

/** Names the places of a document as a reader finds them: by their printed labels. */
export interface Labels {
  /** `合计, column 本年预算/小计` */
  readonly of: (place: Place) => string;
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
  return {
    columnOf,
    titleOf: (place) => short(tableOf(place)?.title ?? ""),
    of: (place) => {
      if ("statement" in place) return `“${short(document.statements[place.statement]?.text ?? "")}”`;
      const table = tableOf(place);
      if ("field" in place) return short(table?.fields[place.field]?.name ?? `field ${place.field}`);
      return `${rowLabel(table, place.row)}, column ${columnOf(place)}`;
    },
    amountAt: (place, yuan) => {
      const table = tableOf(place);
      const printed = "column" in place ? (table?.columns[place.column]?.unit ?? table?.unit) : table?.unit;
      const unit = UNITS.find((known) => known === printed) ?? "万元";
      return `${formatAmount(yuan.dividedBy(yuanIn(unit)))} ${unit}`;
    },
  };
}

function rowLabel(table: Table | undefined, index: number): string {
  const row = table?.rows[index];
  const texts = row?.cells.flatMap((cell, column) =>
    table?.columns[column]?.role === "dimension" && cell.text !== "" ? [withoutLayoutSpaces(cell.text)] : [],
  );
  const name = texts?.find((text) => /\p{Script=Han}/u.test(text)) ?? texts?.[0];
  return name ? short(name) : `row ${index + 1}`;
}

const short = (text: string): string => {
  const plain = withoutLayoutSpaces(text);
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
};
