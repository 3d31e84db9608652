/** What a document was put together to, kept beside its exports: decisions are replayed on it without reading a page again. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { ARTIFACT_VERSION, artifactHeader } from "../core/artifact.ts";
import { InputError } from "../core/errors.ts";
import type { ReadAssembly } from "../meaning/alternatives/doubtfulTexts.ts";
import type { PageLayout } from "../table/types.ts";

/** Its path in an output folder. */
export const REVIEW_DATA = "review/assembly.json.gz";
export const REVIEW_FOLDER = { name: "review", names: /^assembly\.json\.gz$/u };

/** Bytes unpacked, at most: a document of 2,000 pages takes a tenth. */
const LARGEST = 512 * 2 ** 20;

interface ReviewData {
  /** SHA-256 of the source. */
  readonly sha256: string;
  /** Pages of the source. */
  readonly pageCount: number;
  readonly assembly: ReadAssembly;
  /** The pages that it was made from. */
  readonly layouts: readonly PageLayout[];
}

/** The file's content; the same data give the same bytes. */
export function packReviewData({ sha256, pageCount, assembly, layouts }: ReviewData): Uint8Array {
  const artifact = {
    stage: "assemble",
    version: ARTIFACT_VERSION,
    sha256,
    pageCount,
    layouts,
    data: assembly,
  };
  return gzipSync(JSON.stringify(artifact));
}

/** The file of the folder as it is; undefined where there is none. */
export const keptReviewData = (directory: string): Uint8Array | undefined => {
  const path = join(directory, REVIEW_DATA);
  return existsSync(path) ? readFileSync(path) : undefined;
};

/**
 * Reads the folder's review data back. Throws InputError where there are none, or they are another version's or another
 * file's than that of digest `sha256`.
 */
export function readReviewData(directory: string, sha256: string): ReviewData {
  const path = join(directory, REVIEW_DATA);
  const packed = keptReviewData(directory);
  if (packed === undefined) throw new InputError("NO_REVIEW_DATA", { path });
  const unfit = (cause?: unknown) => new InputError("REVIEW_DATA_UNFIT", { path }, { cause });
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(packed, { maxOutputLength: LARGEST }).toString("utf8"));
    artifactHeader.parse(value);
  } catch (error) {
    throw unfit(error);
  }
  const { data, ...facts } = value as Omit<ReviewData, "assembly"> & { readonly data: ReadAssembly };
  if (facts.sha256 !== sha256) throw unfit();
  return { ...facts, assembly: data };
}
