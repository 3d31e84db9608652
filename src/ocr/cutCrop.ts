import type { Raster } from "../pdf/types.ts";
import type { Line } from "./line.ts";

const WHITE = 255;
/** In text heights: a dash or 一 is cut out of a line this high, or it would be blown up to a bar. */
const LOWEST = 0.8;
/**
 * In text heights, and pixels at least: paper of the page kept around a line. The network reads white
 * there worse, as it ends in an edge. Measured at 324 figures: of a page grained all over 80 % with white and 89 % with
 * its own paper.
 */
const MARGIN = 0.12;
const LEAST_MARGIN = 2;
/** The same beside a line: a 1 that stands alone is read unsurely (0.69) with as little as over it, surely with this. */
const SIDE_MARGIN = 0.19;
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
  /** Pixels of paper around what was found: beside it, and over and under it. */
  readonly margin: readonly [side: number, upright: number];
}

/** The crop close to the ink, for a reader that sets lines on white itself. */
export function withoutMargin({ picture, margin: [side, upright] }: Crop): Raster {
  const [right, bottom] = [picture.width - side, picture.height - upright];
  return right <= side || bottom <= upright ? picture : cutOut(picture, side, upright, right, bottom);
}

/** A part of the grey picture, in its pixels; `right` and `bottom` are exclusive. */
export function cutOut(picture: Raster, left: number, top: number, right: number, bottom: number): Raster {
  const [width, height] = [right - left, bottom - top];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + top) * picture.width + left;
    data.set(picture.data.subarray(from, from + width), y * width);
  }
  return { data, width, height, channels: 1 };
}

/**
 * Cuts the lines out of the page, with a little of the paper around them, and sets them side by side, middles level.
 * What is darker than `inkBelow` around a line belongs to others, and is left out.
 */
export function cutCrop(print: Raster, lines: readonly Line[], textHeight: number, inkBelow: number): Crop {
  const margin = [SIDE_MARGIN, MARGIN].map((share) =>
    Math.max(LEAST_MARGIN, Math.round(share * textHeight)),
  ) as [number, number];
  const boxes = lines.map((line) => cutBox(line, textHeight, margin));
  const height = Math.max(...boxes.map(({ top, bottom }) => bottom - top));
  const gap = Math.round(STRIP_GAP * textHeight);
  const width = boxes.reduce((sum, { left, right }) => sum + right - left, gap * (boxes.length - 1));
  const data = new Uint8Array(width * height).fill(WHITE);
  const parts: CropPart[] = [];
  let left = 0;
  boxes.forEach((box, index) => {
    const down = (height - (box.bottom - box.top)) >> 1;
    const line = lines[index] as Line;
    for (let y = Math.max(0, box.top); y < Math.min(print.height, box.bottom); y++) {
      const isBeside = y < line.y0 || y >= line.y1;
      const to = (y - box.top + down) * width + left - box.left;
      for (let x = Math.max(0, box.left); x < Math.min(print.width, box.right); x++) {
        const value = print.data[y * print.width + x] as number;
        const isOthers = value < inkBelow && (isBeside || x < line.x0 || x >= line.x1);
        data[to + x] = isOthers ? WHITE : value;
      }
    }
    const right = left + box.right - box.left;
    parts.push({ line, left, right, pageLeft: box.left });
    left = right + gap;
  });
  return { picture: { data, width, height, channels: 1 }, parts, margin };
}

/** Pixels of the page that are cut out for a line; may reach over the page's edges, where paper is added. */
function cutBox(line: Line, textHeight: number, [side, upright]: Crop["margin"]) {
  const missing = Math.max(0, LOWEST * textHeight - (line.y1 - line.y0));
  return {
    left: line.x0 - side,
    right: line.x1 + side,
    top: Math.floor(line.y0 - upright - missing / 2),
    bottom: Math.ceil(line.y1 + upright + missing / 2),
  };
}
