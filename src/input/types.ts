import type { Bilingual } from "../core/problems.ts";
import type { PdfPage, Raster, ReadPageOptions } from "../pdf/types.ts";

/** One page as it was given: what is known of it, and its pixels where its text layer cannot be trusted. */
export interface OpenedPage {
  readonly page: PdfPage;
  readonly raster: Raster | null;
}

/** A document opened for reading, whatever it is kept in. */
export interface PageSource {
  /** Base name of the file or folder. */
  readonly file: string;
  /** Lower-case hex digest of the file's bytes, or of the folder's pages (`hashOfPages`). */
  readonly sha256: string;
  readonly pageCount: number;
  /** What the user should be told of: files of a folder that were left aside. */
  readonly notes: readonly Bilingual[];
  /**
   * Reads page `number`, from 1. Throws InputError where this page cannot be read; the others still can.
   */
  readPage(number: number, options: ReadPageOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}
