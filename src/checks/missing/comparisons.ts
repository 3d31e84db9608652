import type { Observation } from "../../contract/schema.ts";
import type { Dimension, TableKind } from "../../contract/vocabulary.ts";
import type { Query } from "../identities/figures.ts";

/** Another table that prints the same money, by a code that both have. */
export interface Comparison {
  readonly part: Query;
  readonly whole: Query;
  readonly dimension: Dimension;
  readonly codeOf: (meaning: Observation) => string | null;
}

const DETAIL: Query = { kind: "department-budget-detail", fund: "all", origin: "all" };
const ECONOMIC: Query = {
  kind: "economic-classification-expenditure",
  nature: "total",
  fund: "all",
  origin: "all",
};
const EXPENDITURE: Query = { kind: "expenditure", nature: "total", fund: "all", origin: "all" };
const GENERAL: Query = { kind: "general-public-budget-expenditure", nature: "total" };
const REVENUE: Query = { kind: "revenue", nature: "total", fund: "all", origin: "all" };

const economic = {
  dimension: "departmentEconomic.code",
  codeOf: (meaning: Observation) => meaning.departmentEconomicCode,
} as const;
const functional = {
  dimension: "function.code",
  codeOf: (meaning: Observation) => meaning.functionCode,
} as const;
const unit = {
  dimension: "administrative.code",
  codeOf: (meaning: Observation) => meaning.administrativeCode,
} as const;

/** The finest first: what it tells is told of a gap before the others. */
const COMPARISONS: readonly Comparison[] = [
  { part: DETAIL, whole: ECONOMIC, ...economic },
  { part: ECONOMIC, whole: DETAIL, ...economic },
  { part: DETAIL, whole: EXPENDITURE, ...functional },
  { part: DETAIL, whole: GENERAL, ...functional },
  { part: EXPENDITURE, whole: GENERAL, ...functional },
  { part: EXPENDITURE, whole: DETAIL, ...functional },
  { part: GENERAL, whole: EXPENDITURE, ...functional },
  { part: GENERAL, whole: DETAIL, ...functional },
  { part: DETAIL, whole: REVENUE, ...unit },
  { part: REVENUE, whole: DETAIL, ...unit },
];

/** The tables with which one of that kind can be compared. */
export const comparisonsOf = (kind: TableKind): Comparison[] =>
  COMPARISONS.filter(({ part }) => part.kind === kind);
