import { z } from "zod";
import { InputError } from "../../core/errors.ts";
import type { DatasetRecord, DatasetTable, Value } from "./table.ts";

/** How a column is kept: the data package and the Parquet file say it each in its own words. */
export type Storage = "text" | "integer" | "decimal" | "fraction" | "truth";

/** Decimals of a yuan that a dataset keeps: 万元 printed with ten decimals still fits. */
export const SCALE = 6;
/** Digits in all: what Parquet readers hold in one number. */
export const PRECISION = 38;

const LARGEST_INTEGER = 2 ** 31 - 1;
const WITHIN = new RegExp(`^-?\\d{1,${PRECISION - SCALE}}(?:\\.\\d{1,${SCALE}})?$`, "u");

export interface StoredColumn {
  readonly name: string;
  readonly storage: Storage;
  readonly isOptional: boolean;
}

/** The columns of a table with their storage, in order. */
export const storedColumns = ({ schema }: DatasetTable): StoredColumn[] =>
  Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    storage: name.endsWith("Yuan") ? "decimal" : storageOf(field),
    isOptional: field.safeParse(null).success,
  }));

function storageOf(schema: z.ZodType): Storage {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  if (inner instanceof z.ZodBoolean) return "truth";
  if (!(inner instanceof z.ZodNumber)) return "text";
  return inner.format === "safeint" ? "integer" : "fraction";
}

/**
 * The decimal as whole millionths, exact. Amounts stay decimals in Parquet, so that a sum is exact and needs no cast;
 * as text they would have to be converted by every reader, as floating point they would be wrong.
 */
export function unscaled(amount: string): bigint {
  const [whole = "", fraction = ""] = amount.replace("-", "").split(".");
  const digits = BigInt(whole + fraction.padEnd(SCALE, "0"));
  return amount.startsWith("-") ? -digits : digits;
}

/** The decimal that so many millionths are, without trailing zeros: what `unscaled` was given. */
export function scaled(millionths: bigint): string {
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(SCALE + 1, "0");
  const fraction = digits.slice(-SCALE).replace(/0+$/u, "");
  return `${millionths < 0n ? "-" : ""}${digits.slice(0, -SCALE)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Throws InputError where a value of `record` is beyond what its column can keep exactly. */
export function checkFits(record: DatasetRecord, columns: readonly StoredColumn[], tableName: string): void {
  const misfit = columns.find(({ name, storage }) => !fits(record[name] ?? null, storage));
  if (!misfit) return;
  throw new InputError("VALUE_TOO_LARGE", {
    place: placeOf(record, tableName),
    digits: PRECISION,
    decimals: SCALE,
  });
}

function fits(value: Value, storage: Storage): boolean {
  if (value === null) return true;
  if (storage === "decimal") return WITHIN.test(String(value));
  return storage !== "integer" || Math.abs(Number(value)) <= LARGEST_INTEGER;
}

const placeOf = ({ tableId, rowIndex, columnIndex, page }: DatasetRecord, tableName: string): string =>
  typeof columnIndex === "number"
    ? `${tableId} row ${rowIndex} column ${columnIndex}`
    : `a record of ${tableName}${typeof page === "number" ? ` about page ${page}` : ""}`;
