import type { Raster } from "../pdf/types.ts";
import type { Line } from "./line.ts";

const WHITE = 255;
/** In text heights: a dash or 一 is cut out of a line this high, or it would be blown up to a bar. */
const LOWEST = 0.8;
/** Pixels kept around the ink: its blurred edge. */
const EDGE = 0;
/** In text heights: white left and right of a crop; without it a first or last 、 is lost, with more the point of a figure. */
const MARGIN = 0.07;
/** In text heights: white between lines that are read side by side. */
const STRIP_GAP = 0.3;

/** A line's place in its crop: a pixel at `x` of the crop lies at `x - left + pageLeft` of the page. */
export interface CropPart {
  readonly line: Line;
  readonly left: number;
  readonly right: number;
  readonly pageLeft: number;
}

/** The picture handed to a recogniser: one line, or stacked lines set side by side. */
export interface Crop {
  readonly picture: Raster;
  readonly parts: readonly CropPart[];
}

/** Cuts the lines out of the page, close to the ink, and sets them side by side, middles level. */
export function cutCrop(grey: Raster, lines: readonly Line[], textHeight: number): Crop {
  const boxes = lines.map((line) => cutBox(line, textHeight, grey));
  const height = Math.max(...boxes.map(({ top, bottom }) => bottom - top));
  const gap = Math.round(STRIP_GAP * textHeight);
  const margin = Math.round(MARGIN * textHeight);
  const width =
    2 * margin + boxes.reduce((sum, { left, right }) => sum + right - left, gap * (boxes.length - 1));
  const data = new Uint8Array(width * height).fill(WHITE);
  const parts: CropPart[] = [];
  let left = margin;
  boxes.forEach((box, index) => {
    const down = (height - (box.bottom - box.top)) >> 1;
    for (let y = Math.max(0, box.top); y < Math.min(grey.height, box.bottom); y++) {
      const row = grey.data.subarray(y * grey.width + box.left, y * grey.width + box.right);
      data.set(row, (y - box.top + down) * width + left);
    }
    const right = left + box.right - box.left;
    parts.push({ line: lines[index] as Line, left, right, pageLeft: box.left });
    left = right + gap;
  });
  return { picture: { data, width, height, channels: 1 }, parts };
}

/** Pixels of the page that are cut out for a line; may reach over the page's upper and lower edge. */
function cutBox(line: Line, textHeight: number, grey: Raster) {
  const missing = Math.max(0, LOWEST * textHeight - (line.y1 - line.y0));
  return {
    left: Math.max(0, line.x0 - EDGE),
    right: Math.min(grey.width, line.x1 + EDGE),
    top: Math.floor(line.y0 - EDGE - missing / 2),
    bottom: Math.ceil(line.y1 + EDGE + missing / 2),
  };
}
