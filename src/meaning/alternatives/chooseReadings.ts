import type { LogicalCell, LogicalTable, PieceReading } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import { normalise } from "../../core/text.ts";
import {
  codesOfLength,
  entriesOf,
  isNamed,
  mayBeNamed,
  parentOf,
  SCHEMES,
  type Scheme,
} from "../classification/index.ts";
import { rowCodes } from "../rowCodes.ts";
import type { CharacterReading, Readings } from "./doubtfulTexts.ts";
import { isPossible, withCharacters } from "./possible.ts";

/** A code or a name for which another of its reader's own readings is taken. */
export interface Choice {
  readonly kind: "code" | "name";
  readonly scheme: Scheme;
  readonly row: number;
  /** The cells that come to differ, as they come to be and as they were likeliest read. */
  readonly cells: readonly {
    readonly column: number;
    readonly cell: LogicalCell;
    readonly was: PieceReading;
  }[];
  /** The whole code of the row, or the name: as likeliest read, and as chosen. */
  readonly read: string;
  readonly chosen: string;
}

/** Where one list prints the codes of one classification, and their names. */
interface CodePlaces {
  readonly scheme: Scheme;
  readonly columns: readonly Column[];
  readonly codes: readonly Column[];
  readonly name: number | undefined;
}
type Cells = readonly (readonly LogicalCell[])[];

/**
 * Where a code is in no table of its classification, takes the one reading, of those that its readers hold possible, that
 * is a code of the name beside it, or belongs to the row above it. Then the same for names of known codes. Nothing is
 * taken that no reader holds possible, and nothing where two would fit. `lists` are the columns of each list.
 */
export function chooseReadings(
  table: LogicalTable,
  columns: readonly Column[],
  lists: readonly (readonly number[])[],
  readingsOf: Readings,
): { table: LogicalTable; choices: Choice[] } {
  const choices: Choice[] = [];
  const cells = table.rows.map((row) => [...row.cells]);
  const texts = cells.map((line) => line.map(({ text }) => normalise(text)));
  const take = (choice: Choice | null): boolean => {
    if (choice === null) return false;
    choices.push(choice);
    for (const { column, cell } of choice.cells) {
      (cells[choice.row] as LogicalCell[])[column] = cell;
      (texts[choice.row] as string[])[column] = normalise(cell.text);
    }
    return true;
  };
  for (const places of lists.flatMap((list) => placesIn(list.map((index) => columns[index] as Column)))) {
    const codesNow = (): string[] => rowCodes(texts, places.columns, places.scheme);
    let codes = codesNow();
    let left = MOST_CODES;
    for (const row of cells.keys()) {
      // 类 and 款 are those of the rows below as well.
      if (left > 0 && take(chooseCode(cells, row, codes, places, readingsOf))) {
        codes = codesNow();
        left--;
      }
      take(chooseName(cells, row, codes[row] ?? "", places, readingsOf));
    }
  }
  const rows = table.rows.map((row, index) => ({ ...row, cells: cells[index] as LogicalCell[] }));
  return { table: choices.length === 0 ? table : { ...table, rows }, choices };
}

/** A list with more misread codes than this is not understood, whatever would fit. */
const MOST_CODES = 500;

const placesIn = (columns: readonly Column[]): CodePlaces[] =>
  SCHEMES.flatMap((scheme) => {
    const codes = columns.filter(({ dimension = "" }) =>
      ["code", "class", "group", "item"].some((part) => dimension === `${scheme}.${part}`),
    );
    const name = columns.find(({ dimension }) => dimension === `${scheme}.name`)?.index;
    return codes.length === 0 ? [] : [{ scheme, columns, codes, name }];
  });

/** A code, or one with letters or marks for digits. */
const LIKE_A_CODE = /^(?=\p{ASCII}*\d)\p{ASCII}{3}(?:\p{ASCII}{2}){0,2}$/u;

function chooseCode(
  cells: Cells,
  row: number,
  codes: readonly string[],
  { scheme, codes: columns, name: nameColumn }: CodePlaces,
  readingsOf: Readings,
): Choice | null {
  const printed = columns.flatMap(({ index, dimension }) => {
    const cell = cells[row]?.[index] as LogicalCell;
    return cell.text === "" || cell.coveredBy ? [] : [{ index, dimension, cell }];
  });
  const own = printed.map(({ cell }) => normalise(cell.text)).join("");
  const whole = codes[row] ?? "";
  const isWhole = printed.length === 1 && printed[0]?.dimension === `${scheme}.code`;
  const read = whole.endsWith(own) ? whole : isWhole ? own : "";
  if (own === "" || !LIKE_A_CODE.test(read) || entriesOf(scheme, read).length > 0) return null;
  const carried = read.slice(0, read.length - own.length);
  const characters = [
    ...sure(carried),
    ...printed.flatMap(({ cell }) => readingsOf(cell)?.characters ?? sure(normalise(cell.text))),
  ];
  const second = carried + printed.map(({ cell }) => normalise(cell.second?.text ?? "")).join("");
  const possible = codesOfLength(scheme, read.length).filter(
    (code) => code === second || isPossible(code, characters),
  );
  const name = nameColumn === undefined ? "" : normalise(cells[row]?.[nameColumn]?.text ?? "");
  const above = codes.findLast((code, at) => at < row && code !== "" && code.length < read.length);
  const belongs = (code: string): boolean => parentOf(code) === above;
  const named = possible.filter((code) => name !== "" && isNamed(scheme, code, name));
  // Where the name is misread as well, or none is printed, the row above has to fit.
  const fitting =
    named.length > 0 ? named : possible.filter((code) => belongs(code) && mayBeNamed(scheme, code, name));
  const [chosen] = fitting;
  if (chosen === undefined || fitting.length > 1) return null;
  let from = carried.length;
  const changed = printed.flatMap(({ index: column, cell }) => {
    const wanted = [...chosen.slice(from, from + normalise(cell.text).length)];
    from += wanted.length;
    return changeOf(column, cell, wanted, readingsOf);
  });
  return { kind: "code", scheme, row, cells: changed, read, chosen };
}

function chooseName(
  cells: Cells,
  row: number,
  code: string,
  { scheme, name: column }: CodePlaces,
  readingsOf: Readings,
): Choice | null {
  const cell = column === undefined ? undefined : cells[row]?.[column];
  const characters = cell ? readingsOf(cell)?.characters : undefined;
  if (column === undefined || !cell || !characters || cell.coveredBy) return null;
  const read = normalise(cell.text);
  const names = [...new Set(entriesOf(scheme, code).map(({ name }) => normalise(name)))];
  if (names.includes(read)) return null;
  const [chosen, other] = names.filter((name) => isPossible(name, characters));
  if (chosen === undefined || other !== undefined) return null;
  return { kind: "name", scheme, row, cells: changeOf(column, cell, [...chosen], readingsOf), read, chosen };
}

function changeOf(
  column: number,
  cell: LogicalCell,
  wanted: readonly string[],
  readingsOf: Readings,
): Choice["cells"][number][] {
  const reading = readingsOf(cell);
  if (!reading || wanted.join("") === normalise(cell.text)) return [];
  const was = { engine: reading.engine, text: cell.text, confidence: cell.confidence };
  return [{ column, cell: withCharacters(cell, wanted, reading.characters), was }];
}

/** Characters of which nothing is in doubt. */
const sure = (text: string): CharacterReading[] =>
  [...text].map((character) => ({ text: character, confidence: 1, others: [] }));
