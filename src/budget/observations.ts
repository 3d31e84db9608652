import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { functionClassOf, withKnownNames } from "./classification/index.ts";
import { kindDefaults } from "./kinds.ts";
import { readLabel } from "./label.ts";
import { itemLabels } from "./rowKinds.ts";
import type { Cell, Column, Coordinates, Disclosure, Observation, Row, RowLabel, Table } from "./schema.ts";
import type { Dimension } from "./vocabulary.ts";
import { coordinatesOfWord, natureOfProjectType } from "./words.ts";

type Names = Pick<
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

const FAMILIES = [
  "administrative",
  "function",
  "departmentEconomic",
  "governmentEconomic",
  "revenue",
  "project",
] as const;
type Family = (typeof FAMILIES)[number];

const NOTHING: Names = {
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

/**
 * Every amount of a table with all its coordinates: the kind's defaults, overridden by the words of its column,
 * then of its row; the row's dimensions, carried down where a row prints neither code nor name of one.
 */
export function toObservations(table: Table, disclosure: Disclosure): Observation[] {
  const defaults = kindDefaults(table.kind, disclosure.kind);
  const observations: Observation[] = [];
  let carried: Names = NOTHING;
  const single = singleLabels(table);
  for (const row of table.rows) {
    if (row.kind === "note") continue;
    const lists = row.labels ?? [single(row)];
    for (const label of lists) {
      const columns = label.columns.map((index) => table.columns[index] as Column);
      const printed = namesOf(row, columns, label.kind);
      const own = row.labels ? printed : carryDown(printed, carried, label.kind);
      if (!row.labels) carried = nextCarried(own, carried, label.kind);
      const names = withKnownNames(own, disclosure.year);
      const words = { ...rowWords(table, row, columns), ...label.coordinates };
      for (const column of columns) {
        const cell = row.cells[column.index] as Cell;
        if (column.role !== "measure" || cell.amount === undefined) continue;
        const coordinates = { ...defaults, ...column.coordinates, ...words };
        observations.push(observe(table, row, column, cell, label, coordinates, names, disclosure));
      }
    }
  }
  return observations;
}

/** The label of a row that is one list: a list of items (项目) may set the fund by its words there too. */
function singleLabels({ columns, rows }: Table): (row: Row) => RowLabel {
  const plain = (row: Row): RowLabel => ({ columns: columns.map(({ index }) => index), kind: row.kind });
  const hasItems =
    columns.some(({ dimension }) => dimension === "item") && rows.every(({ labels }) => labels === undefined);
  if (!hasItems) return plain;
  const texts = rows.map((row) => row.cells.map(({ text }) => (row.kind === "note" ? "" : normalise(text))));
  const labels = itemLabels(texts, columns);
  return (row) => ({ ...labels[row.index], ...plain(row) });
}

function observe(
  table: Table,
  row: Row,
  column: Column,
  cell: Cell,
  label: RowLabel,
  coordinates: Coordinates,
  names: Names,
  disclosure: Disclosure,
): Observation {
  const phase = coordinates.phase ?? disclosure.kind;
  const prior = phase.startsWith("prior-year");
  const unit = column.unit && column.unit !== "%" && column.unit !== "count" ? column.unit : table.unit;
  const fragment = cell.fragments.find((piece) => piece.text !== "") ?? cell.fragments[0];
  return {
    table: table.id,
    row: row.index,
    column: column.index,
    direction: coordinates.direction ?? null,
    phase,
    year: disclosure.year === null ? null : disclosure.year - (prior ? 1 : 0),
    nature: coordinates.nature ?? "total",
    fund: coordinates.fund ?? "all",
    origin: coordinates.origin ?? "all",
    aggregation: aggregationOf(column, label),
    ...names,
    printed: cell.text,
    unit: unit ?? "元",
    amountYuan: cell.amount ?? "0",
    status: cell.status,
    confidence: cell.confidence,
    page: fragment?.page ?? (table.pages[0] as number),
    box: fragment?.box ?? [0, 0, 0, 0],
  };
}

function aggregationOf(column: Column, label: RowLabel): Observation["aggregation"] {
  if (column.ofWhich || label.ofWhich) return "of-which";
  return label.kind === "note" ? "detail" : label.kind;
}

/** Coordinates that a row's own dimensions assign: 项目分类 the nature (in the detail table), 资金性质 the fund. */
function rowWords(table: Table, row: Row, columns: readonly Column[]): Coordinates {
  const textOf = (dimension: Dimension) => {
    const column = columns.find((candidate) => candidate.dimension === dimension);
    return column ? normalise(row.cells[column.index]?.text ?? "") : "";
  };
  const nature =
    table.kind === "department-budget-detail" ? natureOfProjectType(textOf("project.type")) : null;
  const { fund } = coordinatesOfWord(textOf("fund.name"), "");
  return { ...(nature ? { nature } : {}), ...(fund ? { fund } : {}) };
}

/** The dimensions that a row prints. */
export function namesOf(row: Row, columns: readonly Column[], kind: RowLabel["kind"]): Names {
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
    functionCode:
      code(text("function.code")) ??
      code(["class", "group", "item"].map((part) => text(`function.${part}` as Dimension)).join("")),
    functionName: orNull(text("function.name")),
    departmentEconomicCode: economicCode("departmentEconomic"),
    departmentEconomicName: orNull(text("departmentEconomic.name")),
    governmentEconomicCode: economicCode("governmentEconomic"),
    governmentEconomicName: orNull(text("governmentEconomic.name")),
    revenueCode: code(text("revenue.code")),
    revenueName: orNull(text("revenue.name")),
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

  function economicCode(family: "departmentEconomic" | "governmentEconomic"): string | null {
    return code(text(`${family}.code`)) ?? code(text(`${family}.class`) + text(`${family}.item`));
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
    const closes = key !== "item" && value !== null && /(?:合计|总计|小计)$/u.test(normalise(value));
    return [key, closes ? null : value];
  });
  return Object.fromEntries(entries) as Names;
}

const keysOf = (family: Family): (keyof Names)[] =>
  (Object.keys(NOTHING) as (keyof Names)[]).filter((key) => key.startsWith(family));

/** A detail takes from above the dimensions of which it prints neither code nor name. */
function carryDown(names: Names, carried: Names, kind: RowLabel["kind"]): Names {
  if (kind === "total" || kind === "department") return names;
  const families = kind === "subtotal" ? (["administrative"] as const) : FAMILIES;
  let filled = names;
  for (const family of families) {
    const keys = keysOf(family);
    if (keys.every((key) => names[key] === null)) {
      filled = { ...filled, ...Object.fromEntries(keys.map((key) => [key, carried[key]])) };
    }
  }
  return filled;
}

/** What the next row may take: a department row starts anew, a total ends everything. */
function nextCarried(names: Names, carried: Names, kind: RowLabel["kind"]): Names {
  if (kind === "total") return NOTHING;
  if (kind === "department" || kind === "subtotal")
    return {
      ...NOTHING,
      administrativeCode: names.administrativeCode,
      administrativeName: names.administrativeName,
    };
  return { ...carried, ...names };
}
