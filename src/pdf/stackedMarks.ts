import { centreX, centreY, heightOf } from "../core/geometry.ts";
import { median } from "../core/median.ts";
import type { PaintedGlyph } from "./paint.ts";

/** Lightness from 0 to 1: print is darker, a watermark between the two. What is lighter stands on a ground of its own. */
const [PALE, WHITE] = [0.55, 0.97];
/** Of the height of the page's other text: a watermark's characters are so much higher at least. */
const LARGER = 1.2;
/** In heights: characters of a stack stand in one line down, and alike high, within so much. */
const ALIKE = 0.1;
/** Characters of a stack at least. */
const FEWEST = 4;
/** The longest step down a stack is so many times the shortest at most. */
const EVEN = 1.2;
/** In heights: a character of the same size so near at either side makes a line of text of it. */
const NEAR = 0.6;

/** The glyphs of watermarks that are written from top to bottom across the page: pale, large, one under the other. */
export function stackedMarks(glyphs: readonly PaintedGlyph[]): ReadonlySet<PaintedGlyph> {
  const pale = glyphs.filter(
    ({ lightness, isUpright, turn }) =>
      isUpright && turn === undefined && lightness !== null && lightness >= PALE && lightness <= WHITE,
  );
  if (pale.length < FEWEST) return new Set();
  const usual = median(glyphs.map(({ box }) => heightOf(box)));
  const large = pale.filter(({ box }) => heightOf(box) >= LARGER * usual);
  const alone = large.filter((glyph) => !large.some((other) => other !== glyph && isBeside(glyph, other)));
  const stacks: PaintedGlyph[][] = [];
  for (const glyph of alone.toSorted((a, b) => centreY(a.box) - centreY(b.box))) {
    const stack = stacks.find(([first]) => isUnder(first as PaintedGlyph, glyph));
    if (stack) stack.push(glyph);
    else stacks.push([glyph]);
  }
  return new Set(stacks.filter((stack) => stack.length >= FEWEST && isEven(stack)).flat());
}

function isBeside(a: PaintedGlyph, b: PaintedGlyph): boolean {
  const height = heightOf(a.box);
  const gap = Math.max(a.box[0], b.box[0]) - Math.min(a.box[2], b.box[2]);
  return Math.abs(centreY(a.box) - centreY(b.box)) <= ALIKE * height && gap <= NEAR * height;
}

const isUnder = (a: PaintedGlyph, b: PaintedGlyph): boolean =>
  Math.abs(centreX(a.box) - centreX(b.box)) <= 2 * ALIKE * heightOf(a.box) &&
  Math.abs(heightOf(a.box) - heightOf(b.box)) <= ALIKE * heightOf(a.box);

function isEven(stack: readonly PaintedGlyph[]): boolean {
  const steps = stack
    .slice(1)
    .map((glyph, index) => centreY(glyph.box) - centreY((stack[index] as PaintedGlyph).box));
  return Math.max(...steps) <= EVEN * Math.min(...steps);
}
