import { fileWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { TableFile } from "./csvFile.ts";
import { PRECISION, SCALE, type Storage, storedColumns, unscaled } from "./storage.ts";
import type { DatasetTable, Value } from "./table.ts";

/** Bytes that hold any number of `PRECISION` digits. */
const DECIMAL_BYTES = 16;

const PHYSICAL: Record<Storage, Omit<SchemaElement, "name" | "repetition_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  integer: { type: "INT32" },
  fraction: { type: "DOUBLE" },
  truth: { type: "BOOLEAN" },
  decimal: {
    type: "FIXED_LEN_BYTE_ARRAY",
    type_length: DECIMAL_BYTES,
    converted_type: "DECIMAL",
    precision: PRECISION,
    scale: SCALE,
    logical_type: { type: "DECIMAL", precision: PRECISION, scale: SCALE },
  },
};

/** Starts a Parquet file at `path`; every `write` is a row group of it, compressed with Snappy. */
export function parquetFile(path: string, table: DatasetTable, createdBy: string): TableFile {
  const columns = storedColumns(table);
  const schema: SchemaElement[] = [
    { name: table.name, num_children: columns.length },
    ...columns.map(
      ({ name, storage, isOptional }): SchemaElement => ({
        ...PHYSICAL[storage],
        name,
        repetition_type: isOptional ? "OPTIONAL" : "REQUIRED",
      }),
    ),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy });
  return {
    write(records) {
      const columnData = columns.map(({ name, storage }) => ({
        name,
        data: records.map((record) => stored(record[name] ?? null, storage)),
      }));
      writer.write({ columnData, rowGroupSize: records.length });
    },
    finish: () => void writer.finish(),
  };
}

const stored = (value: Value, storage: Storage) =>
  storage === "decimal" && value !== null ? unscaled(String(value)) : value;
