import { type Box, heightOf, type Ruling, widthOf } from "../core/geometry.ts";
import type { DrawnWord } from "./drawnGlyphs.ts";
import type { Drawing } from "./drawPage.ts";
import type { Painted } from "./paint.ts";
import { regionOf } from "./shownGlyphs.ts";
import { THIN } from "./tracePath.ts";

/** Points around what is erased: the blurred edge of ink. */
const FRINGE = 0.5;
/** Lightness of a filled rectangle: a darker one is taken for ink unless it is erased. */
const DARK_GROUND = 0.8;
/** Grey levels of 255: pixels of one ground differ by no more. */
const SAME_GROUND = 24;
/** Levels of 255 between a pixel's strongest and weakest channel: a seal's ink has more. */
const COLOURED = 60;
const WHITE = 255;
const PAPER = [WHITE, WHITE, WHITE, WHITE];
/** Points: a shorter line may be a dash or a stroke of a character. */
const LINE = 12;

/** What of the page is known: the words that it shows, where glyphs without outlines stand, its lines and filled rectangles. */
export interface Known {
  readonly seen: readonly DrawnWord[];
  readonly boxes: readonly Box[];
  readonly rulings: readonly Ruling[];
  readonly grounds: readonly Box[];
}

/** The filled rectangles as large as a cell. */
export const groundsOf = (painted: readonly Painted[]): Box[] =>
  painted.flatMap((item) => {
    if (item.kind !== "area" || item.lightness === null || item.lightness >= DARK_GROUND) return [];
    return Math.min(widthOf(item.box), heightOf(item.box)) > THIN ? [item.box] : [];
  });

/**
 * Leaves of the page's picture what it shows besides what is known of it: the words are erased to the colour of the ground
 * around them, straight lines and dark filled rectangles to white. `grey` is the picture's luminance before.
 */
export function eraseKnown(picture: Drawing, grey: Uint8Array, known: Known, scale: number): void {
  for (const word of known.seen) eraseWord(picture, grey, word, scale);
  for (const box of known.boxes) whiten(picture, box, scale);
  for (const ruling of known.rulings) {
    if (ruling.to - ruling.from >= LINE) whiten(picture, boxOf(ruling), scale);
  }
  for (const ground of known.grounds) eraseGround(picture, grey, ground, scale);
}

/** Fills the word's ink and its blurred edge with the ground beside it, but for what is coloured where the word is not. */
function eraseWord(picture: Drawing, grey: Uint8Array, word: DrawnWord, scale: number): void {
  const { width } = word.layer;
  const keepsColour = !isColouredWord(picture, word, scale);
  for (const { box } of word.glyphs) {
    const region = regionOf(box, word.layer, scale);
    const { x0, y0 } = region;
    const columns = region.x1 - x0;
    if (columns <= 0) continue;
    const isInk = inkWithin(word.layer, region, Math.ceil(FRINGE * scale));
    const ground = groundOf(grey, isInk, { x0, y0, columns }, width);
    const paper = ground < 0 ? PAPER : picture.data.slice(ground * 4, ground * 4 + 4);
    for (let at = 0; at < isInk.length; at++) {
      if (isInk[at] === 0) continue;
      const pixel = (y0 + Math.floor(at / columns)) * width + x0 + (at % columns);
      if (!(keepsColour && isColoured(picture, pixel))) picture.data.set(paper, pixel * 4);
    }
  }
}

function isColouredWord(picture: Drawing, { glyphs, layer }: DrawnWord, scale: number): boolean {
  let [ink, coloured] = [0, 0];
  for (const { box } of glyphs) {
    const { x0, y0, x1, y1 } = regionOf(box, layer, scale);
    for (let y = y0; y < y1; y++) {
      for (let x = x0, at = y * layer.width + x0; x < x1; x++, at++) {
        if ((layer.data[at * 4 + 3] as number) < WHITE / 2) continue;
        ink++;
        if (isColoured(picture, at)) coloured++;
      }
    }
  }
  return coloured * 2 > ink;
}

const isColoured = ({ data }: Drawing, pixel: number): boolean => {
  const [red, green, blue] = [data[pixel * 4]!, data[pixel * 4 + 1]!, data[pixel * 4 + 2]!];
  return Math.max(red, green, blue) - Math.min(red, green, blue) >= COLOURED;
};

/** Row by row, 1 where the drawing inks the region or a pixel no further than `fringe` from it. */
function inkWithin(
  { data, width }: Drawing,
  { x0, y0, x1, y1 }: ReturnType<typeof regionOf>,
  fringe: number,
): Uint8Array {
  const columns = x1 - x0;
  const isInk = new Uint8Array(columns * Math.max(0, y1 - y0));
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (data[(y * width + x) * 4 + 3] === 0) continue;
      const [left, right] = [Math.max(x0, x - fringe) - x0, Math.min(x1 - 1, x + fringe) - x0];
      for (let row = Math.max(y0, y - fringe); row <= Math.min(y1 - 1, y + fringe); row++)
        isInk.fill(1, (row - y0) * columns + left, (row - y0) * columns + right + 1);
    }
  }
  return isInk;
}

/** A pixel of the commonest grey beside the ink; -1 where there is none. */
function groundOf(
  grey: Uint8Array,
  isInk: Uint8Array,
  { x0, y0, columns }: { readonly x0: number; readonly y0: number; readonly columns: number },
  width: number,
): number {
  const counts = new Uint16Array(256);
  const places = new Int32Array(256).fill(-1);
  let best = -1;
  for (let at = 0; at < isInk.length; at++) {
    if (isInk[at] === 1) continue;
    const pixel = (y0 + Math.floor(at / columns)) * width + x0 + (at % columns);
    const value = grey[pixel] as number;
    counts[value]!++;
    places[value] = pixel;
    if (best < 0 || (counts[value] as number) > (counts[best] as number)) best = value;
  }
  return best < 0 ? -1 : (places[best] as number);
}

function boxOf({ axis, at, from, to, thickness }: Ruling): Box {
  const [near, far] = [at - thickness / 2, at + thickness / 2];
  return axis === "horizontal" ? [from, near, to, far] : [near, from, far, to];
}

/** Makes the box white but for what is coloured: a seal over a line stays whole. */
function whiten(picture: Drawing, box: Box, scale: number): void {
  const { width, data } = picture;
  const { x0, y0, x1, y1 } = pixelsOf(box, FRINGE, picture, scale);
  for (let y = y0; y < y1; y++) {
    for (let pixel = y * width + x0; pixel < y * width + x1; pixel++)
      if (!isColoured(picture, pixel)) data.fill(WHITE, pixel * 4, pixel * 4 + 4);
  }
}

/** Makes white what has the commonest grey within the box, where that is dark. */
function eraseGround(picture: Drawing, grey: Uint8Array, box: Box, scale: number): void {
  const { width, data } = picture;
  const { x0, y0, x1, y1 } = pixelsOf(box, FRINGE, picture, scale);
  const counts = new Uint32Array(256);
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) counts[grey[y * width + x] as number]!++;
  const ground = counts.indexOf(Math.max(...counts));
  if (ground > DARK_GROUND * WHITE) return;
  for (let y = y0; y < y1; y++) {
    for (let pixel = y * width + x0; pixel < y * width + x1; pixel++) {
      const [red, green, blue] = [data[pixel * 4]!, data[pixel * 4 + 1]!, data[pixel * 4 + 2]!];
      const own = 0.299 * red + 0.587 * green + 0.114 * blue;
      if (Math.abs(own - ground) <= SAME_GROUND) data.fill(WHITE, pixel * 4, pixel * 4 + 4);
    }
  }
}

const pixelsOf = (
  box: Box,
  margin: number,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
) => ({
  x0: Math.max(0, Math.floor((box[0] - margin) * scale)),
  y0: Math.max(0, Math.floor((box[1] - margin) * scale)),
  x1: Math.min(width, Math.ceil((box[2] + margin) * scale)),
  y1: Math.min(height, Math.ceil((box[3] + margin) * scale)),
});
