import { InputError } from "../core/errors.ts";
import { MAX_PAGES } from "../pdf/limits.ts";
import { pageError } from "../pdf/pageError.ts";
import { fileTypeOf } from "./fileType.ts";
import type { Resolution } from "./pageSize.ts";
import { pngResolution } from "./pngResolution.ts";
import { readPicture } from "./readPicture.ts";
import { tiffDirectories } from "./tiffDirectories.ts";
import type { PageSource } from "./types.ts";

/** A file that holds pictures, or says why it cannot be read. */
export interface PictureFile {
  /** Within its folder; absent where the file is the document. */
  readonly name?: string;
  load(): Promise<Uint8Array>;
}

/** One page of a document of pictures. */
interface PicturePage {
  readonly file: PictureFile;
  readonly index: number;
  readonly resolution?: Resolution | null;
}

/** The pages of the picture file `bytes` are of: those of a TIFF, or the one. */
export function pagesOf(file: PictureFile, bytes: Uint8Array): PicturePage[] {
  const type = fileTypeOf(bytes);
  if (type === "png") {
    const resolution = pngResolution(bytes);
    return [{ file, index: 0, ...(resolution === undefined ? {} : { resolution }) }];
  }
  if (type !== "tiff") return [{ file, index: 0 }];
  const pages = tiffDirectories(bytes, MAX_PAGES + 1).filter(({ isAuxiliary }) => !isAuxiliary);
  if (pages.length === 0) return [{ file, index: 0 }];
  return pages.map(({ index, resolution }) => ({ file, index, resolution }));
}

/** The pages as a document. Throws InputError where they are too many. */
export function openPictures(
  pages: readonly PicturePage[],
): Pick<PageSource, "pageCount" | "readPage" | "close"> {
  if (pages.length > MAX_PAGES) {
    throw new InputError("TOO_MANY_PAGES", { most: MAX_PAGES });
  }
  return {
    pageCount: pages.length,
    async readPage(number) {
      const page = pages[number - 1] as PicturePage;
      try {
        return await readPicture({ ...page, bytes: await page.file.load() }, number);
      } catch (error) {
        throw pageError(number, error, page.file.name);
      }
    },
    close: async () => {},
  };
}
