import { type Box, heightOf, type Ruling, widthOf } from "../core/geometry.ts";
import type { DrawnWord } from "./drawnGlyphs.ts";
import type { Drawing } from "./drawPage.ts";
import type { Painted } from "./paint.ts";
import { chroma, coverOf, luminance, WHITE, WHITE_PIXEL } from "./pixels.ts";
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

/** Is the ruling a line, and no dash or stroke? */
export const isLine = ({ from, to }: Ruling): boolean => to - from >= LINE;

/**
 * Leaves of the page's picture what it shows besides what is known of it: the words are erased to the colour of the ground
 * around them, straight lines and dark filled rectangles to white.
 */
export function eraseKnown(picture: Drawing, known: Known, scale: number): void {
  const isInk = new Uint8Array(picture.pixels.length);
  for (const word of known.seen) eraseWord(picture, word, isInk, scale);
  for (const box of known.boxes) whiten(picture, box, scale);
  for (const ruling of known.rulings.filter(isLine)) eraseRuling(picture, ruling, scale);
  for (const ground of known.grounds) eraseGround(picture, ground, scale);
}

/** Fills the word's ink and its blurred edge with the ground beside it, but for what is coloured where the word is not. */
function eraseWord(picture: Drawing, word: DrawnWord, isInk: Uint8Array, scale: number): void {
  const regions = word.glyphs.map(({ box }) => regionOf(box, word.layer, scale));
  const fringe = Math.ceil(FRINGE * scale);
  let [ink, coloured] = [0, 0];
  for (const region of regions) {
    eachPixel(region, picture, (at) => {
      const cover = coverOf(word.layer.pixels[at] as number);
      if (cover === 0) return;
      markAround(isInk, at, region, picture.width, fringe);
      if (cover < WHITE / 2) return;
      ink++;
      if (isColoured(picture.pixels[at] as number)) coloured++;
    });
  }
  const keepsColour = coloured * 2 <= ink;
  for (const region of regions) {
    const ground = groundOf(picture, isInk, region);
    // On a coloured ground the edges of the letters have its colour.
    const keeps = keepsColour && !isColoured(ground);
    eachPixel(region, picture, (at) => {
      if (isInk[at] === 0 || (keeps && isColoured(picture.pixels[at] as number))) return;
      picture.pixels[at] = ground;
    });
  }
}

const isColoured = (pixel: number): boolean => chroma(pixel) >= COLOURED;

/** Marks the pixel and those of the region that are no further from it than `fringe`. */
function markAround(isInk: Uint8Array, at: number, region: Region, width: number, fringe: number): void {
  const [x, y] = [at % width, Math.floor(at / width)];
  const [left, right] = [Math.max(region.x0, x - fringe), Math.min(region.x1 - 1, x + fringe)];
  const bottom = Math.min(region.y1 - 1, y + fringe);
  for (let row = Math.max(region.y0, y - fringe); row <= bottom; row++)
    for (let pixel = row * width + left; pixel <= row * width + right; pixel++) isInk[pixel] = 1;
}

/** The commonest colour of the region beside the ink, told by its grey; white where all of it is ink. */
function groundOf(picture: Drawing, isInk: Uint8Array, region: Region): number {
  let [white, others] = [0, 0];
  eachPixel(region, picture, (at) => {
    if (isInk[at] === 1) return;
    if (picture.pixels[at] === WHITE_PIXEL) white++;
    else others++;
  });
  if (white >= others) return WHITE_PIXEL;
  const counts = new Uint16Array(256);
  const colours = new Uint32Array(256);
  eachPixel(region, picture, (at) => {
    if (isInk[at] === 1) return;
    const pixel = picture.pixels[at] as number;
    const grey = luminance(pixel);
    counts[grey]!++;
    colours[grey] = pixel;
  });
  return colours[counts.indexOf(Math.max(...counts))] as number;
}

function boxOf({ axis, at, from, to, thickness }: Ruling): Box {
  const [near, far] = [at - thickness / 2, at + thickness / 2];
  return axis === "horizontal" ? [from, near, to, far] : [near, from, far, to];
}

/** Makes the line white; where a seal lies over it, coloured as the seal is beside it, so that it stays whole. */
function eraseRuling(picture: Drawing, ruling: Ruling, scale: number): void {
  const region = pixelsOf(boxOf(ruling), FRINGE, picture, scale);
  const { width } = picture;
  eachPixel(region, picture, (at) => {
    if (!isColoured(picture.pixels[at] as number)) {
      picture.pixels[at] = WHITE_PIXEL;
      return;
    }
    const [x, y] = [at % width, Math.floor(at / width)];
    const across = ruling.axis === "horizontal" ? (region.y0 - 1) * width + x : y * width + region.x0 - 1;
    const beside = picture.pixels[across] ?? WHITE_PIXEL;
    picture.pixels[at] = isColoured(beside) ? beside : WHITE_PIXEL;
  });
}

/** Makes the box white but for what is coloured on a ground that is not. */
function whiten(picture: Drawing, box: Box, scale: number): void {
  const region = pixelsOf(box, FRINGE, picture, scale);
  const isOnColour = isColoured(groundOf(picture, NO_INK, region));
  eachPixel(region, picture, (at) => {
    if (isOnColour || !isColoured(picture.pixels[at] as number)) picture.pixels[at] = WHITE_PIXEL;
  });
}

/** Makes white what has the commonest grey within the box, where that is dark. */
function eraseGround(picture: Drawing, box: Box, scale: number): void {
  const region = pixelsOf(box, FRINGE, picture, scale);
  const counts = new Uint32Array(256);
  eachPixel(region, picture, (at) => {
    counts[luminance(picture.pixels[at] as number)]!++;
  });
  const ground = counts.indexOf(Math.max(...counts));
  if (ground > DARK_GROUND * WHITE) return;
  eachPixel(region, picture, (at) => {
    if (Math.abs(luminance(picture.pixels[at] as number) - ground) <= SAME_GROUND)
      picture.pixels[at] = WHITE_PIXEL;
  });
}

/** No pixel is marked as ink. */
const NO_INK = new Uint8Array(0);

type Region = ReturnType<typeof regionOf>;

function eachPixel({ x0, y0, x1, y1 }: Region, { width }: Drawing, visit: (at: number) => void): void {
  for (let y = y0; y < y1; y++) for (let at = y * width + x0; at < y * width + x1; at++) visit(at);
}

const pixelsOf = (box: Box, margin: number, { width, height }: Drawing, scale: number): Region => ({
  x0: Math.max(0, Math.floor((box[0] - margin) * scale)),
  y0: Math.max(0, Math.floor((box[1] - margin) * scale)),
  x1: Math.min(width, Math.ceil((box[2] + margin) * scale)),
  y1: Math.min(height, Math.ceil((box[3] + margin) * scale)),
});
