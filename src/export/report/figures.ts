import type { BudgetDocument, Evidence, Place } from "../../contract/schema.ts";
import type { Status } from "../../contract/vocabulary.ts";

/** A measure cell, a field or a statement that prints an amount, with what is known of it. */
export interface Figure {
  readonly text: string;
  readonly status: Status;
  readonly evidence?: readonly Evidence[] | undefined;
}

/** Every printed amount of the document: those that `countDocument` counts, blanks apart. */
export function printedFigures({
  tables,
  statements,
}: Pick<BudgetDocument, "tables" | "statements">): Figure[] {
  const cells = tables.flatMap(({ columns, rows }) =>
    rows
      .filter(({ kind }) => kind !== "note")
      .flatMap((row) => row.cells.filter((_, column) => columns[column]?.role === "measure")),
  );
  const amounts = [...tables.flatMap(({ fields }) => fields), ...statements].filter(
    ({ amount }) => amount !== undefined,
  );
  return [...cells, ...amounts].filter(({ status }) => status !== "blank");
}

/** What is printed at a place; undefined where the document has no such place. */
export function figureAt({ tables, statements }: BudgetDocument, place: Place): Figure | undefined {
  if ("statement" in place) return statements[place.statement];
  const table = tables.find(({ id }) => id === place.table);
  return "field" in place ? table?.fields[place.field] : table?.rows[place.row]?.cells[place.column];
}
