/** What a person decided of a document, by the places that the document has without it. */
import type { LogicalTable } from "../assemble/types.ts";
import type { Cell, Field, Row, Statement, Table } from "../contract/schema.ts";
import type { TableKind } from "../contract/vocabulary.ts";
import type { Unit } from "../core/units.ts";
import { correctionOf, readFigure } from "./cells.ts";
import type { Meaning } from "./columns/types.ts";
import { findFigures, withAsciiDigits } from "./statements/findFigures.ts";

/** What a place is to say, and when that was decided (ISO 8601). */
export interface Correction {
  readonly text: string;
  readonly at: string;
}

/** What was decided of a table; rows count as those of the output do. */
export interface DecidedTable {
  readonly kind?: TableKind;
  readonly unit?: Unit;
  /** By the column's index. */
  readonly columns: ReadonlyMap<number, Meaning>;
  readonly cells: readonly (Correction & { readonly row: number; readonly column: number })[];
  /** By the field's index. */
  readonly fields: ReadonlyMap<number, Correction>;
}

export interface Decided {
  /** By the table's index. */
  readonly tables: ReadonlyMap<number, DecidedTable>;
  /** By the statement's index. */
  readonly statements: ReadonlyMap<number, Correction>;
}

/** Nobody decided anything. */
export const NOTHING_DECIDED: Decided = { tables: new Map(), statements: new Map() };

/** The assembled table with its list's cells as decided: all that follows from their texts follows from these. */
export function withCorrections(
  table: LogicalTable,
  { cells = [] }: Partial<DecidedTable> = {},
): LogicalTable {
  if (cells.length === 0) return table;
  const rows = table.rows.map((row, index) => {
    const own = cells.filter((each) => each.row === index);
    if (own.length === 0) return row;
    const at = new Map(own.map((each) => [each.column, each]));
    return {
      ...row,
      cells: row.cells.map((cell, column) => {
        const decided = at.get(column);
        return decided ? { ...cell, text: decided.text, correctedAt: decided.at } : cell;
      }),
    };
  });
  return { ...table, rows };
}

/** The fields as decided; one that is money stays money, in the same unit. */
export const correctedFields = (
  fields: readonly Field[],
  unit: Table["unit"],
  { fields: decided = new Map() }: Partial<DecidedTable> = {},
): Field[] =>
  fields.map((field) => {
    const correction = decided.get(field.index);
    if (correction === undefined) return field;
    const { amount, ...others } = field;
    const isMoney = amount !== undefined || field.unit !== undefined;
    const figure = isMoney ? amountIn(correction.text, field.unit ?? unit) : {};
    return {
      ...others,
      text: correction.text,
      ...figure,
      status: "corrected",
      correction: correctionOf(correction.text, figure, correction.at),
    };
  });

const amountIn = (text: string, unit: Field["unit"] | null): { amount?: string } => {
  const { amount } = readFigure(text, unit ?? null);
  return amount === undefined ? {} : { amount };
};

/**
 * Rows beside the list as decided: a form's head and notes. What prints a field follows it; `fields` are as decided.
 */
export const correctedNotes = (
  rows: readonly Row[],
  fields: readonly Field[],
  { cells: decided = [] }: Partial<DecidedTable> = {},
): Row[] => {
  const places = new Map(
    fields.flatMap((field) => (field.status === "corrected" ? [[placeOf(field), field] as const] : [])),
  );
  if (decided.length === 0 && places.size === 0) return [...rows];
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, column): Cell => {
      const field = cell.coveredBy ? undefined : places.get(placeOf(cell));
      if (field?.correction) return withText(cell, field.correction);
      const own = decided.find((each) => each.row === row.index && each.column === column);
      return own ? withText(cell, { text: own.text, at: own.at }) : cell;
    }),
  }));
};

const withText = ({ amount: _, ...cell }: Cell, correction: NonNullable<Cell["correction"]>): Cell => ({
  ...cell,
  text: correction.text,
  ...(correction.amount === undefined ? {} : { amount: correction.amount }),
  status: "corrected",
  correction,
});

const placeOf = ({ fragments }: Pick<Cell, "fragments">): string =>
  JSON.stringify(fragments.map(({ page, box }) => [page, box]));

/** The statement with the figure that a person gives it, `165.04万元` or `12.5%`; its clause stays as printed. */
export function correctedStatement(statement: Statement, correction: Correction | undefined): Statement {
  if (correction === undefined) return statement;
  const { amount: _amount, percent: _percent, ...others } = statement;
  const [figure] = findFigures(withAsciiDigits(correction.text));
  return {
    ...others,
    ...(figure?.amount === undefined ? {} : { amount: figure.amount }),
    ...(figure?.percent === undefined ? {} : { percent: figure.percent }),
    status: "corrected",
    correction: correctionOf(
      correction.text,
      figure?.amount === undefined ? {} : { amount: figure.amount },
      correction.at,
    ),
  };
}
