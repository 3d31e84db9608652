import { appendFileSync, writeFileSync } from "node:fs";
import { csv, csvRecords } from "../csv.ts";
import { type ObservationRow, ROW_COLUMNS } from "./row.ts";

/** A table of observations that is written piece by piece. */
export interface TableFile {
  /** Adds rows; at least one. */
  write(rows: readonly ObservationRow[]): void;
  finish(): void;
}

/** Starts a CSV at `path`. */
export function csvFile(path: string): TableFile {
  writeFileSync(path, csv(ROW_COLUMNS, []));
  return {
    write: (rows) =>
      appendFileSync(path, csvRecords(rows.map((row) => ROW_COLUMNS.map((name) => row[name])))),
    finish: () => {},
  };
}
