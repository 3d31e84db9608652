import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, manifestSchema } from "../contract/schema.ts";
import { InputError } from "../core/errors.ts";
import { documentJson } from "./documentJson.ts";
import { filesIn } from "./outputFolder.ts";

/** The file's name in an output folder. */
export const MANIFEST = "manifest.json";

/** What people decide of a document stands beside its exports, and is theirs: no manifest lists it. */
export const JOURNAL = "decisions.jsonl";

/** The manifest of `files` (path inside the folder -> content). */
export function manifestText(
  facts: Omit<Manifest, "files">,
  files: ReadonlyMap<string, string | Uint8Array>,
): string {
  const listed = [...files].map(([path, content]) => ({ path, sha256: sha256Of(content) }));
  return documentJson({ ...facts, files: listed } satisfies Manifest);
}

/** The manifest of the folder; null where it has none that can be read. */
export function readManifest(directory: string): Manifest | null {
  try {
    return parseManifest(readFileSync(join(directory, MANIFEST), "utf8"));
  } catch {
    return null;
  }
}

/** The manifest that the text is; null for any other text. */
export function parseManifest(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Throws InputError where the folder is another file's than that of digest `sha256`, or, unless `isForced`, where a file
 * of it, other than those of `readBack`, is not as its manifest has it: somebody has changed it.
 */
export function checkOwned(
  directory: string,
  sha256: string,
  { isForced = false, readBack }: { readonly isForced?: boolean; readonly readBack?: ReadonlySet<string> },
): void {
  const manifest = readManifest(directory);
  if (manifest !== null && manifest.source.sha256 !== sha256) {
    throw new InputError("OUTPUT_TAKEN", { folder: directory, sha256: manifest.source.sha256.slice(0, 8) });
  }
  if (!isForced) checkUnchanged(directory, readBack);
}

/** Throws InputError, naming the file, where one is not as the folder's manifest has it; those of `readBack` may differ. */
export function checkUnchanged(directory: string, readBack: ReadonlySet<string> = new Set()): void {
  if (!existsSync(directory)) return;
  const known = new Map(readManifest(directory)?.files.map(({ path, sha256 }) => [path, sha256]));
  const changed = filesIn(directory).find(
    (path) =>
      path !== MANIFEST &&
      path !== JOURNAL &&
      !readBack.has(path) &&
      known.get(path) !== sha256Of(readFileSync(join(directory, path))),
  );
  if (changed === undefined) return;
  throw new InputError("OUTPUT_CHANGED", { path: join(directory, changed) });
}

const sha256Of = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
