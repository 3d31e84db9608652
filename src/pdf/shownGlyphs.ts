import { type Box, heightOf, intersection, union } from "../core/geometry.ts";
import type { CloseUp } from "./closeUp.ts";
import type { DrawnWord } from "./drawnGlyphs.ts";
import type { Drawing } from "./drawPage.ts";
import type { PaintedGlyph } from "./paint.ts";
import { coverOf, lightest, luminance } from "./pixels.ts";

/** Grey levels of 255 within a glyph's box: where they differ by less, nothing is seen. */
const MIN_CONTRAST = 20;
/**
 * Correlation of a glyph's outline with the page in its place. On 37 published documents 99 of 100 glyphs have 0.9 and
 * more; figures under a patch that shows others have 0.6 at most.
 */
const ALIKE = 0.8;
/** Of a glyph's ink: so much of it is there where a ruling or a neighbour stands in its place too. */
const PRESENT = 0.9;
/** Of the way from the ground to the glyph's colour, and of the cover: a pixel so far on is inked. */
const THERE = 0.6;
/** Of the pixels beside the outline: where more are inked too, the glyph cannot be told from its ground. */
const DROWNED = 0.4;
/** Grey levels of 255 between a pixel's lightest channel and its grey: a seal's red has 180, a yellow highlight 30. */
const COLOURED = 40;
/** Of the pixels that are not as the glyph alone would have them: where so many are coloured, it lies under a seal. */
const SEALED = 0.7;
/** Of a digit's ink: where less is there, another one stands in its place. */
const REPLACED = 0.7;
/** Of a word's glyphs: where the page shows something else in place of so many, the word is not what it shows. */
const FEW = 1 / 3;
/** Of a glyph's height: its ink may reach so far out of its box. */
const REACH = 0.15;
/** Of 255: the cover of pixels beside an outline. */
const BESIDE = 8;

/** What a picture of the page shows of its text layer. */
export interface ShownText {
  /** The words that are seen, and what of each. */
  readonly seen: readonly DrawnWord[];
  /** Glyphs in whose place the page shows nothing, or something else. */
  readonly hidden: ReadonlyMap<PaintedGlyph, "hidden" | "covered">;
}

/** What the page shows in the place of a glyph: the glyph, nothing, or something else; `present` as for `PRESENT`. */
interface Sight {
  readonly shows: "glyph" | "nothing" | "other";
  readonly present: number;
}

/** Compares some of the words with the page once more, drawn more finely. */
export type LookCloser = <T>(words: readonly DrawnWord[], look: (close: CloseUp) => T) => Promise<T>;

/**
 * Tells by the picture which words of the text layer the page shows: each as its font draws it is compared with what
 * stands in its place, and once more in a finer picture where that seems to be something else. A word that something
 * else stands in place of is hidden as a whole, a glyph in whose place nothing is seen alone. Of a word that is shown in part, what stands over it is no more than a part, and hidden with it.
 */
export async function shownText(
  words: readonly DrawnWord[],
  picture: Drawing,
  scale: number,
  lookCloser: LookCloser,
): Promise<ShownText> {
  const sights = sightsOf({ words, picture, scale });
  const doubted = [...words.keys()].filter((index) =>
    standsElse((words[index] as DrawnWord).glyphs, sights[index] as Sight[]),
  );
  if (doubted.length > 0) {
    const closer = await lookCloser(
      doubted.map((index) => words[index] as DrawnWord),
      sightsOf,
    );
    doubted.forEach((index, at) => {
      sights[index] = closer[at] as Sight[];
    });
  }
  const isReplaced = words.map(({ glyphs }, index) => standsElse(glyphs, sights[index] as Sight[]));
  const mended = words.filter((_, index) => isReplaced[index] && (sights[index] as Sight[]).some(isSeen));
  const isPatch = (word: DrawnWord): boolean => mended.some((other) => other !== word && meet(word, other));
  const hidden = new Map<PaintedGlyph, "hidden" | "covered">();
  const seen: DrawnWord[] = [];
  words.forEach((word, index) => {
    const isWhole = !isReplaced[index] && !isPatch(word);
    const shown = word.glyphs.filter(
      (_, at) => isWhole && (sights[index] as Sight[])[at]?.shows !== "nothing",
    );
    for (const glyph of word.glyphs)
      if (!shown.includes(glyph)) hidden.set(glyph, isWhole ? "hidden" : "covered");
    if (shown.length > 0) seen.push({ ...word, glyphs: shown });
  });
  return { seen, hidden };
}

const sightsOf = ({ words, picture, scale }: CloseUp): Sight[][] =>
  words.map(({ glyphs, layer }) => glyphs.map((glyph) => sightOf(glyph, layer, picture, scale)));

const isSeen = ({ shows }: Sight): boolean => shows === "glyph";

/** Does something else stand in place of a figure's digit, or of a good part of the word? */
function standsElse(glyphs: readonly PaintedGlyph[], sights: readonly Sight[]): boolean {
  const others = sights.filter(({ shows }) => shows === "other");
  const isDigitReplaced = sights.some(
    ({ shows, present }, at) =>
      shows === "other" && present < REPLACED && /\d/u.test((glyphs[at] as PaintedGlyph).text),
  );
  return isDigitReplaced || others.length >= FEW * sights.length;
}

const boxOf = ({ glyphs }: DrawnWord): Box => union(glyphs.map(({ box }) => box));
const meet = (a: DrawnWord, b: DrawnWord): boolean => intersection(boxOf(a), boxOf(b)) !== null;

/** The pixels that a glyph may ink; right and bottom exclusive. */
export function regionOf(box: Box, { width, height }: Drawing, scale: number) {
  const reach = REACH * heightOf(box);
  return {
    x0: Math.max(0, Math.floor((box[0] - reach) * scale)),
    y0: Math.max(0, Math.floor((box[1] - reach) * scale)),
    x1: Math.min(width, Math.ceil((box[2] + reach) * scale)),
    y1: Math.min(height, Math.ceil((box[3] + reach) * scale)),
  };
}

/** The glyph compared with the page in its place. What inks nothing itself is a glyph wherever anything is seen. */
function sightOf(glyph: PaintedGlyph, layer: Drawing, picture: Drawing, scale: number): Sight {
  const region = inkOf(layer, within(regionOf(glyph.box, layer, scale), glyph.clip, scale));
  const { ink, contrast, alike } = compare(region, layer, picture);
  if (contrast < MIN_CONTRAST) return { shows: "nothing", present: 0 };
  if (ink === 0 || alike >= ALIKE) return { shows: "glyph", present: 1 };
  return lookClosely(glyph, region, layer, picture);
}

/** How much the layer inks the region, how far the picture's greys lie apart there, and how alike (correlation) both are. */
function compare({ x0, y0, x1, y1 }: Region, layer: Drawing, picture: Drawing) {
  const { width } = layer;
  let [count, ink, sum, product, inkSquared, squared] = [0, 0, 0, 0, 0, 0];
  let [least, most] = [255, 0];
  for (let y = y0; y < y1; y++) {
    for (let at = y * width + x0; at < y * width + x1; at++) {
      const cover = coverOf(layer.pixels[at] as number);
      const value = luminance(picture.pixels[at] as number);
      count++;
      ink += cover;
      sum += value;
      product += cover * value;
      inkSquared += cover * cover;
      squared += value * value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const spread = (inkSquared - (ink * ink) / count) * (squared - (sum * sum) / count);
  const alike = spread > 0 ? Math.abs(product - (ink * sum) / count) / Math.sqrt(spread) : 0;
  return { ink, contrast: most - least, alike };
}

/** Is the glyph there though more than it is seen, under a seal or beside a ruling? Or does something else stand there? */
function lookClosely(glyph: PaintedGlyph, region: Region, layer: Drawing, picture: Drawing): Sight {
  const [plain, coloured] = [new Uint32Array(256), new Uint32Array(256)];
  eachPixel(region, layer.width, (at) => {
    if (coverOf(layer.pixels[at] as number) >= BESIDE) return;
    const pixel = picture.pixels[at] as number;
    (isColoured(pixel) ? coloured : plain)[luminance(pixel)]!++;
  });
  // Where the edge of a seal runs through the glyph, its ground is the paper.
  const beside = plain.some((count) => count > 0) ? plain : coloured;
  const ground = medianOf(beside);
  const contrast = (glyph.lightness ?? 0) * 255 - ground;
  // How far from the ground towards the glyph's colour a pixel is.
  const depthOf = (value: number): number => (value - ground) / contrast;
  let [ink, held, wrong, sealed] = [0, 0, 0, 0];
  eachPixel(region, layer.width, (at) => {
    const [cover, pixel] = [coverOf(layer.pixels[at] as number), picture.pixels[at] as number];
    const value = luminance(pixel);
    ink += cover;
    if (depthOf(value) >= (THERE * cover) / 255) held += cover;
    if (Math.abs(depthOf(value) - cover / 255) < 1 - THERE) return;
    wrong++;
    if (isColoured(pixel)) sealed++;
  });
  if (sealed >= SEALED * wrong) return { shows: "glyph", present: 1 };
  const present = held / ink;
  const drowned = shareOf(beside, (value) => depthOf(value) >= THERE);
  return { shows: present >= PRESENT && drowned <= DROWNED ? "glyph" : "other", present };
}

const isColoured = (pixel: number): boolean => lightest(pixel) - luminance(pixel) >= COLOURED;

type Region = ReturnType<typeof regionOf>;

/** The pixels of the region that lie in the clip as a whole. */
const within = ({ x0, y0, x1, y1 }: Region, clip: Box, scale: number): Region => ({
  x0: Math.max(x0, Math.ceil(clip[0] * scale)),
  y0: Math.max(y0, Math.ceil(clip[1] * scale)),
  x1: Math.min(x1, Math.floor(clip[2] * scale)),
  y1: Math.min(y1, Math.floor(clip[3] * scale)),
});

function eachPixel({ x0, y0, x1, y1 }: Region, width: number, visit: (at: number) => void): void {
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) visit(y * width + x);
}

/** The part of the region that the drawing inks, and a pixel around it; all of it where it inks nothing. */
function inkOf({ pixels, width }: Drawing, region: Region): Region {
  let [left, top, right, bottom] = [region.x1, region.y1, region.x0, region.y0];
  for (let y = region.y0; y < region.y1; y++) {
    for (let x = region.x0; x < region.x1; x++) {
      if (coverOf(pixels[y * width + x] as number) < BESIDE) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  if (right <= left) return region;
  return {
    x0: Math.max(region.x0, left - 1),
    y0: Math.max(region.y0, top - 1),
    x1: Math.min(region.x1, right + 1),
    y1: Math.min(region.y1, bottom + 1),
  };
}

/** White where nothing was counted. */
function medianOf(histogram: Uint32Array): number {
  const total = histogram.reduce((all, count) => all + count, 0);
  let [value, below] = [-1, 0];
  while (value < 255 && below * 2 <= total) below += histogram[++value] as number;
  return value;
}

function shareOf(histogram: Uint32Array, holds: (value: number) => boolean): number {
  let [total, held] = [0, 0];
  histogram.forEach((count, value) => {
    total += count;
    if (count > 0 && holds(value)) held += count;
  });
  return total === 0 ? 0 : held / total;
}
