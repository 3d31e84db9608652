import type { Ruling } from "../core/geometry.ts";
import type { PageBooks } from "../core/pageBooks.ts";
import type { Warp } from "../core/warp.ts";
import type { PageLoss } from "../findings/catalogue/pages.ts";
import type { PageKind, Raster, Step } from "../pdf/types.ts";

export type { Step } from "../pdf/types.ts";

/** What is known of an upright, deskewed page besides its pixels. Sizes in points; rulings on the deskewed page. */
export interface ImagePage {
  readonly number: number;
  readonly kind: PageKind;
  readonly width: number;
  readonly height: number;
  /** Clockwise degrees in all: the PDF's `/Rotate` and the quarter turn found; width and height are after both. */
  readonly rotation: number;
  readonly dpi: number;
  /** Of the scan, where it was too coarse and its picture enlarged to `dpi`. */
  readonly scanDpi?: number;
  /** Degrees the displayed page leans clockwise; the picture was turned back by it. */
  readonly skew: number;
  /** How the deskewed page is bent, where it is: the picture was flattened by it. */
  readonly warp?: Warp;
  /** On the whitened picture, a grey below this is ink. */
  readonly inkBelow: number;
  readonly rulings: readonly Ruling[];
  readonly steps: readonly Step[];
  /** What of the page its file cannot give; absent for nothing. */
  readonly lost?: readonly PageLoss[];
  /** Nothing is printed on the page, and nothing of it is lost. */
  readonly blank: boolean;
  /** What of its ink was taken away: seals, specks; and what of its text layer was not taken. */
  readonly books?: PageBooks;
}

/**
 * The page with its pictures: grey, background whitened, ink black, deskewed, same size in pixels as points * dpi / 72.
 * Print and rulings are found on `grey`, from which what shines through and specks are taken away; read is `print`,
 * whose strokes nothing has touched.
 */
export interface PageImage {
  readonly page: ImagePage;
  readonly grey: Raster;
  readonly print: Raster;
}
