import type { Box } from "../core/geometry.ts";
import type { Font } from "./graphicsState.ts";
import type { Matrix, Turn } from "./matrix.ts";

/**
 * An image as pdf.js hands it over: by name, or with its pixels where it stood in the page's own stream. Neither
 * where it was put together with others.
 */
export interface ImageSource {
  readonly id: string | null;
  readonly pixels: unknown;
  /** Pixels; 0 where the operator does not say. */
  readonly width: number;
  readonly height: number;
  /** A stencil (1 bit a pixel, painted in the fill colour) rather than a picture. */
  readonly isMask: boolean;
}

/** What every painted thing has: its box in points as displayed, and how opaque it is, from 0 to 1. */
interface Mark {
  readonly box: Box;
  readonly opacity: number;
}

/** `lightness` from 0 (black) to 1 (white); null where it is not one colour. */
export interface PaintedGlyph extends Mark {
  readonly kind: "glyph";
  readonly text: string;
  /** Which of the document's fonts it is set in, where pdf.js tells. */
  readonly font?: string;
  readonly lightness: number | null;
  /** It is painted red. */
  readonly isRed?: true;
  /** Its line runs along or across the page, as no watermark's does. */
  readonly isUpright: boolean;
  /** Clockwise degrees by which its line is turned; absent where it is not. */
  readonly turn?: Turn;
  /** Which of the page's text operators drew it: one operator writes one text. */
  readonly operator?: number;
  /** Nothing is painted but what is drawn through the glyph afterwards (render mode 7). */
  readonly isClip: boolean;
  /** Where it may be seen, points as displayed. */
  readonly clip: Box;
  /** What it draws; absent where the file does not hold its outline. */
  readonly outline?: Outline;
  /** Its font is made of drawings (Type 3). */
  readonly isDrawing?: true;
}
/** A glyph as its font draws it. */
export interface Outline {
  readonly font: Font;
  /** What pdf.js knows the glyph by in its font. */
  readonly character: string;
  /** Units of the font size, y up, to points as displayed. */
  readonly matrix: Matrix;
  /** The outline is filled, or drawn as a line so many points wide. */
  readonly lineWidth: number | null;
}
export interface PaintedArea extends Mark {
  readonly kind: "area";
  readonly lightness: number | null;
  readonly isRectangle: boolean;
  /** It is a straight stroke from one corner of its box to the other. */
  readonly isSlant?: true;
}
/** A straight stroke along an axis; its box has the stroke's thickness. Others are areas. */
export interface PaintedStroke extends Mark {
  readonly kind: "stroke";
  readonly lightness: number | null;
  readonly axis: "horizontal" | "vertical";
}
export interface PaintedImage extends Mark {
  readonly kind: "image";
  /** The unit square, y up, to points as displayed. */
  readonly matrix: Matrix;
  readonly source: ImageSource;
  /** What a mask is painted in; null for a picture. */
  readonly lightness: number | null;
}
export type Painted = PaintedGlyph | PaintedArea | PaintedStroke | PaintedImage;
