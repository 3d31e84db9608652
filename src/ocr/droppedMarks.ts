import type { Raster } from "../pdf/types.ts";
import type { Crop, CropPart } from "./cutCrop.ts";
import { type PreparedCrop, readPrepared } from "./readPrepared.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { resize } from "./resize.ts";
import { withMargin } from "./withMargin.ts";

/** In text heights: smaller pieces of ink may be dust. */
const MARK = 0.2;
/** In text heights: no piece of a character is further than this from the middle of what was read for it. */
const REACH = 0.65;
/** In text heights: white left and right of a crop that is read again. */
const WIDE_MARGIN = 0.45;
/** By how much it is stretched in width, first and where that does not help: each time the network errs elsewhere. */
const STRETCHES = [1, 1.3];
/** The marks that recognisers drop at the ends of lines and between a numeral and its word. */
const MARKS = /^[、，。；：·,.;:]$/u;

/** Is there a piece of ink in the crop that nothing read stands for? */
function hasDroppedMark(crop: Crop, read: ReadLine, textHeight: number): boolean {
  const isExplained = (middle: number): boolean =>
    read.some(({ from, to }) => Math.abs((from + to) / 2 - middle) <= REACH * textHeight);
  return crop.parts.some(({ line, left, pageLeft }: CropPart) =>
    line.pieces.some(({ x0, y0, x1, y1 }) => {
      const isMark = Math.max(x1 - x0, y1 - y0) >= MARK * textHeight;
      return isMark && !isExplained((x0 + x1) / 2 - pageLeft + left);
    }),
  );
}

/**
 * Reads the crops again, prepared otherwise, in which a mark of punctuation was passed over. A new reading counts
 * only where it is the first one with marks put in: nothing that was read is changed.
 */
export async function restoreMarks(
  crops: readonly Crop[],
  read: readonly ReadLine[],
  textHeight: number,
  recognizer: Recognizer,
): Promise<ReadLine[]> {
  const lines = [...read];
  const margin = Math.round(WIDE_MARGIN * textHeight);
  for (const stretch of STRETCHES) {
    const doubtful = [...lines.keys()].filter((index) =>
      hasDroppedMark(crops[index]!, lines[index]!, textHeight),
    );
    const again = await readPrepared(
      doubtful.map((index) => prepare(crops[index]!.picture, stretch, margin)),
      recognizer,
    );
    doubtful.forEach((index, position) => {
      const line = again[position]!;
      if (addsOnlyMarks(lines[index]!, line)) lines[index] = line;
    });
  }
  return lines;
}

/** Is `longer` the same text as `line` but for marks put in? */
function addsOnlyMarks(line: ReadLine, longer: ReadLine): boolean {
  let position = 0;
  for (const { text } of longer) {
    if (text === line[position]?.text) position++;
    else if (!MARKS.test(text)) return false;
  }
  return position === line.length && longer.length > line.length;
}

/** The crop stretched in width, with white on both sides. */
function prepare(crop: Raster, stretch: number, margin: number): PreparedCrop {
  const stretched = resize(crop, Math.round(crop.width * stretch), crop.height);
  return { picture: withMargin(stretched, margin, 0), toCrop: (x) => (x - margin) / stretch };
}
