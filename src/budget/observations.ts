import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { functionClassOf, withKnownNames } from "./classification/index.ts";
import { kindDefaults } from "./kinds.ts";
import { readLabel } from "./label.ts";
import { type CodeFamily, rowCodes, splitCode } from "./rowCodes.ts";
import { rowLabels } from "./rowKinds.ts";
import type { Cell, Column, Coordinates, Disclosure, Observation, Row, RowLabel, Table } from "./schema.ts";
import type { Dimension } from "./vocabulary.ts";
import { coordinatesOfTitle, coordinatesOfWord, natureOfProjectType, natureOfPurchase } from "./words.ts";

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
  const defaults =
    table.kind === "unknown"
      ? coordinatesOfTitle(normalise(table.title))
      : kindDefaults(table.kind, disclosure.kind);
  const observations: Observation[] = [];
  const single = singleList(table);
  const codesOf = codesByList(table);
  let carried: Names = NOTHING;
  for (const row of table.rows) {
    if (row.kind === "note") continue;
    const lists = row.labels ?? [{ ...(single[row.index] as RowLabel), kind: row.kind }];
    for (const label of lists) {
      const columns = label.columns.map((index) => table.columns[index] as Column);
      const printed = namesOf(row, columns, label.kind, codesOf(columns));
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

/** Of a table that is one list: what the label of each row says, which the table itself has no place for. */
function singleList({ rows, columns }: Table): RowLabel[] {
  const texts = rows.map(({ cells }) => cells.map(({ text }) => normalise(text)));
  const [labels = []] = rowLabels(texts, columns, [columns.map(({ index }) => index)]);
  return labels;
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
    table.kind === "department-budget-detail"
      ? natureOfProjectType(textOf("project.type"))
      : table.kind === "government-procurement"
        ? purchaseOf(row, columns)
        : null;
  const { fund } = coordinatesOfWord(textOf("fund.name"), "");
  return { ...(nature ? { nature } : {}), ...(fund ? { fund } : {}) };
}

/** 货物, 工程 or 服务 in a column that no word explains. */
function purchaseOf(row: Row, columns: readonly Column[]): Coordinates["nature"] | null {
  const texts = columns
    .filter(({ role }) => role === "other")
    .map(({ index }) => normalise(row.cells[index]?.text ?? ""));
  return texts.map(natureOfPurchase).find((nature) => nature !== null) ?? null;
}

/** The dimensions that a row prints. */
export function namesOf(row: Row, columns: readonly Column[], kind: RowLabel["kind"], codes: Codes): Names {
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

  /** The name in its own column, else behind the code. */
  function nameIn(family: CodeFamily): string | null {
    return (
      orNull(text(`${family}.name` as Dimension)) ??
      orNull(splitCode(text(`${family}.code` as Dimension)).name)
    );
  }
}

/** The codes of all rows, by classification. */
export type Codes = Readonly<Partial<Record<CodeFamily, readonly string[]>>>;

const CODED = ["function", "departmentEconomic", "governmentEconomic", "revenue"] as const;

/** The codes that the rows of a list print, looked up once a list of columns. */
export function codesByList(table: Table): (columns: readonly Column[]) => Codes {
  const known = new Map<string, Codes>();
  return (columns) => {
    const key = columns.map(({ index }) => index).join();
    const codes = known.get(key) ?? codesIn(table, columns);
    known.set(key, codes);
    return codes;
  };
}

/** The codes of the list in `columns`. */
function codesIn({ rows }: Table, columns: readonly Column[]): Codes {
  const texts = rows.map((row) =>
    row.cells.map(({ text, coveredBy }) => (coveredBy?.row === row.index ? "" : text)),
  );
  return Object.fromEntries(CODED.map((family) => [family, rowCodes(texts, columns, family)]));
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
