import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Readable } from "node:stream";
import { stemOf } from "../../cli/stems.ts";
import { InputError } from "../../core/errors.ts";
import { checkFileSize, hashInput } from "../../input/index.ts";
import { MAX_PAGES } from "../../pdf/limits.ts";

/** A file that the page sent, as it is kept. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
}

/** A file or folder that is still coming in, or whose sender went away; no name that is received begins with a dot. */
const PART = /^\.[0-9a-f-]{36}\.part$/u;
/** Digits of the SHA-256 after the name of a file whose name another one has. */
const DIGITS = 8;

/**
 * Keeps the file `name` whose bytes come in, in `folder`. Bytes that are known by their SHA-256 are not kept twice; another
 * file of the same name gets digits of its SHA-256 after it. Throws InputError for a name with a folder in it, and where
 * the file is larger than is read or cannot be kept.
 */
export async function receiveFile(
  bytes: Readable,
  name: string,
  folder: string,
  known: ReadonlyMap<string, string>,
): Promise<Received> {
  const plain = plainName(name);
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    const sha256 = await writing(folder, part, (file) => copyBytes(bytes, file));
    const path = known.get(sha256) ?? freePath(folder, plain, sha256);
    if (!existsSync(path)) renameSync(part, path);
    return { path, sha256 };
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Keeps a page image of a folder that comes in file by file under `key`, which the page made up (a UUID). Throws as
 * `receiveFile`, and where the folder has more pages than are read.
 */
export async function receivePage(bytes: Readable, name: string, folder: string, key: string): Promise<void> {
  const part = partOf(folder, key);
  mkdirSync(part, { recursive: true });
  const count = readdirSync(part).length + 1;
  if (count > MAX_PAGES) throw new InputError("FOLDER_TOO_LARGE", { count, most: MAX_PAGES });
  await receiveFile(bytes, name, part, new Map());
}

/** Gives the folder of `key` its name, once all its pages have come in. Throws InputError as for a folder that is read. */
export async function receiveFolder(
  name: string,
  folder: string,
  key: string,
  known: ReadonlyMap<string, string>,
): Promise<Received> {
  const part = partOf(folder, key);
  try {
    const plain = plainName(name);
    const sha256 = await hashInput(part);
    const path = known.get(sha256) ?? freePath(folder, plain, sha256);
    if (!existsSync(path)) renameSync(part, path);
    return { path, sha256 };
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function partOf(folder: string, key: string): string {
  const name = `.${key}.part`;
  if (!PART.test(name)) throw new InputError("REQUEST_INVALID", {});
  return join(folder, name);
}

/** Removes what is left of files and folders that did not come in whole. */
export function sweepParts(folder: string): void {
  for (const name of readdirSync(folder))
    if (PART.test(name)) rmSync(join(folder, name), { recursive: true });
}

/** The name without what a path or shell minds, its ending in small letters. */
function plainName(name: string): string {
  if (name === "" || /[/\\\0]/u.test(name)) throw new InputError("REQUEST_INVALID", {});
  const ending = extname(name);
  const stem = stemOf(name.slice(0, name.length - ending.length) || ending);
  return `${stem}${ending.toLowerCase().replace(/[^.\p{L}\p{N}]/gu, "")}`;
}

async function writing(
  folder: string,
  part: string,
  work: (file: FileHandle) => Promise<string>,
): Promise<string> {
  try {
    const file = await open(part, "wx");
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof InputError || code === undefined) throw error;
    throw new InputError("OUTPUT_NOT_WRITABLE", { folder, reason: code }, { cause: error });
  }
}

/** Their SHA-256. The stream is left open where they are too many: who sends them waits for an answer. */
async function copyBytes(bytes: Readable, file: FileHandle): Promise<string> {
  const digest = createHash("sha256");
  let size = 0;
  for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    checkFileSize(size);
    digest.update(chunk);
    await file.writeFile(chunk);
  }
  return digest.digest("hex");
}

function freePath(folder: string, name: string, sha256: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) return path;
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  return join(folder, `${stem}-${sha256.slice(0, DIGITS)}${ending}`);
}
