import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { InputError } from "../core/errors.ts";

export interface FileContent {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The bytes of `path` and their SHA-256. Throws InputError where there is no readable file. */
export async function readInput(path: string): Promise<FileContent> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    throw asInputError(error);
  }
}

const PROBLEMS: Record<string, readonly [code: string, message: string, fix: string]> = {
  ENOENT: ["NO_SUCH_FILE", "there is no such file", "check the path"],
  EISDIR: ["IS_DIRECTORY", "this is a directory", "give the PDF files in it"],
  ENOTDIR: ["NO_SUCH_FILE", "there is no such file", "check the path"],
  EACCES: ["NOT_READABLE", "the file must not be read", "check its permissions"],
  EPERM: ["NOT_READABLE", "the file must not be read", "check its permissions"],
  ERR_FS_FILE_TOO_LARGE: ["FILE_TOO_LARGE", "the file is too large to be read", "split it into several PDFs"],
};

function asInputError(error: unknown): unknown {
  const problem = PROBLEMS[(error as NodeJS.ErrnoException).code ?? ""];
  return problem === undefined ? error : new InputError(...problem, { cause: error });
}
