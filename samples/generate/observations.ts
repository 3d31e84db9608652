/** Tables turned into observations by the rules of the contract, independently of the pipeline. */
import type { Coordinates } from "../../src/contract/schema.ts";
import type { Dimension, TableKind } from "../../src/contract/vocabulary.ts";
import { withoutLayoutSpaces } from "../../src/core/text.ts";
import { amountInYuan } from "./amounts.ts";
import type { LabelModel, Organisation, RowModel, TableModel } from "./model.ts";
import { printedText } from "./model.ts";
import type { TruthObservation } from "./truthSchema.ts";

const YEAR = 2024;

/** Coordinates with the three that an observation cannot be without. */
type Assignment = Coordinates & { [Name in "nature" | "fund" | "origin"]: NonNullable<Coordinates[Name]> };

const EXPENDITURE = { direction: "expenditure", nature: "total", fund: "all", origin: "all" } as const;

/** What holds in a table of a kind before any printed word. */
const DEFAULTS: Partial<Record<TableKind, Assignment>> = {
  "revenue-expenditure-summary": { nature: "total", fund: "all", origin: "all" },
  "fiscal-appropriation-summary": { nature: "total", fund: "fiscal", origin: "all" },
  revenue: { direction: "revenue", nature: "total", fund: "all", origin: "all" },
  expenditure: EXPENDITURE,
  "economic-classification-expenditure": EXPENDITURE,
  "general-public-budget-expenditure": { ...EXPENDITURE, fund: "general-public" },
  "general-public-budget-basic-expenditure": {
    ...EXPENDITURE,
    nature: "basic",
    fund: "general-public",
    origin: "current",
  },
  "three-public-expenses": { ...EXPENDITURE, nature: "three-public.total", fund: "general-public" },
  "government-fund-expenditure": { ...EXPENDITURE, fund: "government-fund" },
  "project-expenditure": { ...EXPENDITURE, nature: "project" },
  "department-budget-detail": EXPENDITURE,
  "carryover-funds": { ...EXPENDITURE, origin: "carryover" },
  "project-performance-targets": { ...EXPENDITURE, nature: "project" },
};

/** 项目分类 of 部门预算表: there the type of a project is the nature of its money. */
const NATURE_OF_TYPE: Readonly<Record<string, Coordinates["nature"]>> = {
  人员类: "basic.personnel",
  公用经费: "basic.operating",
  其他运转类: "project.other-operating",
  特定目标类: "project.targeted",
};

/** One observation a measure cell with an amount, row by row. */
export function observe(table: TableModel): TruthObservation[] {
  let department: Organisation = {};
  return table.rows.flatMap((row, index) => {
    if (row.organisation) department = row.organisation;
    return observeRow(table, row, index, row.kind === "detail" ? department : {});
  });
}

function observeRow(
  table: TableModel,
  row: RowModel,
  index: number,
  department: Organisation,
): TruthObservation[] {
  const defaults = DEFAULTS[table.kind];
  if (defaults === undefined) return [];
  const dimensions = rowDimensions(table, row, department);
  const type =
    table.kind === "department-budget-detail" ? NATURE_OF_TYPE[dimensions.projectType ?? ""] : undefined;
  return table.columns.flatMap((column, position) => {
    const printed = printedText(row.cells[position] ?? "");
    const unit = column.unit ?? table.unit;
    const amountYuan = column.role === "measure" ? amountInYuan(printed, unit) : undefined;
    if (amountYuan === undefined) return [];
    const label = row.labels?.find(({ columns }) => columns.includes(position));
    const isPart = column.ofWhich === true || label?.ofWhich === true;
    const coordinates = {
      ...defaults,
      ...(type && { nature: type }),
      ...column.coordinates,
      ...label?.coordinates,
    } as Assignment;
    return [
      {
        table: table.id,
        row: index,
        column: position,
        direction: coordinates.direction ?? null,
        phase: "budget",
        year: YEAR,
        nature: coordinates.nature,
        fund: coordinates.fund,
        origin: coordinates.origin,
        aggregation: isPart ? "of-which" : aggregationOf(row, label),
        ...dimensions,
        ...(label && labelDimensions(row, label)),
        printed,
        unit,
        amountYuan,
      },
    ];
  });
}

function aggregationOf(row: RowModel, label: LabelModel | undefined): TruthObservation["aggregation"] {
  const kind = label?.kind ?? row.kind;
  if (kind === "note") throw new Error("a note has no amounts");
  return kind;
}

/** The dimensions an observation carries besides what its list's label says. */
type Dimensions = Omit<
  TruthObservation,
  | "table"
  | "row"
  | "column"
  | "direction"
  | "phase"
  | "year"
  | "nature"
  | "fund"
  | "origin"
  | "aggregation"
  | "printed"
  | "unit"
  | "amountYuan"
>;

/** What the row prints in its dimension columns; `department` is what stands above, for rows that name none. */
function rowDimensions(table: TableModel, row: RowModel, department: Organisation): Dimensions {
  const read = (dimension: Dimension): string | null => {
    if (row.organisation || row.kind === "total" || row.labels) return null;
    const position = table.columns.findIndex((column) => column.dimension === dimension);
    return position < 0 ? null : withoutLayoutSpaces(printedText(row.cells[position] ?? "")) || null;
  };
  const code = (...parts: readonly Dimension[]): string | null =>
    parts.map((part) => read(part) ?? "").join("") || null;
  const printed = {
    code: row.organisation?.code ?? read("administrative.code"),
    name: row.organisation?.name ?? read("administrative.name"),
  };
  const organisation = printed.code || printed.name ? printed : department;
  return {
    administrativeCode: organisation.code ?? null,
    administrativeName: organisation.name ?? null,
    functionCode: read("function.code") ?? code("function.class", "function.group", "function.item"),
    functionName: read("function.name"),
    departmentEconomicCode:
      read("departmentEconomic.code") ?? code("departmentEconomic.class", "departmentEconomic.item"),
    departmentEconomicName: read("departmentEconomic.name"),
    governmentEconomicCode:
      read("governmentEconomic.code") ?? code("governmentEconomic.class", "governmentEconomic.item"),
    governmentEconomicName: read("governmentEconomic.name"),
    revenueCode: null,
    revenueName: null,
    projectCode: read("project.code"),
    projectName: read("project.name"),
    projectCategory: read("project.category"),
    projectType: read("project.type"),
    projectDescription: read("project.description"),
    item: null,
  };
}

const ORDINAL = /^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)/u;

/** The label itself, and the class (类) it names. */
function labelDimensions(row: RowModel, label: LabelModel): Partial<Dimensions> {
  const item = withoutLayoutSpaces(printedText(row.cells[label.columns[0] as number] ?? ""));
  return {
    item,
    ...(label.functionCode && { functionCode: label.functionCode, functionName: item.replace(ORDINAL, "") }),
  };
}
