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
/**
 * In text heights: so much of the paper beside a line that stands alone is shown when it is looked at once more, up to
 * the next ink. A character of a figure is half as wide as it is high, and the gap before it a tenth.
 */
const FAR = 0.75;
/** The same: the characters of one figure stand no further apart, those of two cells do. */
export const CLOSE = 0.3;
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
  /**
   * A line that stands alone with more of the paper beside it. Null where other ink, or a ruling before it, stands as
   * close as the characters of one figure do: the crop may be a part of a figure that a ruling runs through.
   */
  readonly wide: Raster | null;
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
  const cuts = boxes.map((box, index) => cutLine(print, lines[index]!, box, inkBelow));
  const height = Math.max(...cuts.map((cut) => cut.height));
  const gap = Math.round(STRIP_GAP * textHeight);
  const width = cuts.reduce((sum, cut) => sum + cut.width, gap * (cuts.length - 1));
  const data = new Uint8Array(width * height).fill(WHITE);
  const parts: CropPart[] = [];
  let left = 0;
  cuts.forEach((cut, index) => {
    const down = (height - cut.height) >> 1;
    for (let y = 0; y < cut.height; y++)
      data.set(cut.data.subarray(y * cut.width, (y + 1) * cut.width), (y + down) * width + left);
    const right = left + cut.width;
    parts.push({ line: lines[index]!, left, right, pageLeft: boxes[index]!.left });
    left = right + gap;
  });
  const wide = lines.length === 1 ? cutWide(print, lines[0]!, boxes[0]!, textHeight, inkBelow) : null;
  return { picture: { data, width, height, channels: 1 }, parts, margin, wide };
}

/** The page's print in the box; white are others' ink and what lies over the page's edges. */
function cutLine(print: Raster, line: Line, { left, top, right, bottom }: Cut, inkBelow: number): Raster {
  const [width, height] = [right - left, bottom - top];
  const data = new Uint8Array(width * height).fill(WHITE);
  for (let y = Math.max(0, top); y < Math.min(print.height, bottom); y++) {
    const isBeside = y < line.y0 || y >= line.y1;
    for (let x = Math.max(0, left); x < Math.min(print.width, right); x++) {
      const value = print.data[y * print.width + x]!;
      const isOthers = value < inkBelow && (isBeside || x < line.x0 || x >= line.x1);
      if (!isOthers) data[(y - top) * width + x - left] = value;
    }
  }
  return { data, width, height, channels: 1 };
}

/** The same with more paper at its left and right, less where other ink stands nearer; null where that is close. */
function cutWide(print: Raster, line: Line, box: Cut, textHeight: number, inkBelow: number): Crop["wide"] {
  const far = FAR * textHeight;
  const isFree = (x: number): boolean => {
    if (x < 0 || x >= print.width) return false;
    for (let y = Math.max(0, line.y0); y < Math.min(print.height, line.y1); y++)
      if (print.data[y * print.width + x]! < inkBelow) return false;
    return true;
  };
  let [left, right] = [line.x0, line.x1];
  while (left > line.x0 - far && isFree(left - 1)) left--;
  while (right < line.x1 + far && isFree(right)) right++;
  if (Math.min(line.x0 - left, right - line.x1) < CLOSE * textHeight) return null;
  const wide = { ...box, left: Math.min(left, box.left), right: Math.max(right, box.right) };
  return cutLine(print, line, wide, inkBelow);
}

/** Pixels of the page; `right` and `bottom` are exclusive. */
interface Cut {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels of the page that are cut out for a line; may reach over the page's edges, where paper is added. */
function cutBox(line: Line, textHeight: number, [side, upright]: Crop["margin"]): Cut {
  const missing = Math.max(0, LOWEST * textHeight - (line.y1 - line.y0));
  return {
    left: line.x0 - side,
    right: line.x1 + side,
    top: Math.floor(line.y0 - upright - missing / 2),
    bottom: Math.ceil(line.y1 + upright + missing / 2),
  };
}
