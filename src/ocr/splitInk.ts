import type { Raster } from "../pdf/types.ts";
import type { InkBox } from "./characterInk.ts";
import type { Crop } from "./cutCrop.ts";
import type { ReadLine } from "./recognizer.ts";

/** Of the way between two characters as read: how far off its middle the white between them is looked for. */
const REACH = 0.3;
/** Of the darkest pixel: rows and columns of a character have one as dark as this. */
const DARK = 0.3;
const WHITE = 255;

/**
 * The ink of each printed character of a crop of one line, left to right, where characters touch: the line is cut
 * where the least ink is, about the middle between their places as read. Null where the crop has several lines, or
 * characters are read where no ink is.
 */
export function splitInk(grey: Raster, { parts }: Crop, printed: ReadLine): InkBox[] | null {
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0 || printed.length === 0) return null;
  const { line, left, pageLeft } = part;
  const area = { x0: line.x0, x1: line.x1, y0: Math.max(0, line.y0), y1: Math.min(grey.height, line.y1) };
  const centres = printed.map(({ from, to }) => (from + to) / 2 - left + pageLeft);
  const cuts = [area.x0];
  for (const [index, centre] of centres.slice(1).entries()) {
    const before = centres[index] as number;
    const [middle, reach] = [(before + centre) / 2, REACH * (centre - before)];
    cuts.push(lightestColumn(grey, area, Math.round(middle - reach), Math.round(middle + reach)));
  }
  cuts.push(area.x1);
  const boxes = cuts.slice(1).map((x1, index) => trimmed(grey, { ...area, x0: cuts[index] as number, x1 }));
  return boxes.every((box) => box !== null) ? boxes : null;
}

/** The column with the least ink between two, both included; the middle one of several. */
function lightestColumn(grey: Raster, { y0, y1 }: InkBox, from: number, to: number): number {
  const inks = Array.from({ length: Math.max(1, to - from + 1) }, (_, column) => {
    let ink = 0;
    for (let y = y0; y < y1; y++) ink += darkness(grey, from + column, y);
    return ink;
  });
  const least = Math.min(...inks);
  const lightest = inks.flatMap((ink, column) => (ink === least ? [from + column] : []));
  return lightest[lightest.length >> 1] as number;
}

/** The box without the white around its ink; null where it has none. */
function trimmed(grey: Raster, { x0, x1, y0, y1 }: InkBox): InkBox | null {
  let darkest = 0;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) darkest = Math.max(darkest, darkness(grey, x, y));
  const box = { x0: x1, x1: x0, y0: y1, y1: y0 };
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (darkness(grey, x, y) < DARK * darkest) continue;
      box.x0 = Math.min(box.x0, x);
      box.x1 = Math.max(box.x1, x + 1);
      box.y0 = Math.min(box.y0, y);
      box.y1 = Math.max(box.y1, y + 1);
    }
  }
  return darkest > 0 && box.x1 > box.x0 ? box : null;
}

const darkness = (grey: Raster, x: number, y: number): number =>
  x < 0 || x >= grey.width ? 0 : WHITE - grey.data[y * grey.width + x]!;
