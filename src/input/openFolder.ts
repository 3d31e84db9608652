import { type FolderFile, listFolder } from "./listFolder.ts";
import { openPictures, type PictureFile, pagesOf } from "./openPictures.ts";
import { readAgain, readBytes, sha256Of } from "./readBytes.ts";
import type { PageSource } from "./types.ts";

/** Opens a folder of page images as one document. Its files are read one at a time: together they may not fit. */
export async function openFolder(folder: string): Promise<Omit<PageSource, "file">> {
  const { files, notes } = await listFolder(folder);
  const opened: Awaited<ReturnType<typeof openFile>>[] = [];
  for (const file of files) opened.push(await openFile(file));
  const sha256 = hashOfPages(opened.map((file) => file.sha256));
  return { sha256, notes, ...openPictures(opened.flatMap(({ pages }) => pages)) };
}

/**
 * The SHA-256 that stands for a folder: that of its page files' digests in page order, lower-case hex, a line feed
 * after each. A file that cannot be read counts as an empty one. In a shell, where all files are pages:
 * `ls -v | xargs -d '\n' sha256sum | cut -c1-64 | sha256sum`.
 */
const hashOfPages = (digests: readonly string[]): string =>
  sha256Of(digests.map((digest) => `${digest}\n`).join(""));

/** The file's digest and pages; one that cannot be read is one page that fails when it is read. */
async function openFile({ name, path, problem }: FolderFile) {
  if (path === null) return failing(name, new Error(problem));
  try {
    const bytes = await readBytes(path);
    const sha256 = sha256Of(bytes);
    const file: PictureFile = { name, load: () => readAgain(path, sha256) };
    return { sha256, pages: pagesOf(file, bytes) };
  } catch (error) {
    return failing(name, error);
  }
}

function failing(name: string, error: unknown) {
  const file: PictureFile = { name, load: () => Promise.reject(error) };
  return { sha256: sha256Of(""), pages: [{ file, index: 0 }] };
}
