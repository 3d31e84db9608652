import { correctionsTable } from "./correctionsTable.ts";
import { documentsTable } from "./documentsTable.ts";
import { flagsTable } from "./flagsTable.ts";
import { observationsTable } from "./observationsTable.ts";
import { statementsTable } from "./statementsTable.ts";
import type { DatasetTable } from "./table.ts";

/** Every table of a dataset, in the order in which the data package describes them. */
export const DATASET_TABLES: readonly DatasetTable[] = [
  observationsTable,
  documentsTable,
  flagsTable,
  statementsTable,
  correctionsTable,
];
