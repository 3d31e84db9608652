import { join } from "node:path";
import { csvFile } from "./csvFile.ts";
import { parquetFile } from "./parquetFile.ts";
import type { DatasetRecord, DatasetTable } from "./table.ts";

/** Records of a Parquet row group, and records held in memory at once beside those of one document. */
const GROUP_RECORDS = 20_000;

/** A table of a dataset that is being written, as CSV and as Parquet with the same records. */
export interface TableWriter {
  add(records: readonly DatasetRecord[]): void;
  /** Ends both files and tells how many records they hold. */
  finish(): number;
}

/** The files of a table: CSV, then Parquet. */
export const fileNames = ({ name }: DatasetTable): [csv: string, parquet: string] => [
  `${name}.csv`,
  `${name}.parquet`,
];

/** Starts both files of a table in `folder`. */
export function startTable(table: DatasetTable, folder: string, createdBy: string): TableWriter {
  const [csv, parquet] = fileNames(table);
  const files = [csvFile(join(folder, csv), table), parquetFile(join(folder, parquet), table, createdBy)];
  let waiting: DatasetRecord[] = [];
  let count = 0;
  const write = (records: readonly DatasetRecord[]): void => {
    for (const file of files) file.write(records);
    count += records.length;
  };
  return {
    add: (records) => {
      for (const record of records) {
        waiting.push(record);
        if (waiting.length < GROUP_RECORDS) continue;
        write(waiting);
        waiting = [];
      }
    },
    finish: () => {
      if (waiting.length > 0) write(waiting);
      for (const file of files) file.finish();
      return count;
    },
  };
}
