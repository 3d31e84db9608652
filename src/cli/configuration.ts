import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../core/errors.ts";
import { type Variants, variantsSchema } from "../meaning/variants.ts";

/** Looked for in the working folder where --config names no other file. */
const CONFIG_NAME = "budgetscan.config.json";
/** Bytes; words of a thousand layouts take far less. */
const LARGEST = 2 ** 20;

/** A configuration and the file it stands in. */
export interface Configuration {
  readonly path: string;
  readonly variants: Variants;
}

/**
 * The configuration in `path`, or in `budgetscan.config.json` of `folder`; null where that is not there. Throws
 * UsageError, naming file and field, where it cannot be read.
 */
export function readConfiguration(path: string | undefined, folder: string): Configuration | null {
  const file = path ?? join(folder, CONFIG_NAME);
  if (path === undefined && !existsSync(file)) return null;
  const parsed = variantsSchema.safeParse(parseJson(file));
  if (parsed.success) return { path: file, variants: parsed.data };
  const problems = parsed.error.issues
    .slice(0, 5)
    .map(({ path: field, message }) => `${nameOf(field)}: ${message}`);
  throw new UsageError("CONFIG_INVALID", { file, problems: problems.join("; ") });
}

function parseJson(file: string): unknown {
  let text: string;
  try {
    if (statSync(file).size > LARGEST) throw new Error("it is larger than 1 MiB");
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError("CONFIG_UNREADABLE", { file, reason: messageOf(error) }, { cause: error });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    throw new UsageError("CONFIG_NO_JSON", { file, reason: messageOf(error) }, { cause: error });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `headers[2].coordinates.fund` */
const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./u, "") || "the file";
