import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Journal } from "../../cli/batch/journal.ts";
import { digests } from "../../cli/batch/known.ts";
import type { Problem } from "../../cli/explain.ts";
import { documentsIn } from "../../cli/findDocuments.ts";
import { readManifest } from "../../export/index.ts";
import type { Received } from "./receiveFile.ts";

/** A file of an earlier time: not read to its end, or failed. */
export interface Unread extends Received {
  readonly problem?: Problem;
}

/** What earlier times left: all files by their SHA-256, and those without a result. */
export interface Earlier {
  readonly paths: ReadonlyMap<string, string>;
  readonly unread: readonly Unread[];
}

/** Looks at the files in `originals` and at what `results` and its journal hold of them. */
export async function findUnread(originals: string, results: string, journal: Journal): Promise<Earlier> {
  const digest = digests(journal.entries);
  const read = new Set(documentsIn(results).map((path) => readManifest(dirname(path))?.source.sha256));
  const last = new Map(journal.entries.map((entry) => [entry.sha256, entry]));
  const paths = new Map<string, string>();
  const unread: Unread[] = [];
  for (const path of readdirSync(originals).map((name) => join(originals, name))) {
    const sha256 = await digest(path).catch(() => null);
    if (sha256 === null || paths.has(sha256)) continue;
    paths.set(sha256, path);
    if (read.has(sha256)) continue;
    const problem = last.get(sha256)?.problem;
    unread.push({ path, sha256, ...(problem !== undefined && { problem }) });
  }
  return { paths, unread };
}
