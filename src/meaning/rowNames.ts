import type { Cell, Column, Observation, Row, RowLabel, Table } from "../contract/schema.ts";
import type { Dimension } from "../contract/vocabulary.ts";
import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { codeBeforeName, splitCode } from "../lexicon/codeAndName.ts";
import { readLabel } from "../lexicon/labels.ts";
import { endsInTotal } from "../lexicon/totals.ts";
import { functionClassOf } from "./classification/index.ts";
import type { List } from "./lists.ts";
import { type CodeFamily, rowCodes } from "./rowCodes.ts";

/** The dimensions of one row. */
export type Names = Pick<
  Observation,
  | "administrativeCode"
  | "administrativeName"
  | "functionCode"
  | "functionName"
  | "departmentEconomicCode"
  | "departmentEconomicName"
  | "governmentEconomicCode"
  | "governmentEconomicName"
  | "revenueCode"
  | "revenueName"
  | "projectCode"
  | "projectName"
  | "projectCategory"
  | "projectType"
  | "projectDescription"
  | "item"
>;

export const NOTHING: Names = {
  administrativeCode: null,
  administrativeName: null,
  functionCode: null,
  functionName: null,
  departmentEconomicCode: null,
  departmentEconomicName: null,
  governmentEconomicCode: null,
  governmentEconomicName: null,
  revenueCode: null,
  revenueName: null,
  projectCode: null,
  projectName: null,
  projectCategory: null,
  projectType: null,
  projectDescription: null,
  item: null,
};

/** What one list of one row prints. */
export interface PrintedRow {
  readonly row: Row;
  readonly label: RowLabel;
  readonly columns: readonly Column[];
  readonly names: Names;
}

/** Every row of every list (`own`) of `table` with the dimensions it prints, row by row, notes left out. */
export function printedRows(table: Table, own: readonly List[]): PrintedRow[] {
  const lists = own.map(({ columns, labels }) => ({ columns, labels, codes: codesIn(table, columns) }));
  return table.rows.flatMap((row) =>
    lists.flatMap(({ columns, labels, codes }): PrintedRow[] => {
      const label = labels[row.index];
      return label ? [{ row, label, columns, names: namesOf(row, columns, label.kind, codes) }] : [];
    }),
  );
}

type Codes = Readonly<Partial<Record<CodeFamily, readonly string[]>>>;

const CODED = ["function", "departmentEconomic", "governmentEconomic", "revenue"] as const;

/** The codes that all rows print in `columns`. */
function codesIn({ rows }: Table, columns: readonly Column[]): Codes {
  const texts = rows.map((row) =>
    row.cells.map(({ text, coveredBy }) => (coveredBy?.row === row.index ? "" : text)),
  );
  return Object.fromEntries(CODED.map((family) => [family, rowCodes(texts, columns, family)]));
}

/** The dimensions that a row prints in `columns`; `codes` are those of all rows, by classification. */
function namesOf(row: Row, columns: readonly Column[], kind: RowLabel["kind"], codes: Codes): Names {
  const text = (dimension: Dimension): string => {
    const column = columns.find((candidate) => candidate.dimension === dimension);
    return column ? withoutLayoutSpaces(spanningCell(row, column.index).text) : "";
  };
  const orNull = (value: string) => (value === "" ? null : value);
  const code = (value: string) => orNull(normalise(value));
  const item = text("item");
  const names: Names = {
    administrativeCode: code(text("administrative.code")),
    administrativeName: orNull(text("administrative.name")),
    functionCode: codeIn("function"),
    functionName: nameIn("function"),
    departmentEconomicCode: codeIn("departmentEconomic"),
    departmentEconomicName: nameIn("departmentEconomic"),
    governmentEconomicCode: codeIn("governmentEconomic"),
    governmentEconomicName: nameIn("governmentEconomic"),
    revenueCode: codeIn("revenue"),
    revenueName: nameIn("revenue"),
    projectCode: code(text("project.code")),
    projectName: orNull(text("project.name")),
    projectCategory: orNull(text("project.category")),
    projectType: orNull(text("project.type")),
    projectDescription: orNull(text("project.description")),
    item: orNull(item),
  };
  if (kind === "department") return asOrganisation(names);
  if (kind === "total" || kind === "subtotal")
    return { ...withoutClosingNames(names), ...classOfItem(item, columns) };
  return { ...names, ...classOfItem(item, columns) };

  /** What stands in a code column: the code alone, or as it is printed where there is none to be seen. */
  function codeIn(family: CodeFamily): string | null {
    return code(codes[family]?.[row.index] ?? "") ?? code(text(`${family}.code` as Dimension));
  }

  /** The name in its own column, without a code before it; else behind the code in the code's column. */
  function nameIn(family: CodeFamily): string | null {
    const printed = text(`${family}.name` as Dimension);
    const own = codeBeforeName(printed, family) === "" ? printed : splitCode(printed).name;
    return orNull(own) ?? orNull(splitCode(text(`${family}.code` as Dimension)).name);
  }
}

/** The cell itself; a row never reads what a spanning cell of another row prints (that is carried down). */
const spanningCell = (row: Row, column: number): Cell => {
  const cell = row.cells[column] as Cell;
  return cell.coveredBy?.row === row.index ? (row.cells[cell.coveredBy.column] as Cell) : cell;
};

/** In summaries a class (卫生健康支出) is the row's function. */
function classOfItem(item: string, columns: readonly Column[]): Partial<Names> {
  if (item === "" || !columns.some((column) => column.coordinates?.direction === "expenditure")) return {};
  const { name } = readLabel(item);
  const code = functionClassOf(name);
  return code === null ? {} : { functionCode: code, functionName: name };
}

/** On a department row whatever code and name stand there are the body's: 150 in the 类 column, a name under 科目名称. */
function asOrganisation(names: Names): Names {
  const codes = [
    names.administrativeCode,
    names.functionCode,
    names.departmentEconomicCode,
    names.projectCode,
    isCode(names.projectName) ? names.projectName : null,
  ];
  const words = [
    names.administrativeName,
    names.functionName,
    names.departmentEconomicName,
    isCode(names.projectName) ? null : names.projectName,
  ];
  return {
    ...NOTHING,
    administrativeCode: codes.find((code) => code !== null) ?? null,
    administrativeName: words.find((name) => name !== null) ?? null,
  };
}

const isCode = (text: string | null): boolean => text !== null && /^\d+$/u.test(text);

/** 合计 and 小计 are no names of anything. */
function withoutClosingNames(names: Names): Names {
  const entries = Object.entries(names).map(([key, value]) => {
    const closes = key !== "item" && value !== null && endsInTotal(value);
    return [key, closes ? null : value];
  });
  return Object.fromEntries(entries) as Names;
}
