import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { ARTIFACT_VERSION, type Artifact, artifactHeader, type StageName } from "../core/artifact.ts";
import { InputError } from "../core/errors.ts";
import type { ProblemCode } from "../core/problems.ts";
import type { Raster } from "../pdf/types.ts";

/** The folder that holds one document's artifacts, and the document they must be of. */
export interface Dump {
  readonly directory: string;
  readonly sha256: string;
}

/** An artifact is missing, damaged, of another document or of another version. */
export class DumpError<C extends ProblemCode = ProblemCode> extends InputError<C> {}

/** Artifacts are many and short-lived: quick to write matters more than small. */
const PNG_COMPRESSION = 3;

/** A page's picture: what a stage made, or the print that is read where it is not what stage image found things on. */
type PictureName = StageName | "print";

const stemOf = (stage: PictureName, page?: number): string =>
  page === undefined ? stage : `page-${String(page).padStart(4, "0")}.${stage}`;

/** Writes `stage`'s output as `page-0003.table.json`, or `budget.json` where it is of the whole document. */
export function saveArtifact(dump: Dump, stage: StageName, data: unknown, page?: number): void {
  const artifact: Artifact<unknown> = {
    stage,
    version: ARTIFACT_VERSION,
    sha256: dump.sha256,
    ...(page === undefined ? {} : { page }),
    data,
  };
  writeWhole(dump.directory, `${stemOf(stage, page)}.json`, JSON.stringify(artifact));
}

/** Reads back what `saveArtifact` wrote. Throws DumpError where it is not there or not of this document and version. */
export function loadArtifact<T>(dump: Dump, stage: StageName, page?: number): T {
  const path = join(dump.directory, `${stemOf(stage, page)}.json`);
  const artifact = parseArtifact<T>(path);
  if (artifact.stage !== stage || artifact.page !== page) {
    throw new DumpError("DUMP_DAMAGED", { path, version: ARTIFACT_VERSION });
  }
  if (artifact.sha256 !== dump.sha256) {
    throw new DumpError("DUMP_FOREIGN", { path, sha256: artifact.sha256.slice(0, 8) });
  }
  return artifact.data;
}

function parseArtifact<T>(path: string): Artifact<T> {
  if (!existsSync(path)) {
    throw new DumpError("DUMP_MISSING", { path });
  }
  try {
    const artifact: unknown = JSON.parse(readFileSync(path, "utf8"));
    artifactHeader.parse(artifact);
    return artifact as Artifact<T>;
  } catch (error) {
    throw new DumpError("DUMP_DAMAGED", { path, version: ARTIFACT_VERSION }, { cause: error });
  }
}

/** Numbers of the pages that `stage` left an artifact of, ascending. */
export function dumpedPages(dump: Dump, stage: StageName): number[] {
  const entries = existsSync(dump.directory) ? readdirSync(dump.directory) : [];
  const pages = entries.filter((entry) => entry.endsWith(`.${stage}.json`) && /^page-\d+\./u.test(entry));
  return pages.map((entry) => Number.parseInt(entry.slice("page-".length), 10)).sort((a, b) => a - b);
}

/** Writes a page's picture as `page-0003.image.png`. */
export async function savePicture(
  dump: Dump,
  name: PictureName,
  page: number,
  raster: Raster,
): Promise<void> {
  const { data, width, height, channels } = raster;
  const png = await sharp(data, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? "b-w" : "srgb")
    .png({ compressionLevel: PNG_COMPRESSION })
    .toBuffer();
  writeWhole(dump.directory, `${stemOf(name, page)}.png`, png);
}

/** The picture of a page, or null where none was dumped: a page of text has none. */
export async function loadPicture(dump: Dump, name: PictureName, page: number): Promise<Raster | null> {
  const path = join(dump.directory, `${stemOf(name, page)}.png`);
  if (!existsSync(path)) return null;
  const image = sharp(path);
  const { channels: stored } = await image.metadata();
  const picture = stored === 1 ? image.toColourspace("b-w") : image;
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 };
}

/** Written beside and renamed in one go, so that an interrupted run leaves no half artifact. */
function writeWhole(directory: string, name: string, content: string | Buffer): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, name);
  writeFileSync(`${path}.tmp`, content);
  renameSync(`${path}.tmp`, path);
}
