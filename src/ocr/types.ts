import type { Box, Ruling } from "../core/geometry.ts";
import type { PageBooks } from "../core/pageBooks.ts";
import type { Warp } from "../core/warp.ts";
import type { PageLoss } from "../findings/catalogue/pages.ts";
import type { Step } from "../image/types.ts";
import type { PageKind } from "../pdf/types.ts";

/** What a character may be instead, and how likely the engine holds that. */
export interface Alternative {
  readonly text: string;
  readonly confidence: number;
}

/** One read character. `confidence` from 0 to 1; a text layer's is 1. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  readonly confidence: number;
  /** Likeliest first; only of a character that is in some doubt, where the engine tells them. */
  readonly alternatives?: readonly Alternative[];
}

/** What one reader made of a run. */
export interface Reading {
  readonly engine: string;
  readonly text: string;
  readonly confidence: number;
}

/**
 * Text that stands together and was read at once: one printed line, or the stacked lines of a narrow cell. No run
 * crosses a ruling. Boxes are the ink's, in points of the deskewed page.
 */
export interface TextRun {
  readonly box: Box;
  /** The printed lines, top to bottom; one box where the run is one line. */
  readonly lines: readonly Box[];
  readonly text: string;
  /** Lowest of the characters' confidences. */
  readonly confidence: number;
  readonly engine: string;
  readonly glyphs: readonly Glyph[];
  /** All of it is printed red, as a text layer tells. */
  readonly isRed?: true;
  /** What the second reader made of it, where it was asked: figures and codes. */
  readonly second?: Reading;
  /** Its place among its page's runs, those aside behind the others: every part that it is cut into keeps it. */
  readonly id?: number;
}

/** Ink of a character's size that is in no run. */
export interface UnreadInk {
  readonly box: Box;
  /** A figure was read there, too poorly to be taken. */
  readonly isFigure?: true;
}

/** Everything on one page that later stages work from: geometry and text, no pixels. */
export interface PageText {
  readonly number: number;
  readonly kind: PageKind;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly dpi: number;
  /** Of a scan that was too coarse, before its picture was enlarged. */
  readonly scanDpi?: number;
  readonly skew: number;
  /** How the deskewed page was bent before it was flattened, where it was. */
  readonly warp?: Warp;
  readonly blank: boolean;
  readonly steps: readonly Step[];
  /** What of the page its file cannot give; absent for nothing. */
  readonly lost?: readonly PageLoss[];
  readonly rulings: readonly Ruling[];
  /** In no promised order. */
  readonly runs: readonly TextRun[];
  /** Turned text beside or across the page's own: no part of any table. */
  readonly aside?: readonly TextRun[];
  /** Ink of a character's size that no run explains: something is printed there and was not read. */
  readonly unread: readonly UnreadInk[];
  /** Where a page whose other text is its text layer's was read from its picture. */
  readonly pictured?: readonly Box[];
  /** What of the page is in no run. */
  readonly books?: PageBooks;
  /** As of `PdfPage`; empty where the text of whole fonts was not taken. */
  readonly lies?: readonly string[];
  /** Set where the page could not be read at all; everything else is then empty. */
  readonly error?: string;
}
