import { PRECISION, SCALE, type Storage, storedColumns } from "../storage.ts";
import type { DatasetTable } from "../table.ts";
import { DATASET_TABLES } from "../tables.ts";
import { filesOf, type Part } from "./packageFile.ts";

/** The file's name in the dataset's folder. */
export const VIEWS = "dataset.sql";

const TYPES: Record<Storage, string> = {
  text: "VARCHAR",
  integer: "INTEGER",
  fraction: "DOUBLE",
  truth: "BOOLEAN",
  decimal: `DECIMAL(${PRECISION}, ${SCALE})`,
};

/**
 * A view a table for DuckDB, over the files of these parts alone: a file that a stopped call left is not among them. Province and
 * year are told by the folders' names, so that a query of one of them opens its files alone.
 */
export const viewsSql = (parts: readonly Part[]): string =>
  [
    `-- In this folder: duckdb -init ${VIEWS}\n`,
    ...DATASET_TABLES.map(
      (table) => `CREATE OR REPLACE VIEW ${table.name} AS SELECT * FROM ${relationOf(table, parts)};\n`,
    ),
  ].join("");

function relationOf(table: DatasetTable, parts: readonly Part[]): string {
  const files = filesOf(table, parts).map((file) => `  '${file}'`);
  if (files.length === 0) {
    const columns = storedColumns(table).map(({ name, storage }) => `NULL::${TYPES[storage]} AS ${name}`);
    return `(SELECT ${columns.join(", ")}) WHERE false`;
  }
  return `read_parquet([\n${files.join(",\n")}\n], hive_partitioning = true, hive_types = {'province': VARCHAR, 'fiscalYear': INTEGER})`;
}
