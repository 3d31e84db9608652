import { heightOf, widthOf } from "../core/geometry.ts";
import { textHeightOf } from "../image/textHeight.ts";
import type { PageImage } from "../image/types.ts";
import { CLOSE, type Crop, cutCrop } from "./cutCrop.ts";
import { findEnclosures } from "./enclosures.ts";
import { eraseRulings } from "./eraseRulings.ts";
import { findInk, isDust } from "./findInk.ts";
import { findLines } from "./findLines.ts";
import type { Line, Piece } from "./line.ts";
import { stackLines } from "./stackLines.ts";

/** In text heights: a cell this low holds one column, however far apart its characters are set. */
const LOW_CELL = 4;

/** In text heights: a wider frame may hold columns that no ruling parts. */
const WIDE_CELL = 15;

/** What of a page is to be read: a crop a run; all ink that may be text; the height of whole characters in pixels. */
export interface FoundText {
  readonly crops: readonly Crop[];
  readonly pieces: readonly Piece[];
  readonly textHeight: number;
}

/**
 * Finds the printed text by its ink: rulings erased, pieces grouped to lines, the lines of narrow cells stacked. What is
 * found on the cleaned picture is cut out of the page's own print.
 */
export function findText({ page, grey, print }: PageImage): FoundText {
  const { rulings, dpi, inkBelow } = page;
  const picture = eraseRulings(grey, rulings, inkBelow, dpi);
  const enclosures = findEnclosures(rulings, page);
  const pieces = findInk(picture, page, enclosures);
  const scale = dpi / 72;
  const textHeight = textHeightOf(pieces, dpi) * scale;
  const isLow = (enclosure: number): boolean =>
    enclosure !== 0 && heightOf(enclosures.boxOf(enclosure)) * scale <= LOW_CELL * textHeight;
  const isWide = (enclosure: number): boolean =>
    enclosure === 0 || widthOf(enclosures.boxOf(enclosure)) * scale > WIDE_CELL * textHeight;
  const lines = findLines(pieces, textHeight, isLow, isWide).filter(
    (line) => !line.pieces.every((piece) => isDust(piece, textHeight)),
  );
  const readable = print === grey ? picture : eraseRulings(print, rulings, inkBelow, dpi);
  // What was erased of a ruling may have been the first digit of a figure that begins at it.
  const beginsAtRuling = ({ x0, enclosure }: Line): boolean =>
    enclosure !== 0 && x0 - enclosures.boxOf(enclosure)[0] * scale < CLOSE * textHeight;
  const crops = stackLines(lines, textHeight).map((stack) => {
    const crop = cutCrop(readable, stack, textHeight, inkBelow);
    return stack.some(beginsAtRuling) ? { ...crop, wide: null } : crop;
  });
  return { crops, pieces, textHeight };
}
