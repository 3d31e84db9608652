import type { BudgetDocument } from "../../contract/schema.ts";
import { InputError } from "../../core/errors.ts";
import { checkFits, type StoredColumn, storedColumns } from "./storage.ts";
import type { DatasetRecord } from "./table.ts";
import { DATASET_TABLES } from "./tables.ts";

/** A `document.json` that was found. */
export interface FoundDocument {
  readonly path: string;
  /** SHA-256 of its bytes. */
  digest(): string;
  /** Throws InputError where it is no document of this version of the contract. */
  read(): BudgetDocument;
}

const COLUMNS: readonly StoredColumn[][] = DATASET_TABLES.map(storedColumns);

/** The records of a document, table by table. Throws InputError where a table cannot keep one of them exactly. */
export function recordsOf(document: BudgetDocument): DatasetRecord[][] {
  return DATASET_TABLES.map((table, at) => {
    const records = table.records(document);
    for (const record of records) checkFits(record, COLUMNS[at] ?? [], table.name);
    return records;
  });
}

/** Throws InputError where the file of that digest is among `titles` (name by digest), whose figures would count twice. */
export function checkOnce(sha256: string, titles: ReadonlyMap<string, string>): void {
  const title = titles.get(sha256);
  if (title !== undefined) throw new InputError("SAME_FILE", { title });
}
