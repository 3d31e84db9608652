/** The library: `extract` and what it takes, gives and throws. */
export type {
  BudgetDocument,
  Cell,
  Column,
  Coordinates,
  Disclosure,
  Evidence,
  Field,
  Flag,
  Fragment,
  Join,
  Observation,
  Place,
  Prose,
  Row,
  RowLabel,
  Source,
  SourcePage,
  Statement,
  Table,
} from "./budget/schema.ts";
export type { Variants } from "./budget/variants.ts";
export type { Dimension, RowKind, Severity, Status, TableKind } from "./budget/vocabulary.ts";
export type { StageName } from "./core/artifact.ts";
export { BudgetscanError, InputError, UsageError } from "./core/errors.ts";
export type { Box } from "./core/geometry.ts";
export type { Unit } from "./core/units.ts";
export {
  type Engine,
  type ExtractOptions,
  extract,
  type PageRange,
  type Progress,
} from "./pipeline/index.ts";
