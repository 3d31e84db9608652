import { appendFileSync, writeFileSync } from "node:fs";
import { csv, textQuotedRecords } from "../csv.ts";
import { storedColumns } from "./storage.ts";
import type { DatasetRecord, DatasetTable } from "./table.ts";

/** A table that is written piece by piece. */
export interface TableFile {
  /** Adds records; at least one. */
  write(records: readonly DatasetRecord[]): void;
  finish(): void;
}

/**
 * Starts a CSV at `path`. Texts stand in quotes and numbers do not, so that a reader that heeds quotes keeps the codes
 * as texts, zeros at their head and all.
 */
export function csvFile(path: string, table: DatasetTable): TableFile {
  const columns = storedColumns(table);
  const names = columns.map(({ name }) => name);
  const isText = columns.map(({ storage }) => storage === "text");
  writeFileSync(path, csv(names, []));
  return {
    write: (records) => {
      const values = records.map((record) => names.map((name) => record[name]));
      appendFileSync(path, textQuotedRecords(values, isText));
    },
    finish: () => {},
  };
}
