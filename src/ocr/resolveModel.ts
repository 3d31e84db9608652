import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { UsageError } from "../core/errors.ts";

const require = createRequire(import.meta.url);

/** The path of a model file that an npm package holds. Throws UsageError where the package or the file is missing. */
export function resolveModel(packageName: string, file: string): string {
  const path = packageFolders(packageName)
    .map((folder) => join(folder, file))
    .find(existsSync);
  if (path === undefined) {
    throw new UsageError("MODEL_MISSING", { file, package: packageName });
  }
  return path;
}

/** Where Node looks for the package; asked so because not every package exports its package.json. */
const packageFolders = (name: string): string[] =>
  (require.resolve.paths(name) ?? []).map((modules) => join(modules, name));
