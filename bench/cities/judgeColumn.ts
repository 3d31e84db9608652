import type { Column, Coordinates, Observation, Table } from "../../src/contract/schema.ts";
import type { TableKind } from "../../src/contract/vocabulary.ts";
import { kindDefaults } from "../../src/meaning/kinds.ts";
import type { ColumnMeaning, ColumnTruth, MeasureTruth } from "./meaningTruth.ts";

/** `unknown` where the output says that it does not know: role `other`, no unit, a table of kind `unknown`. */
export interface Judgement {
  readonly outcome: "right" | "unknown" | "wrong";
  /** What differs, empty where it is right. */
  readonly why: string;
}

/** The table that a column stands in: as printed and as found. */
export interface ColumnSetting {
  readonly printedKind: TableKind;
  readonly printedDisclosure: "budget" | "final-accounts";
  readonly table: Pick<Table, "kind" | "unit">;
  readonly foundDisclosure: "budget" | "final-accounts";
  /** The observations of the column: they have what the table's title says of it beside the kind. */
  readonly observations: readonly Observation[];
}

const AXES = ["direction", "phase", "nature", "fund", "origin"] as const;
/** What an observation says on an axis where neither kind nor words say anything (contract, "Observations"). */
const UNSAID: Coordinates = { nature: "total", fund: "all", origin: "all" };

const RIGHT: Judgement = { outcome: "right", why: "" };
const unknown = (why: string): Judgement => ({ outcome: "unknown", why });
const wrong = (why: string): Judgement => ({ outcome: "wrong", why });

const ORDER: readonly Judgement["outcome"][] = ["right", "unknown", "wrong"];

/**
 * Compares what a column was taken for with what the page prints; null is a column that was not found. Where the page
 * allows several readings, the one that fares best counts, and of equal ones the first.
 */
export function judgeColumn(truth: ColumnTruth, column: Column | null, setting: ColumnSetting): Judgement {
  if (column === null) return unknown("not found");
  const open = new Set<string>(truth.unjudged ?? []);
  const judgements = [truth.is, ...(truth.or ?? [])].map((is) => judgeReading(is, column, setting, open));
  return judgements.sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))[0] as Judgement;
}

function judgeReading(
  is: ColumnMeaning,
  column: Column,
  setting: ColumnSetting,
  open: ReadonlySet<string>,
): Judgement {
  if (typeof is === "object") return judgeMeasure(is, column, setting, open);
  if (is === "other") {
    const isNoMoney = column.role === "measure" && (column.unit === "%" || column.unit === "count");
    return column.role === "other" || isNoMoney ? RIGHT : wrong(`other, taken for ${takenFor(column)}`);
  }
  if (column.role === "other") return unknown(`${is}, not told`);
  return column.role === "dimension" && column.dimension === is
    ? RIGHT
    : wrong(`${is}, taken for ${takenFor(column)}`);
}

const takenFor = ({ role, dimension }: Column): string => (role === "dimension" ? (dimension ?? role) : role);

function judgeMeasure(
  truth: MeasureTruth,
  column: Column,
  setting: ColumnSetting,
  open: ReadonlySet<string>,
): Judgement {
  if (column.role === "other") return unknown("a measure, not told");
  if (column.role === "dimension") return wrong(`a measure, taken for ${takenFor(column)}`);
  if (!open.has("ofWhich") && (truth.ofWhich ?? false) !== (column.ofWhich ?? false)) {
    return wrong(truth.ofWhich ? "其中 not told" : "taken for 其中");
  }
  const unit = open.has("unit") ? RIGHT : judgeUnit(truth, column, setting.table);
  if (unit.outcome === "wrong") return unit;
  const coordinates = judgeCoordinates(truth, column, setting, open);
  return coordinates.outcome === "right" ? unit : coordinates;
}

function judgeUnit({ unit }: MeasureTruth, column: Column, table: Pick<Table, "unit">): Judgement {
  const found = column.unit ?? table.unit;
  if (found === null) return unknown("no unit");
  const isNoMoney = found === "%" || found === "count";
  if (unit === undefined) return isNoMoney ? wrong(`money, taken for ${found}`) : RIGHT;
  return unit === found ? RIGHT : wrong(`in ${unit}, taken for ${found}`);
}

/** Compares axis by axis what an amount of the column means; an axis on which the page says nothing is not compared. */
function judgeCoordinates(
  truth: MeasureTruth,
  column: Column,
  setting: ColumnSetting,
  open: ReadonlySet<string>,
): Judgement {
  const { printedKind, printedDisclosure, table, foundDisclosure, observations } = setting;
  const isTableUnknown = table.kind === "unknown" && printedKind !== "unknown";
  const printed: Coordinates = {
    phase: printedDisclosure,
    ...kindDefaults(printedKind, printedDisclosure),
    ...defined(truth),
  };
  const own: Coordinates = column.coordinates ?? {};
  const found: Coordinates = isTableUnknown
    ? own
    : { ...UNSAID, phase: foundDisclosure, ...kindDefaults(table.kind, foundDisclosure), ...own };
  const judged = AXES.filter((axis) => printed[axis] !== undefined && !open.has(axis)).filter(
    (axis) => isTableUnknown || !areAll(observations, axis, printed[axis]),
  );
  const differing = judged.filter((axis) => found[axis] !== undefined && printed[axis] !== found[axis]);
  if (differing.length > 0) {
    return wrong(differing.map((axis) => `${axis} ${printed[axis]}, taken for ${found[axis]}`).join("; "));
  }
  if (isTableUnknown) return unknown("table unknown");
  const unsaid = judged.filter((axis) => found[axis] === undefined);
  return unsaid.length > 0 ? unknown(`${unsaid.join(", ")} not told`) : RIGHT;
}

const areAll = (
  observations: readonly Observation[],
  axis: (typeof AXES)[number],
  value: string | undefined,
): boolean => observations.length > 0 && observations.every((observation) => observation[axis] === value);

const defined = (truth: MeasureTruth): Coordinates =>
  Object.fromEntries(AXES.filter((axis) => truth[axis] !== undefined).map((axis) => [axis, truth[axis]]));
