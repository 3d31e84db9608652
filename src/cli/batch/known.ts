import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Counts, ExportRun } from "../../export/index.ts";
import { checkUnchanged, readManifest } from "../../export/index.ts";
import { hashInput } from "../../pipeline/index.ts";
import type { Entry } from "./journal.ts";

/** A file by what the file system says of it; a folder's pages may change without it, so a folder has none. */
export function stampOf(file: string): Pick<Entry, "size" | "changed"> {
  const info = statSync(file, { throwIfNoEntry: false });
  return info?.isFile() === true ? { size: info.size, changed: info.mtimeMs } : { size: 0, changed: 0 };
}

/** Digests of files, taken from the journal where size and time of change are still those. */
export function digests(entries: readonly Entry[]): (file: string) => Promise<string> {
  const known = new Map(
    entries.map(({ file, size, changed, sha256 }) => [[file, size, changed].join("\0"), sha256]),
  );
  return async (file) => {
    const { size, changed } = stampOf(file);
    const kept = size === 0 ? undefined : known.get([file, size, changed].join("\0"));
    return kept ?? (await hashInput(file));
  };
}

/** What a result depends on besides its file, in short. */
export const runKey = ({ version, settings }: Pick<ExportRun, "version" | "settings">): string =>
  createHash("sha256").update(canonical({ version, settings })).digest("hex").slice(0, 16);

/** JSON with the keys of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/**
 * What the folder `stem` of `output` holds, where it is the whole and unchanged result of the file of this digest with
 * this run; else null. Throws InputError where a person has changed a file of such a result.
 */
export function resultIn(output: string, stem: string, sha256: string, run: string): Counts | null {
  const folder = join(output, stem);
  const manifest = readManifest(folder);
  if (manifest === null || manifest.source.sha256 !== sha256 || runKey(manifest) !== run) return null;
  checkUnchanged(folder);
  return manifest.summary ?? null;
}
