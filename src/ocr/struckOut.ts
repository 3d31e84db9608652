import {
  type Box,
  centreX,
  centreY,
  heightOf,
  overlap,
  type Ruling,
  union,
  widthOf,
} from "../core/geometry.ts";
import { STRUCK } from "../core/money.ts";

/** Of a glyph's height from its top: a line between them runs through its middle. Lines under and over text lie outside. */
const THROUGH = [0.35, 0.68] as const;
/** Points: a line that ends so near to a vertical is joined to it, and part of a grid. */
const JOINED = 1.5;
/** In glyph heights: so much longer than the text that it strikes out is a line that belongs to it, whatever it meets. */
const LONGER = 1;
/** Of its length: a line over or under it that is as long bounds its row. */
const AS_LONG = 0.9;
/** In glyph heights: the middle of a slanted line lies so near to the text's, and it reaches so far up and down. */
const [OFF_MIDDLE, HIGHER] = [0.3, 2];
/** In glyph heights: text on one line is no higher. */
const ONE_LINE = 1.3;
/** Glyphs that a line must strike: one alone may be a sign that crosses a line. */
const FEWEST = 2;

interface Boxed {
  readonly box: Box;
}

/** Glyphs that a line runs through, and the lines that are none of a grid for that. */
export interface StruckOut<T> {
  readonly glyphs: ReadonlySet<T>;
  readonly lines: ReadonlySet<Ruling>;
}

/**
 * Text struck out: a horizontal line runs through the middle of its glyphs. Its ends meet no vertical, or lie close to the
 * text's, or it runs through a whole row of a grid: all text between the lines over and under it is on it. Or a slanted line
 * (`slants`, the boxes that such lines run through from corner to corner) runs through all of it.
 */
export function findStruckOut<T extends Boxed>(
  glyphs: readonly T[],
  rulings: readonly Ruling[],
  slants: readonly Box[] = [],
): StruckOut<T> {
  const verticals = rulings.filter(({ axis }) => axis === "vertical");
  const struck = new Set<T>();
  const lines = new Set<Ruling>();
  const horizontals = rulings.filter(({ axis }) => axis === "horizontal");
  for (const line of horizontals) {
    const through = glyphs.filter((glyph) => runsThrough(line, glyph));
    if (through.length < FEWEST) continue;
    if (!isFree(line, verticals) && !fits(line, through) && !strikesRow(line, glyphs, horizontals)) continue;
    lines.add(line);
    for (const glyph of through) struck.add(glyph);
  }
  for (const slant of slants) {
    const under = glyphs.filter((glyph) => isUnder(slant, glyph));
    if (under.length >= FEWEST && isStroke(slant, under)) for (const glyph of under) struck.add(glyph);
  }
  return { glyphs: struck, lines };
}

const isUnder = (slant: Box, { box }: Boxed): boolean =>
  centreX(box) >= slant[0] &&
  centreX(box) <= slant[2] &&
  centreY(box) >= slant[1] &&
  centreY(box) <= slant[3];

/** Does the slanted line run through the middle of the text, hardly longer and hardly higher than it? */
function isStroke(slant: Box, under: readonly Boxed[]): boolean {
  const text = union(under.map(({ box }) => box));
  const height = heightOf((under[0] as Boxed).box);
  return (
    Math.abs(centreY(slant) - centreY(text)) <= OFF_MIDDLE * height &&
    heightOf(text) <= ONE_LINE * height &&
    heightOf(slant) <= HIGHER * height &&
    widthOf(slant) - widthOf(text) <= LONGER * height
  );
}

function runsThrough({ at, from, to }: Ruling, { box }: Boxed): boolean {
  const share = (at - box[1]) / Math.max(heightOf(box), 1);
  return share >= THROUGH[0] && share <= THROUGH[1] && centreX(box) >= from && centreX(box) <= to;
}

/** Does the line run through all text of a row, between the next lines as long over and under it? */
function strikesRow(line: Ruling, glyphs: readonly Boxed[], horizontals: readonly Ruling[]): boolean {
  const alike = horizontals.filter(
    ({ from, to }) => overlap(from, to, line.from, line.to) >= AS_LONG * (line.to - line.from),
  );
  const top = Math.max(...alike.filter(({ at }) => at < line.at).map(({ at }) => at));
  const bottom = Math.min(...alike.filter(({ at }) => at > line.at).map(({ at }) => at));
  if (!Number.isFinite(top) || !Number.isFinite(bottom)) return false;
  const inRow = glyphs.filter(
    ({ box }) =>
      centreX(box) >= line.from && centreX(box) <= line.to && centreY(box) > top && centreY(box) < bottom,
  );
  return inRow.every((glyph) => runsThrough(line, glyph));
}

const isFree = ({ at, from, to }: Ruling, verticals: readonly Ruling[]): boolean =>
  !verticals.some(
    (vertical) =>
      [from, to].some((end) => Math.abs(vertical.at - end) <= JOINED) &&
      vertical.from - JOINED <= at &&
      at <= vertical.to + JOINED,
  );

/** Is the line hardly longer than the text that it runs through? */
function fits({ from, to }: Ruling, through: readonly Boxed[]): boolean {
  const covered = through.reduce(
    (sum, { box }) => sum + Math.min(widthOf(box), overlap(box[0], box[2], from, to)),
    0,
  );
  return to - from - covered <= LONGER * heightOf((through[0] as Boxed).box);
}

/** What a figure is made of: words that a line runs through are left as they are printed. */
const FIGURE_PART = /^[\d.,%()+-]+$/u;

export const isFigurePart = (text: string): boolean => FIGURE_PART.test(text);

/** The text with each of its characters struck out. */
export const strikeOut = (text: string): string =>
  [...text].map((character) => (character.trim() === "" ? character : character + STRUCK)).join("");
