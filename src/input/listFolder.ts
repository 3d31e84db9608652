import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { InputError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { fileTypeOf, HEAD_BYTES } from "./fileType.ts";
import { asInputError, readHead } from "./readBytes.ts";

/** Entries of a folder that are looked at; a document of 2,000 pages with all its side files has fewer. */
const MAX_ENTRIES = 10_000;
/** A file named so is a page, even where it cannot be read: it must not be lost without a word. */
const PICTURE_NAME =
  /\.(?:tiff?|png|jpe?g|jpe|jfif|jp2|j2k|jpx|jpf|bmp|gif|webp|hei[cf]|avif|jb2|jbig2|djvu?)$/iu;
/** Names told one by one; of more only the number. */
const NAMES_TOLD = 3;

/** A file of a folder that stands for one or more pages. */
export interface FolderFile {
  readonly name: string;
  /** Resolved, within the folder. Null where the file must not or cannot be read; `problem` says why. */
  readonly path: string | null;
  readonly problem?: string;
}

export interface FolderListing {
  /** In the order of the pages. */
  readonly files: readonly FolderFile[];
  /** What was left aside, for the user. */
  readonly notes: readonly Bilingual[];
}

/**
 * The page images of a folder in the natural order of their names: page2 before page10. Throws InputError where it
 * holds PDFs, nothing to read, or more than any document.
 */
export async function listFolder(folder: string): Promise<FolderListing> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    throw asInputError(error);
  });
  if (entries.length > MAX_ENTRIES) {
    throw new InputError("FOLDER_TOO_LARGE", { count: entries.length, most: MAX_ENTRIES });
  }
  const root = await realpath(folder);
  const visible = entries.filter(({ name }) => !name.startsWith(".")).toSorted(inNaturalOrder);
  const files: FolderFile[] = [];
  const others: string[] = [];
  const pdfs: string[] = [];
  for (const entry of visible) {
    const file = await look(root, entry);
    if (file === "pdf") pdfs.push(entry.name);
    else if (file === null) others.push(entry.name);
    else files.push(file);
  }
  if (pdfs.length > 0) {
    throw new InputError("FOLDER_OF_PDFS", { names: someOf(pdfs) });
  }
  if (files.length === 0) {
    throw new InputError("NO_PAGE_IMAGES", {});
  }
  const hidden = entries.length - visible.length;
  const notes = [
    ...(others.length > 0
      ? [
          {
            en: `left aside, no page images: ${someOf(others)}`,
            zh: `略去（不是页面图像）：${someOf(others)}`,
          },
        ]
      : []),
    ...(hidden > 0
      ? [
          {
            en: `left aside: ${hidden} hidden ${hidden === 1 ? "file" : "files"}`,
            zh: `略去隐藏文件 ${hidden} 个`,
          },
        ]
      : []),
  ];
  return { files, notes };
}

/** Null where the entry is no page. Pipes, devices and folders are never opened. */
async function look(root: string, entry: Dirent): Promise<FolderFile | "pdf" | null> {
  const { name } = entry;
  const isPage = PICTURE_NAME.test(name);
  const failing = (problem: string): FolderFile | null => (isPage ? { name, path: null, problem } : null);
  if (!entry.isFile() && !entry.isSymbolicLink()) return failing("it is no file");
  const path = await realpath(join(root, name)).catch(() => null);
  if (path === null) return failing("nothing is found under its name");
  if (!isWithin(root, path)) return failing("it is a link out of the folder, which is not followed");
  try {
    const type = fileTypeOf(await readHead(path, HEAD_BYTES));
    if (type === "pdf") return "pdf";
    return type === null ? failing("its bytes are no TIFF, PNG or JPEG") : { name, path };
  } catch (error) {
    return failing(error instanceof Error ? error.message : String(error));
  }
}

const isWithin = (root: string, path: string): boolean => {
  const inside = relative(root, path);
  return !isAbsolute(inside) && inside.split(sep)[0] !== "..";
};

const collator = new Intl.Collator("en", { numeric: true });

/** Numbers in names by their value; names that only differ in what the collation overlooks by their code units. */
const inNaturalOrder = ({ name: a }: Dirent, { name: b }: Dirent): number =>
  collator.compare(a, b) || (a < b ? -1 : 1);

const someOf = (names: readonly string[]): string =>
  names.length > NAMES_TOLD
    ? `${names.slice(0, NAMES_TOLD).join(", ")} … (${names.length})`
    : names.join(", ");
