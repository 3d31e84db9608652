import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { InputError } from "../core/errors.ts";
import { MAX_FILE_BYTES } from "../pdf/limits.ts";

/** Names standard input where a file is asked for. */
export const STANDARD_INPUT = "-";

/** The whole file. Throws InputError where it cannot be read or is larger than is read. */
export const readBytes = (path: string): Promise<Uint8Array> =>
  path === STANDARD_INPUT ? standardInput() : readFile(path);

const readFile = (path: string): Promise<Uint8Array> =>
  withFile(path, async (file) => {
    const { size } = await file.stat();
    checkFileSize(size);
    const { buffer, byteOffset, byteLength } = await file.readFile();
    return new Uint8Array(buffer, byteOffset, byteLength);
  });

let given: Promise<Uint8Array> | null = null;

/** All of standard input, which is read once, as a copy that may be taken away. */
async function standardInput(): Promise<Uint8Array> {
  given ??= (async () => {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of process.stdin as AsyncIterable<Buffer>) {
      size += part.length;
      checkFileSize(size);
      parts.push(part);
    }
    return Buffer.concat(parts);
  })();
  return new Uint8Array(await given);
}

/** Throws InputError for a file of so many bytes where that is more than is read. */
export function checkFileSize(size: number): void {
  if (size <= MAX_FILE_BYTES) return;
  throw new InputError("FILE_TOO_LARGE", {
    size: Math.ceil(size / 2 ** 20),
    most: MAX_FILE_BYTES / 2 ** 20,
  });
}

/** The whole file once more. Throws InputError where it is no longer the file of that digest. */
export async function readAgain(path: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  if (sha256Of(bytes) === sha256) return bytes;
  throw new InputError("FILE_CHANGED", {});
}

/** The first `count` bytes, fewer where the file is shorter. */
export const readHead = (path: string, count: number): Promise<Uint8Array> =>
  withFile(path, async (file) => {
    const { buffer, bytesRead } = await file.read(new Uint8Array(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  });

export const sha256Of = (content: Uint8Array | string): string =>
  createHash("sha256").update(content).digest("hex");

/** Opens without waiting: a pipe without a writer would otherwise hold the whole batch. */
async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await file.stat()).isFile()) throw NOT_A_FILE();
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asInputError(error);
  }
}

const NOT_A_FILE = () => new InputError("NOT_A_FILE", {});

/** What the system's codes mean for the user. */
const CODES = {
  ENOENT: "NO_SUCH_FILE",
  ENOTDIR: "NO_SUCH_FILE",
  ELOOP: "LINK_LOOP",
  ENXIO: "NOT_A_FILE",
  EACCES: "NOT_READABLE",
  EPERM: "NOT_READABLE",
} as const;

/** An error of the file system in the user's words; any other error as it is. */
export function asInputError(error: unknown): unknown {
  const code = CODES[(error as NodeJS.ErrnoException).code as keyof typeof CODES];
  return code === undefined ? error : new InputError(code, {}, { cause: error });
}
