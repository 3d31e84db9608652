import type { Box, Ruling } from "../core/geometry.ts";
import type { PageBooks } from "../core/pageBooks.ts";
import type { PageLoss } from "../findings/catalogue/pages.ts";
import type { Turn } from "./matrix.ts";

/** Pixels row by row, from the top left; 1 channel is grey (0 black, 255 white), 3 are red, green, blue. */
export interface Raster {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** One character of a text layer, in points of the page as displayed. */
export interface PageGlyph {
  readonly text: string;
  readonly box: Box;
  /** Which of the document's fonts it is set in, where that is known: a font's text is right or wrong as a whole. */
  readonly font?: string;
  /** Which of the page's text operators drew it, where one did: what one operator writes without a gap is one text. */
  readonly operator?: number;
  /** Clockwise degrees by which its line is turned on the page; absent where it stands upright. */
  readonly turn?: Turn;
  /** It is painted red. */
  readonly isRed?: true;
  /** Its font is made of drawings (Type 3), which were not compared with what it says. */
  readonly isDrawing?: true;
}

/** `scan`: an image fills the page and no visible text is there; `text`: born digital; `mixed`: both. */
export type PageKind = "scan" | "text" | "mixed";

/** One thing done to the picture of a page, for `source.pages[].steps`. */
export interface Step {
  readonly name: string;
  readonly detail: string;
}

/** What the file says of one page, without its pixels. Sizes in points as displayed, `/Rotate` applied. */
export interface PdfPage {
  readonly number: number;
  readonly kind: PageKind;
  readonly width: number;
  readonly height: number;
  /** The page's `/Rotate`, or its picture's EXIF orientation, clockwise degrees. */
  readonly rotation: number;
  /** Pixels per inch of the raster that `image` gets: the scan's own, or the one asked for. */
  readonly dpi: number;
  /** What was done to the picture before it left the file, such as assuming its resolution; absent for nothing. */
  readonly steps?: readonly Step[];
  /** What of the page its file cannot give; absent for nothing. */
  readonly lost?: readonly PageLoss[];
  /** Visible text of the text layer in drawing order; empty on a scan. */
  readonly glyphs: readonly PageGlyph[];
  /** Lines and thin filled rectangles drawn as vectors; empty on a scan. */
  readonly rulings: readonly Ruling[];
  /** Boxes of straight strokes that run askew, each from corner to corner; absent for none. */
  readonly slants?: readonly Box[];
  /** What of the text layer says something else than it draws, and was not taken; absent for nothing. */
  readonly lies?: readonly string[];
  /** Set where the raster is what the page shows besides its glyphs and rulings. */
  readonly isRemainder?: boolean;
  /** Where pictures are painted on a page whose text layer is taken. */
  readonly pictures?: readonly Box[];
  /** What of its text layer is not taken, and what of its ink is no text. */
  readonly books?: PageBooks;
}

/** How a page is to be read. */
export interface ReadPageOptions {
  /** Pixels per inch at which to draw a page that has no full-page image. */
  readonly dpi: number;
  /** Draw it even where its text layer can be trusted. */
  readonly picture?: boolean;
  /** Draw what a born-digital page shows besides its text at `dpi`, not only as coarsely as is enough to see it. */
  readonly isFine?: boolean;
}

/** An open PDF. */
export interface PdfDocument {
  readonly pageCount: number;
  /**
   * Reads page `number`, from 1. `raster` is null where the page's own text layer can be trusted, no picture is asked
   * for and the page shows no other ink. Throws InputError where this page cannot be read; the
   * others still can.
   */
  readPage(number: number, options: ReadPageOptions): Promise<{ page: PdfPage; raster: Raster | null }>;
  close(): Promise<void>;
}
