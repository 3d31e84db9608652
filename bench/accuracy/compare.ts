import type { Truth } from "../../samples/generate/truthSchema.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { normalise } from "../../src/core/text.ts";
import type { Pair } from "./align.ts";
import { type AmountPair, isRight, isSilent, pairAmounts } from "./compareAmounts.ts";
import { type CellPair, countCharacters, isBlank, isLong, isSameText, pairCells } from "./compareCells.ts";
import {
  type ColumnPair,
  compareObservations,
  isCode,
  type ObservationComparison,
  pairColumns,
} from "./compareMeaning.ts";
import { matchStatements, matchTables, type TableMatch } from "./match.ts";
import { compareFlags, type FlagComparison, placeKey, truthPlaces } from "./places.ts";
import { type Tally, tally } from "./tally.ts";

/** The figures of one sample. */
export interface Figures {
  readonly tables: Tally;
  readonly kinds: Tally;
  /** Tables whose pages are the truth's, in its order. */
  readonly pageOrder: Tally;
  readonly rows: Tally;
  readonly rowsExtra: number;
  /** Headers, each path as a whole. */
  readonly headers: Tally;
  readonly cells: Tally;
  /** Of long cells. */
  readonly characters: Tally;
  readonly invented: number;
  readonly fields: Tally;
  readonly codesWrong: number;
  readonly namesWrong: number;
  readonly amounts: Tally;
  readonly silentErrors: number;
  readonly columns: Tally;
  readonly observations: Tally;
  readonly observationsExtra: number;
  readonly statements: Tally;
  readonly statementsExtra: number;
  readonly verified: Tally;
  /** Right amounts that somebody is told to look at without need, of all amounts. */
  readonly review: Tally;
  readonly flags: Tally;
  readonly flagsExtra: number;
}

/** All that was compared: the figures and, behind them, pair by pair. */
export interface Comparison {
  readonly figures: Figures;
  readonly truth: Truth;
  readonly ours: BudgetDocument;
  readonly matches: readonly TableMatch[];
  readonly cells: readonly CellPair[];
  readonly amounts: readonly AmountPair[];
  readonly columns: readonly ColumnPair[];
  readonly observations: ObservationComparison;
  readonly statements: readonly Pair[];
  readonly flags: FlagComparison;
}

/** Compares a document with what its pages say. */
export function compare(truth: Truth, ours: BudgetDocument): Comparison {
  const matches = matchTables(truth, ours);
  const statements = matchStatements(truth, ours);
  const flags = compareFlags(truth.flags, ours.flags, truthPlaces(matches, statements));
  const cells = pairCells(truth, matches);
  const amounts = pairAmounts(truth, ours, cells, matches, statements, flags);
  const columns = pairColumns(truth, ours, matches);
  const observations = compareObservations(truth, ours, matches);
  const parts = { truth, ours, matches, cells, amounts, columns, observations, statements, flags };
  return { ...parts, figures: figuresOf(parts) };
}

function figuresOf(parts: Omit<Comparison, "figures">): Figures {
  const { truth, ours, matches, amounts, columns, observations, statements, flags } = parts;
  const rowCount = truth.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const ourRowCount = ours.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const found = matches.reduce((sum, { rows }) => sum + rows.length, 0);
  const rightStatements = statements.filter(([i, j]) => isSameStatement(truth, ours, i, j)).length;
  return {
    tables: { right: matches.length, of: truth.tables.length },
    kinds: { right: matches.filter((m) => m.truth.kind === m.ours.kind).length, of: truth.tables.length },
    pageOrder: { right: matches.filter(hasSamePages).length, of: truth.tables.length },
    rows: { right: found, of: rowCount },
    rowsExtra: ourRowCount - found,
    headers: compareHeaders(truth, matches),
    ...compareTexts(parts.cells),
    fields: compareFields(truth, matches),
    amounts: tally(amounts, isRight),
    silentErrors: amounts.filter(isSilent).length,
    columns: tally(columns, ({ expected, got }) => expected === got),
    observations: { right: observations.exact, of: observations.of },
    observationsExtra: observations.extra.length,
    statements: { right: rightStatements, of: truth.statements.length },
    statementsExtra: ours.statements.length - statements.length,
    verified: verifiedShare(ours),
    review: reviewLoad(amounts, flags),
    flags: { right: flags.right.length, of: truth.flags.length },
    flagsExtra: flags.extra.length,
  };
}

const hasSamePages = ({ truth, ours }: TableMatch): boolean => truth.pages.join() === ours.pages.join();

function compareHeaders(truth: Truth, matches: readonly TableMatch[]): Tally {
  const right = matches.flatMap(({ truth: table, ours, columns }) =>
    columns.filter(([i, j]) => pathText(table.columns[i]?.path) === pathText(ours.columns[j]?.path)),
  );
  return { right: right.length, of: truth.tables.reduce((sum, { columns }) => sum + columns.length, 0) };
}

const pathText = (path: readonly string[] = []): string => normalise(path.join("/"));

type Texts = Pick<Figures, "cells" | "characters" | "invented" | "codesWrong" | "namesWrong">;

function compareTexts(cells: readonly CellPair[]): Texts {
  const printed = cells.filter(({ truth }) => !isBlank(truth.text));
  const short = printed.filter(({ truth }) => !isLong(truth.text));
  const long = printed
    .filter(({ truth }) => isLong(truth.text))
    .map(({ truth, ours }) => countCharacters(truth.text, ours?.text ?? ""));
  const wrong = printed.filter((cell) => cell.truthColumn.role === "dimension" && !isExact(cell));
  return {
    cells: tally(short, isExact),
    characters: {
      right: long.reduce((sum, { right }) => sum + right, 0),
      of: long.reduce((sum, { of }) => sum + of, 0),
    },
    invented: cells.filter(isInvented).length,
    codesWrong: wrong.filter(({ truthColumn }) => isCode(truthColumn.dimension)).length,
    namesWrong: wrong.filter(({ truthColumn }) => !isCode(truthColumn.dimension)).length,
  };
}

export const isExact = ({ truth, ours }: CellPair): boolean =>
  ours !== null && isSameText(truth.text, ours.text);

export const isInvented = ({ truth, ours }: CellPair): boolean =>
  isBlank(truth.text) && ours !== null && !isBlank(ours.text);

function compareFields(truth: Truth, matches: readonly TableMatch[]): Tally {
  const right = matches.flatMap(({ truth: table, ours }) =>
    table.fields.filter(({ name, text }) =>
      ours.fields.some((field) => isSameText(field.name, name) && isSameText(field.text, text)),
    ),
  );
  return { right: right.length, of: truth.tables.reduce((sum, { fields }) => sum + fields.length, 0) };
}

export function isSameStatement(truth: Truth, ours: BudgetDocument, i: number, j: number): boolean {
  const [a, b] = [truth.statements[i], ours.statements[j]];
  return a?.amount === b?.amount && a?.percent === b?.percent;
}

/** Of the amounts that we read. */
function verifiedShare({ tables, statements }: BudgetDocument): Tally {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const fields = tables.flatMap(({ fields }) => fields);
  const printed = [...cells, ...fields, ...statements].filter(({ amount }) => amount !== undefined);
  return tally(printed, ({ status }) => status === "verified");
}

/** A flag of the truth is right to raise, and a dispute at a place that it names comes from it. */
function reviewLoad(amounts: readonly AmountPair[], flags: FlagComparison): Tally {
  const rightFlags = new Set(flags.right);
  const named = new Set(flags.right.flatMap(({ cells }) => cells.map(placeKey)));
  return tally(amounts, (pair) => {
    if (!isRight(pair)) return false;
    const isNamedInVain = pair.flags.some((flag) => !rightFlags.has(flag));
    const isExpected = pair.place !== null && named.has(placeKey(pair.place));
    return isNamedInVain || (pair.status === "disputed" && !isExpected);
  });
}
