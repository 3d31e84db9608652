import type { Truth, TruthObservation, TruthTable } from "../../samples/generate/truthSchema.ts";
import type { BudgetDocument, Column, Coordinates } from "../../src/contract/schema.ts";
import { DIMENSIONS, type Dimension, type TableKind } from "../../src/contract/vocabulary.ts";
import { kindDefaults } from "../../src/meaning/kinds.ts";
import type { TableMatch } from "./match.ts";

/** A column of the truth and ours, each as what it means. */
export interface ColumnPair {
  readonly where: string;
  readonly expected: string;
  /** Empty where the column was not found. */
  readonly got: string;
}

export function pairColumns(
  truth: Truth,
  ours: BudgetDocument,
  matches: readonly TableMatch[],
): ColumnPair[] {
  const kindOfDisclosure = truth.disclosure.kind;
  return truth.tables.flatMap((table) => {
    const match = matches.find((other) => other.truth === table);
    const columnOf = new Map(match?.columns);
    return table.columns.map((column, index): ColumnPair => {
      const found = match?.ours.columns[columnOf.get(index) ?? -1];
      return {
        where: `${table.id} column ${index} ${column.path.join("/")}`,
        expected: meaning(column, table.kind, kindOfDisclosure),
        got: match && found ? meaning(found, match.ours.kind, disclosureKind(ours, match)) : "",
      };
    });
  });
}

const disclosureKind = (ours: BudgetDocument, { ours: table }: TableMatch) =>
  ours.disclosures[table.disclosure]?.kind ?? ours.disclosure.kind;

/** Role, dimension and, of a measure, its coordinates with the defaults of the table's kind. */
function meaning(
  { role, dimension, coordinates }: TruthTable["columns"][number] | Column,
  kind: TableKind,
  disclosure: "budget" | "final-accounts",
): string {
  if (role !== "measure") return [role, dimension ?? ""].join(" ").trim();
  const effective: Coordinates = { phase: disclosure, ...kindDefaults(kind, disclosure), ...coordinates };
  const { direction = "by side", phase, nature, fund, origin } = effective;
  return [role, direction, phase, nature, fund, origin].join(" ");
}

/** Parts of an observation that say what the amount is; its place is not among them, nor what the reader thought. */
const COMPARED = [
  "direction",
  "phase",
  "year",
  "nature",
  "fund",
  "origin",
  "aggregation",
  "administrativeCode",
  "administrativeName",
  "functionCode",
  "functionName",
  "departmentEconomicCode",
  "departmentEconomicName",
  "governmentEconomicCode",
  "governmentEconomicName",
  "revenueCode",
  "revenueName",
  "projectCode",
  "projectName",
  "projectCategory",
  "projectType",
  "projectDescription",
  "item",
  "unit",
  "amountYuan",
] as const satisfies readonly (keyof TruthObservation)[];

export interface ObservationComparison {
  readonly exact: number;
  readonly of: number;
  /** Observations of the truth that we do not have, and ours that it does not have. */
  readonly lacking: readonly TruthObservation[];
  readonly extra: readonly TruthObservation[];
}

/** Compares the two sets, equal observations counted as often as they come, within each table. */
export function compareObservations(
  truth: Truth,
  ours: BudgetDocument,
  matches: readonly TableMatch[],
): ObservationComparison {
  const truthTable = new Map(matches.map((match) => [match.ours.id, match.truth.id]));
  const open = new Map<string, TruthObservation[]>();
  for (const observation of ours.observations) {
    const key = observationKey(observation, truthTable.get(observation.table) ?? "none");
    open.set(key, [...(open.get(key) ?? []), observation]);
  }
  const lacking = truth.observations.filter((observation) => {
    const equal = open.get(observationKey(observation, observation.table));
    return equal?.pop() === undefined;
  });
  return {
    exact: truth.observations.length - lacking.length,
    of: truth.observations.length,
    lacking,
    extra: [...open.values()].flat(),
  };
}

function observationKey(observation: TruthObservation, table: string): string {
  return JSON.stringify([table, ...COMPARED.map((part) => plainText(observation[part]))]);
}

/** White space and compatibility forms are no difference, as in cells. */
const plainText = (value: string | number | null | undefined): string | number | null =>
  typeof value === "string" ? value.normalize("NFKC").replace(/\s+/gu, "") : (value ?? null);

/** The parts in which two observations differ, for people. */
export const differences = (a: TruthObservation, b: TruthObservation): string[] =>
  COMPARED.filter((part) => plainText(a[part]) !== plainText(b[part])).map(
    (part) => `${part}: ${a[part] ?? "null"} -> ${b[part] ?? "null"}`,
  );

export const isCode = (dimension: Dimension | undefined): boolean =>
  dimension !== undefined && CODES.has(dimension);

/** Dimensions whose cells hold codes. */
const CODES: ReadonlySet<Dimension> = new Set(
  DIMENSIONS.filter((dimension) => /\.(?:code|class|group|item)$/u.test(dimension)),
);
