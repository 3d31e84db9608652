import type { Coordinates } from "../contract/schema.ts";
import type { TableKind } from "../contract/vocabulary.ts";

/**
 * What an amount of a table means before any word of its column or row is read (contract, "Observations"). The
 * phase is the disclosure's. `unknown` assigns nothing.
 */
export const KIND_DEFAULTS: Record<TableKind, Coordinates> = {
  "revenue-expenditure-summary": { nature: "total", fund: "all", origin: "all" },
  "fiscal-appropriation-summary": { nature: "total", fund: "fiscal", origin: "all" },
  revenue: { direction: "revenue", nature: "total", fund: "all", origin: "all" },
  expenditure: { direction: "expenditure", nature: "total", fund: "all", origin: "all" },
  "economic-classification-expenditure": {
    direction: "expenditure",
    nature: "total",
    fund: "all",
    origin: "all",
  },
  "government-procurement": { direction: "expenditure", nature: "total", fund: "all", origin: "all" },
  "general-public-budget-expenditure": {
    direction: "expenditure",
    nature: "total",
    fund: "general-public",
    origin: "all",
  },
  "general-public-budget-basic-expenditure": {
    direction: "expenditure",
    nature: "basic",
    fund: "general-public",
    origin: "current",
  },
  "three-public-expenses": {
    direction: "expenditure",
    nature: "three-public.total",
    fund: "general-public",
    origin: "all",
  },
  "government-fund-expenditure": {
    direction: "expenditure",
    nature: "total",
    fund: "government-fund",
    origin: "all",
  },
  "state-capital-operating-expenditure": {
    direction: "expenditure",
    nature: "total",
    fund: "state-capital",
    origin: "all",
  },
  "project-expenditure": { direction: "expenditure", nature: "project", fund: "all", origin: "all" },
  "department-budget-detail": { direction: "expenditure", nature: "total", fund: "all", origin: "all" },
  "carryover-funds": { direction: "expenditure", nature: "total", fund: "all", origin: "carryover" },
  "department-performance-targets": {},
  "project-performance-targets": { direction: "expenditure", nature: "project", fund: "all", origin: "all" },
  unknown: {},
};

/** The kind's defaults as they hold in a disclosure of `disclosureKind`: three-public tables of final accounts cover all fiscal money. */
export function kindDefaults(kind: TableKind, disclosureKind: "budget" | "final-accounts"): Coordinates {
  const defaults = KIND_DEFAULTS[kind];
  return kind === "three-public-expenses" && disclosureKind === "final-accounts"
    ? { ...defaults, fund: "fiscal" }
    : defaults;
}
