import type {
  Cell,
  Column,
  Coordinates,
  Disclosure,
  Observation,
  Row,
  RowLabel,
  Table,
} from "../contract/schema.ts";
import type { Dimension } from "../contract/vocabulary.ts";
import { normalise } from "../core/text.ts";
import { coordinatesOfWord } from "../lexicon/headerWords/match.ts";
import { moneyUnit, unitOfCell } from "./cellUnit.ts";
import { type StandardNames, standardNames, withKnownNames } from "./classification/index.ts";
import { kindDefaults } from "./kinds.ts";
import { leavesOf } from "./leaves.ts";
import type { List } from "./lists.ts";
import { type Names, NOTHING, type PrintedRow } from "./rowNames.ts";
import { rowStage } from "./rowStage.ts";
import { coordinatesOfTitle, natureOfProjectType, natureOfPurchase } from "./rowWords.ts";

const FAMILIES = [
  "administrative",
  "function",
  "departmentEconomic",
  "governmentEconomic",
  "revenue",
  "project",
] as const;
type Family = (typeof FAMILIES)[number];

/**
 * Every amount of a table, whose rows print `printed`, with all its coordinates: the kind's defaults, overridden by the
 * words of its column, then of its row; the row's dimensions, carried down where a row prints neither code nor name of one.
 */
export function toObservations(
  table: Table,
  lists: readonly List[],
  printed: readonly PrintedRow[],
  disclosure: Disclosure,
): Observation[] {
  const isLeaf = leavesOf(table.rows, lists);
  const defaults =
    table.kind === "unknown"
      ? coordinatesOfTitle(normalise(table.title))
      : kindDefaults(table.kind, disclosure.kind);
  let carried: Names = NOTHING;
  return printed.flatMap(({ row, label, columns, names }) => {
    const own = row.labels ? names : carryDown(names, carried, label.kind);
    if (!row.labels) carried = nextCarried(own, carried, label.kind);
    const known = {
      ...withKnownNames(own, disclosure.year),
      ...standardNames(own, disclosure.year),
    };
    const stage = rowStage(row, table, disclosure.year);
    if (stage === "other year") return [];
    const words = { ...rowWords(table, row, columns), ...label.coordinates, ...stage };
    return columns.flatMap((column): Observation[] => {
      const cell = row.cells[column.index] as Cell;
      if (column.role !== "measure" || cell.amount === undefined) return [];
      const coordinates = { ...defaults, ...column.coordinates, ...words };
      const observed = observe(table, row, column, cell, label, coordinates, known, disclosure);
      return [{ ...observed, leaf: isLeaf(row.index, column.index) }];
    });
  });
}

function observe(
  table: Table,
  row: Row,
  column: Column,
  cell: Cell,
  label: RowLabel,
  coordinates: Coordinates,
  names: Names & StandardNames,
  disclosure: Disclosure,
): Omit<Observation, "leaf"> {
  const phase = coordinates.phase ?? disclosure.kind;
  const prior = phase.startsWith("prior-year");
  const unit = moneyUnit(unitOfCell(cell, column, table)) ?? table.unit;
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
