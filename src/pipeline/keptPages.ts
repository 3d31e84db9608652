import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { ARTIFACT_VERSION } from "../core/artifact.ts";

/** What was read of a document's pages by a call that was ended, for the next one to go on from. */
export interface KeptPages {
  /** What was kept of the page in this step; null where nothing was, or not whole. */
  load<T>(page: number, step: string): T | null;
  /** Keeps it, unless the document's pages take too much already, or the disk is full. */
  save(page: number, step: string, data: unknown): void;
}

/** Bytes on disk for the pages of one document; a page of a dense table takes some 10 KiB, the longest document 2,000 pages. */
const MOST_BYTES = 256 * 2 ** 20;

/** The pages kept in `folder`, which is of one document read with one version and one set of options. */
export function openKeptPages(folder: string, sha256: string): KeptPages {
  const path = (page: number, step: string): string =>
    join(folder, `page-${String(page).padStart(4, "0")}.${step}.json.gz`);
  let bytes = tryTo(() => bytesIn(folder)) ?? MOST_BYTES;
  return {
    load(page, step) {
      // Not there, or cut by a loss of power: the page is read again.
      const kept = tryTo(() => JSON.parse(gunzipSync(readFileSync(path(page, step))).toString("utf8")));
      return kept?.version === ARTIFACT_VERSION && kept.sha256 === sha256 ? kept.data : null;
    },
    save(page, step, data) {
      const content = gzipSync(JSON.stringify({ version: ARTIFACT_VERSION, sha256, data }), {
        level: constants.Z_BEST_SPEED,
      });
      bytes += content.length;
      if (bytes > MOST_BYTES) return;
      const isKept = tryTo(() => {
        writeFileSync(`${path(page, step)}.tmp`, content);
        renameSync(`${path(page, step)}.tmp`, path(page, step));
        return true;
      });
      // The disk is full: the document may be done without, and its results need the place more.
      if (isKept === null) bytes = MOST_BYTES;
    },
  };
}

/** Bytes of the files in the folder, which is made. */
function bytesIn(folder: string): number {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** What the file system gives, or null where it refuses. */
function tryTo<T>(step: () => T): T | null {
  try {
    return step();
  } catch {
    return null;
  }
}
