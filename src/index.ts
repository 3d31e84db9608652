/** The library: `extract`, `openBatch` and `writeOutput`, and what they take, give and throw. */
export { type Batch, type BatchOptions, type BatchReading, openBatch } from "./cli/batch/openBatch.ts";
export type { Outcome } from "./cli/batch/outcomes.ts";
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
} from "./contract/schema.ts";
export type { Dimension, RowKind, Severity, Status, TableKind } from "./contract/vocabulary.ts";
export type { StageName } from "./core/artifact.ts";
export { BudgetscanError, InputError, UsageError } from "./core/errors.ts";
export type { Box } from "./core/geometry.ts";
export type { Unit } from "./core/units.ts";
export { type OutputOptions, writeOutput } from "./export/writeOutput.ts";
export type { Variants } from "./meaning/variants.ts";
export {
  type Engine,
  type ExtractOptions,
  extract,
  type PageRange,
  type Progress,
} from "./pipeline/index.ts";
