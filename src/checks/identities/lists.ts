import type { Row, Table } from "../../contract/schema.ts";
import type { RowKind } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { ordinalDepth } from "../../lexicon/ordinals.ts";
import { listsOf as labelledLists } from "../../meaning/lists.ts";
import { rowCodes } from "../../meaning/rowCodes.ts";

/** One list of a table: the whole grid, or one of those printed side by side. */
export interface List {
  readonly columns: readonly number[];
  readonly rows: readonly ListRow[];
}

export interface ListRow {
  readonly index: number;
  readonly kind: RowKind;
  readonly label: string;
  readonly ofWhich: boolean;
  /** Digits of the row's classification code, '' where it has none. */
  readonly code: string;
  /** How deep the row stands in its list: a row lies under the nearest one before it with a smaller depth. */
  readonly depth: number;
}

/** Depths of unlike rows never mix in one list but in this order: organisations hold codes, codes hold ordinals. */
const DEPTH = { organisation: 100, group: 150, code: 200, label: 300 } as const;
/** Depth of a label without ordinal. */
export const PLAIN_LABEL = DEPTH.label;
const CODE_FAMILIES = ["function", "departmentEconomic", "governmentEconomic", "revenue"] as const;

/** The lists of `table` with their rows that print anything, notes left out. */
export function listsOf(table: Table): List[] {
  return labelledLists(table).map(({ columns: own, labels }) => {
    const columns = own.map(({ index }) => index);
    const codes = classificationCodes(table, columns);
    const rows = table.rows.flatMap((row) => {
      const label = labels[row.index];
      return label ? listRow(table, row, columns, codes, label.kind, label.ofWhich ?? false) : [];
    });
    return { columns, rows };
  });
}

function listRow(
  table: Table,
  row: Row,
  columns: readonly number[],
  codes: readonly string[],
  kind: RowKind,
  ofWhich: boolean,
): ListRow[] {
  const printed = columns.map((column) => textAt(table, row, column));
  if (printed.every((text) => text === "") || isLooseTail(table, row)) return [];
  const dimensions = columns.filter((column) => table.columns[column]?.role === "dimension");
  const label = dimensions.map((column) => textAt(table, row, column)).find((text) => text !== "") ?? "";
  const place = { index: row.index, kind, label, ofWhich: ofWhich || label.startsWith("其中") };
  const code = codes[row.index] ?? "";
  if (kind === "department" || (kind === "detail" && code === "")) {
    const unit = organisationCode(table, row, dimensions, kind);
    if (unit !== null) return [{ ...place, code: "", depth: DEPTH.organisation + unit.length }];
  }
  // 货物 in a column of no known meaning, over what is bought.
  if (kind === "subtotal" && code === "" && label === "") return [{ ...place, code: "", depth: DEPTH.group }];
  if (code !== "") return [{ ...place, code, depth: DEPTH.code + code.length }];
  return [{ ...place, code: "", depth: DEPTH.label + (fundOf(row, columns) ? 1 : ordinalDepth(label)) }];
}

/** One fund's part of a balance carried over, below the balance itself. */
function fundOf({ labels }: Row, columns: readonly number[]): boolean {
  const coordinates = labels?.find((entry) => entry.columns.join() === columns.join())?.coordinates;
  return coordinates?.origin === "carryover" && coordinates.fund !== undefined;
}

/** The lower half of a row whose upper half is lost, without a figure of its own: no row to add up. */
const isLooseTail = (table: Table, row: Row): boolean =>
  row.incomplete === "tail" &&
  table.columns.every(({ index, role }) => role !== "measure" || row.cells[index]?.text === "");

/** The text of a cell, or of the cell that covers it down a span. */
function textAt(table: Table, row: Row, column: number): string {
  const cell = row.cells[column];
  const shown = cell?.coveredBy ? table.rows[cell.coveredBy.row]?.cells[cell.coveredBy.column] : cell;
  return normalise(shown?.text ?? "");
}

/** The code of each row of a list, in whichever classification it prints one. */
function classificationCodes(table: Table, columns: readonly number[]): string[] {
  const texts = table.rows.map((row) =>
    row.cells.map((cell, column) => (cell.coveredBy?.row === row.index ? "" : textAt(table, row, column))),
  );
  const own = columns.flatMap((index) => table.columns[index] ?? []);
  const families = CODE_FAMILIES.map((family) => rowCodes(texts, own, family));
  return table.rows.map(
    (_, row) => families.map((codes) => codes[row] ?? "").find((code) => code !== "") ?? "",
  );
}

/** The code of a department or unit, '' where it prints only a name, null where the row is none. */
function organisationCode(table: Table, row: Row, columns: readonly number[], kind: RowKind): string | null {
  if (kind === "department") {
    return columns.map((column) => textAt(table, row, column)).find((text) => /^\d{3,}$/u.test(text)) ?? "";
  }
  const isOrganisation = columns.every((index) =>
    table.columns[index]?.dimension?.startsWith("administrative"),
  );
  const code = columns.map((column) => textAt(table, row, column)).find((text) => /^\d{3,}$/u.test(text));
  return isOrganisation && code ? code : null;
}
