import type { Box, Ruling } from "../core/geometry.ts";

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
}

/** `scan`: an image fills the page and no visible text is there; `text`: born digital; `mixed`: both. */
export type PageKind = "scan" | "text" | "mixed";

/** What the PDF says of one page, without its pixels. Sizes in points as displayed, `/Rotate` applied. */
export interface PdfPage {
  readonly number: number;
  readonly kind: PageKind;
  readonly width: number;
  readonly height: number;
  /** The page's `/Rotate`, clockwise degrees. */
  readonly rotation: number;
  /** Pixels per inch of the raster that `image` gets: the scan's own, or the one asked for. */
  readonly dpi: number;
  /** Visible text of the text layer in drawing order; empty on a scan. */
  readonly glyphs: readonly PageGlyph[];
  /** Lines and thin filled rectangles drawn as vectors; empty on a scan. */
  readonly rulings: readonly Ruling[];
}
