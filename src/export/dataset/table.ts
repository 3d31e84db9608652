import type { z } from "zod";
import type { BudgetDocument } from "../../contract/schema.ts";

/** What a field of a dataset's record may hold. */
export type Value = string | number | boolean | null;
export type DatasetRecord = Readonly<Record<string, Value>>;

/** The fields by which every table names its disclosure, in `documents` too. */
export const DISCLOSURE_KEY = ["sha256", "disclosure"] as const;

/** One of the tables of a dataset. */
export interface DatasetTable {
  /** Name of its files and of its resource in the data package. */
  readonly name: "observations" | "documents" | "flags" | "statements" | "corrections";
  /** Fields of a record in order, with what each means. */
  readonly schema: z.ZodObject;
  /** The fields that no two records have alike. */
  readonly primaryKey: readonly string[];
  /** What is taken from a document, in its order. Throws InputError where the document contradicts itself. */
  readonly records: (document: BudgetDocument) => DatasetRecord[];
}
