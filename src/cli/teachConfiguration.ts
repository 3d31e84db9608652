import { existsSync, renameSync, writeFileSync } from "node:fs";
import { UsageError } from "../core/errors.ts";
import { type OpenDecisions, taughtBy, withTaught } from "../decisions/index.ts";
import { NO_VARIANTS, variantsSchema } from "../meaning/variants.ts";
import { readConfiguration } from "./configuration.ts";

/**
 * Adds the kinds and meanings of columns that hold in the journal to the configuration in `file`, which is made where it is
 * not there; returns how many were new. Throws UsageError where the file cannot be read or written.
 */
export function teachConfiguration(file: string, { entries }: OpenDecisions): number {
  const known = existsSync(file) ? (readConfiguration(file, ".")?.variants ?? NO_VARIANTS) : NO_VARIANTS;
  const holding = entries.filter(({ state }) => state === "in-force").map(({ entry }) => entry);
  const all = variantsSchema.parse(withTaught(known, taughtBy(holding)));
  const added = all.titles.length + all.headers.length - known.titles.length - known.headers.length;
  if (added === 0) return 0;
  try {
    // Beside it and renamed: a configuration is never half written.
    writeFileSync(`${file}.tmp`, `${JSON.stringify(all, null, 2)}\n`);
    renameSync(`${file}.tmp`, file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError("NOT_WRITABLE", { folder: file, reason }, { cause: error });
  }
  return added;
}
