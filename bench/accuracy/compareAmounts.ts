import type { Truth } from "../../samples/generate/truthSchema.ts";
import type { BudgetDocument, Flag, Place } from "../../src/contract/schema.ts";
import type { Status } from "../../src/contract/vocabulary.ts";
import type { Pair } from "./align.ts";
import { type CellPair, isSameText } from "./compareCells.ts";
import type { TableMatch } from "./match.ts";
import { type FlagComparison, placeKey } from "./places.ts";

/** A place that has an amount in the truth, in ours or in both. */
export interface AmountPair {
  /** For people. */
  readonly where: string;
  readonly expected: string | undefined;
  readonly got: string | undefined;
  /** Null where nothing of ours stands at the truth's place. */
  readonly place: Place | null;
  readonly status: Status | undefined;
  /** Errors and warnings that name the place, or tell that something of the page was lost. */
  readonly flags: readonly Flag[];
}

export const isRight = ({ expected, got }: AmountPair): boolean => expected === got;

/** Wrong, and nothing tells anybody to look at it. */
export const isSilent = (pair: AmountPair): boolean =>
  !isRight(pair) && pair.status !== "disputed" && pair.flags.length === 0;

/** Every amount of cells, fields and statements, the truth's in its order and then those that only we have. */
export function pairAmounts(
  truth: Truth,
  ours: BudgetDocument,
  cells: readonly CellPair[],
  matches: readonly TableMatch[],
  statements: readonly Pair[],
  { byPlace }: FlagComparison,
): AmountPair[] {
  const flagsOf = (place: Place | null, pages: readonly number[]): readonly Flag[] =>
    place === null
      ? ours.flags.filter((flag) => tellsOfLoss(flag, pages))
      : (byPlace.get(placeKey(place)) ?? []);

  const inCells = cells.map(
    (cell): AmountPair => ({
      where: `${cell.table.id} row ${cell.row} «${rowName(cell)}» column ${cell.column} ${cell.truthColumn.path.join("/")}`,
      expected: cell.truth.amount,
      got: cell.ours?.amount,
      place: cell.place,
      status: cell.ours?.status,
      flags: flagsOf(cell.place, cell.pages),
    }),
  );
  const paired = new Set(cells.flatMap(({ place }) => (place === null ? [] : placeKey(place))));
  const onlyOurs = ours.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell, column): AmountPair[] => {
        const place = { table: table.id, row: row.index, column };
        if (paired.has(placeKey(place))) return [];
        const where = `our ${table.id} row ${row.index} column ${column}, which the truth does not have`;
        const { amount: got, status } = cell;
        return [{ where, expected: undefined, got, place, status, flags: flagsOf(place, []) }];
      }),
    ),
  );
  return [
    ...inCells,
    ...onlyOurs,
    ...fieldAmounts(truth, matches, flagsOf),
    ...statementAmounts(truth, ours, statements, flagsOf),
  ].filter(({ expected, got }) => expected !== undefined || got !== undefined);
}

type FlagsOf = (place: Place | null, pages: readonly number[]) => readonly Flag[];

function fieldAmounts(truth: Truth, matches: readonly TableMatch[], flagsOf: FlagsOf): AmountPair[] {
  return truth.tables.flatMap((table) => {
    const match = matches.find((other) => other.truth === table);
    const known = table.fields.map((field): AmountPair => {
      const found = match?.ours.fields.find(({ name }) => isSameText(name, field.name));
      const place = match && found ? { table: match.ours.id, field: found.index } : null;
      return {
        where: `${table.id} field ${field.name}`,
        expected: field.amount,
        got: found?.amount,
        place,
        status: found?.status,
        flags: flagsOf(place, table.pages),
      };
    });
    const extra = (match?.ours.fields ?? [])
      .filter(({ name }) => !table.fields.some((field) => isSameText(field.name, name)))
      .map((field): AmountPair => {
        const place = { table: match?.ours.id ?? "", field: field.index };
        return {
          where: `our ${place.table} field ${field.name}, which the truth does not have`,
          expected: undefined,
          got: field.amount,
          place,
          status: field.status,
          flags: flagsOf(place, []),
        };
      });
    return [...known, ...extra];
  });
}

/** Statements that only we have are counted apart: the figure is on the page, whatever it is taken for. */
function statementAmounts(
  truth: Truth,
  ours: BudgetDocument,
  pairs: readonly Pair[],
  flagsOf: FlagsOf,
): AmountPair[] {
  const partner = new Map(pairs);
  return truth.statements.map((statement, index): AmountPair => {
    const found = ours.statements[partner.get(index) ?? -1];
    const place = found === undefined ? null : { statement: found.index };
    return {
      where: `statement ${index} ${statement.figure} on page ${statement.page}`,
      expected: statement.amount,
      got: found?.amount,
      place,
      status: found?.status,
      flags: flagsOf(place, [statement.page]),
    };
  });
}

/** A flag on the page as a whole: ink that was not read, a page that failed. A gap says nothing of pages that are there. */
const tellsOfLoss = ({ severity, cells, page, missing }: Flag, pages: readonly number[]): boolean =>
  severity !== "info" &&
  cells.length === 0 &&
  missing === undefined &&
  page !== undefined &&
  pages.includes(page);

/** The first words of the row, to find it by. */
function rowName({ table, row }: CellPair): string {
  const texts = table.rows[row]?.cells.map(({ text }) => text).filter((text) => text !== "") ?? [];
  return texts.slice(0, 3).join(" ").slice(0, 40);
}
