import { z } from "zod";
import { InputError } from "../../core/errors.ts";
import { type ObservationRow, rowSchema } from "./row.ts";

/** How a column is kept: the data package and the Parquet file say it each in its own words. */
export type Storage = "text" | "integer" | "decimal" | "fraction";

/** Decimals of a yuan that a dataset keeps: 万元 printed with ten decimals still fits. */
export const SCALE = 6;
/** Digits in all: what Parquet readers hold in one number. */
export const PRECISION = 38;

const LARGEST_INTEGER = 2 ** 31 - 1;
const WITHIN = new RegExp(`^-?\\d{1,${PRECISION - SCALE}}(?:\\.\\d{1,${SCALE}})?$`, "u");

/** Names of the columns with their storage, in order. */
export const STORAGE: ReadonlyMap<keyof ObservationRow, Storage> = new Map(
  Object.entries(rowSchema.shape).map(([name, schema]) => [
    name as keyof ObservationRow,
    name === "amountYuan" ? "decimal" : storageOf(schema),
  ]),
);

function storageOf(schema: z.ZodType): Storage {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
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

/** Throws InputError where a value of `row` is beyond what a column can keep exactly. */
export function checkFits(row: ObservationRow): void {
  const isTooLarge = [...STORAGE].some(
    ([name, storage]) => storage === "integer" && Math.abs(Number(row[name] ?? 0)) > LARGEST_INTEGER,
  );
  if (!isTooLarge && WITHIN.test(row.amountYuan)) return;
  throw new InputError(
    "VALUE_TOO_LARGE",
    `${row.table} row ${row.row} column ${row.column} holds a value that no dataset keeps exactly`,
    `look at the page; a dataset keeps ${PRECISION} digits, ${SCALE} of them decimals`,
  );
}
