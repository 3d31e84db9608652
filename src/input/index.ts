/** The door: opens whatever a document is kept in, and gives its pages one by one, alike from then on. */

import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { InputError } from "../core/errors.ts";
import { openPdf } from "../pdf/index.ts";
import { fileTypeOf, otherFormat } from "./fileType.ts";
import { openFolder } from "./openFolder.ts";
import { openPictures, pagesOf } from "./openPictures.ts";
import { asInputError, readAgain, readBytes, STANDARD_INPUT, sha256Of } from "./readBytes.ts";
import type { PageSource } from "./types.ts";

export { checkFileSize, STANDARD_INPUT } from "./readBytes.ts";
export type { OpenedPage, PageSource } from "./types.ts";

/**
 * Opens a PDF, TIFF, PNG or JPEG, which its bytes tell and not its name, or a folder of page images; `-` is standard input,
 * and `password` is for a PDF that is protected. Throws InputError, its message without the path, where it cannot be read.
 */
export async function openInput(path: string, password?: string): Promise<PageSource> {
  const file = nameOf(path);
  if (await isFolder(path)) return { file, ...(await openFolder(path)) };
  const bytes = await readBytes(path);
  const sha256 = sha256Of(bytes);
  return { file, sha256, notes: [], ...(await openFile(bytes, () => readAgain(path, sha256), password)) };
}

/** The digest that `openInput` would give, without opening a PDF. */
export const hashInput = async (path: string): Promise<string> =>
  (await isFolder(path)) ? (await openFolder(path)).sha256 : sha256Of(await readBytes(path));

/** The bytes of a file; null for a folder. Throws as `openInput`. */
export const readSource = async (path: string): Promise<Uint8Array | null> =>
  (await isFolder(path)) ? null : readBytes(path);

/** What a document is called: the base name of its path. */
export const nameOf = (path: string): string => (path === STANDARD_INPUT ? "stdin" : basename(resolve(path)));

const isFolder = async (path: string): Promise<boolean> => path !== STANDARD_INPUT && isFolderThere(path);

const isFolderThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    (error) => {
      throw asInputError(error);
    },
  );

async function openFile(
  bytes: Uint8Array,
  load: () => Promise<Uint8Array>,
  password?: string,
): Promise<Pick<PageSource, "pageCount" | "readPage" | "close">> {
  if (bytes.length === 0) throw new InputError("EMPTY_FILE", {});
  const type = fileTypeOf(bytes);
  if (type === "pdf") return openPdf(load, password === undefined ? {} : { password });
  if (type !== null) return openPictures(pagesOf({ load: async () => bytes }, bytes));
  const format = otherFormat(bytes);
  if (format !== null) throw new InputError("OTHER_FORMAT", { format });
  throw new InputError("UNKNOWN_FORMAT", {});
}
