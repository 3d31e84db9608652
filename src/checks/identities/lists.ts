import type { Row, Table } from "../../contract/schema.ts";
import type { RowKind } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { rowCodes } from "../../meaning/rowCodes.ts";

/** One list of a table: the whole grid, or one of those printed side by side. */
export interface List {
  readonly columns: readonly number[];
  /** The rows that print anything in it, notes left out. */
  readonly rows: readonly ListRow[];
}

/** A row as the row tree has it (`Row.parent`). */
export interface ListRow {
  readonly index: number;
  readonly kind: RowKind;
  /** The row that it is a part of, null for none. */
  readonly parent: number | null;
  readonly ofWhich: boolean;
  /** Digits of its classification code, '' where it has none. */
  readonly code: string;
}

const CODE_FAMILIES = ["function", "departmentEconomic", "governmentEconomic", "revenue"] as const;

/** The lists of `table`. */
export function listsOf(table: Table): List[] {
  const sideBySide = table.rows.find(({ labels }) => labels !== undefined)?.labels;
  const lists = sideBySide?.map(({ columns }) => columns) ?? [table.columns.map(({ index }) => index)];
  return lists.map((columns, at): List => {
    const codes = classificationCodes(table, columns);
    const rows = table.rows.flatMap((row): ListRow[] => {
      const { kind, parent, ofWhich } = sideBySide ? (row.labels?.[at] ?? row) : row;
      if (row.kind === "note" || isLooseTail(table, row)) return [];
      if (columns.every((column) => row.cells[column]?.text === "")) return [];
      const code = codes[row.index] ?? "";
      return [{ index: row.index, kind, parent: parent ?? null, ofWhich: ofWhich === true, code }];
    });
    return { columns, rows };
  });
}

/** The rows of `list` that count as parts of `whole`. */
export const partsIn = (list: List, whole: number): ListRow[] =>
  list.rows.filter(({ parent, ofWhich }) => parent === whole && !ofWhich);

/** The lower half of a row whose upper half is lost, without a figure of its own: no row to add up. */
const isLooseTail = (table: Table, row: Row): boolean =>
  row.incomplete === "tail" &&
  table.columns.every(({ index, role }) => role !== "measure" || row.cells[index]?.text === "");

/** The code of each row of a list, in whichever classification it prints one. */
function classificationCodes(table: Table, columns: readonly number[]): string[] {
  const texts = table.rows.map((row) =>
    row.cells.map(({ text, coveredBy }) => (coveredBy ? "" : normalise(text))),
  );
  const own = columns.flatMap((index) => table.columns[index] ?? []);
  const families = CODE_FAMILIES.map((family) => rowCodes(texts, own, family));
  return table.rows.map(
    (_, row) => families.map((codes) => codes[row] ?? "").find((code) => code !== "") ?? "",
  );
}
