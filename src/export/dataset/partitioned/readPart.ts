import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { scaled, storedColumns } from "../storage.ts";
import type { DatasetRecord, DatasetTable, Value } from "../table.ts";

/** The records of a table's Parquet file as they were written, decimals to their last digit. */
export async function readPart(path: string, table: DatasetTable): Promise<DatasetRecord[]> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  for (const element of metadata.schema) {
    // The reader would make floating point of a decimal: of a column that does not say so it gives the bytes.
    if (element.converted_type !== "DECIMAL") continue;
    delete element.converted_type;
    delete element.logical_type;
  }
  const rows = await parquetReadObjects({ file, metadata, utf8: false });
  const decimals = storedColumns(table).filter(({ storage }) => storage === "decimal");
  return rows.map((row) => {
    for (const { name } of decimals) row[name] = decimalText(row[name]);
    return row as DatasetRecord;
  });
}

const decimalText = (bytes: unknown): Value =>
  bytes instanceof Uint8Array
    ? scaled(BigInt.asIntN(8 * bytes.length, BigInt(`0x${Buffer.from(bytes).toString("hex")}`)))
    : null;
