import { fileWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { TableFile } from "./csvFile.ts";
import type { ObservationRow } from "./row.ts";
import { rowSchema } from "./row.ts";
import { PRECISION, SCALE, STORAGE, type Storage, unscaled } from "./storage.ts";

/** Bytes that hold any number of `PRECISION` digits. */
const DECIMAL_BYTES = 16;

const PHYSICAL: Record<Storage, Omit<SchemaElement, "name" | "repetition_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  integer: { type: "INT32" },
  fraction: { type: "DOUBLE" },
  decimal: {
    type: "FIXED_LEN_BYTE_ARRAY",
    type_length: DECIMAL_BYTES,
    converted_type: "DECIMAL",
    precision: PRECISION,
    scale: SCALE,
    logical_type: { type: "DECIMAL", precision: PRECISION, scale: SCALE },
  },
};

const SCHEMA: SchemaElement[] = [
  { name: "observation", num_children: STORAGE.size },
  ...[...STORAGE].map(
    ([name, storage]): SchemaElement => ({
      ...PHYSICAL[storage],
      name,
      repetition_type: rowSchema.shape[name].safeParse(null).success ? "OPTIONAL" : "REQUIRED",
    }),
  ),
];

/** Starts a Parquet file at `path`; every `write` is a row group of it, compressed with Snappy. */
export function parquetFile(path: string, createdBy: string): TableFile {
  const writer = new ParquetWriter({ writer: fileWriter(path), schema: SCHEMA, createdBy });
  return {
    write(rows) {
      const columnData = [...STORAGE].map(([name, storage]) => ({
        name,
        data: rows.map((row) => stored(row[name], storage)),
      }));
      writer.write({ columnData, rowGroupSize: rows.length });
    },
    finish: () => void writer.finish(),
  };
}

const stored = (value: ObservationRow[keyof ObservationRow], storage: Storage) =>
  storage === "decimal" ? unscaled(String(value)) : value;
