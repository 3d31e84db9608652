import { heightOf } from "../../core/geometry.ts";
import type { Placed } from "./lines.ts";

/** Points: texts of a column that begin at one place on paper differ by no more. */
const SAME_START = 0.3;
/** Other lines that begin at a place before it is a column's. */
const FEWEST_STARTS = 3;
/** In glyph heights: prose sets a word as near to a figure; cells keep a padding. */
const TOUCHING = 0.03;
/** A figure of money: a point or a comma stands between its digits. */
const MONEY = /\d[.,，]\d/u;
/** What follows a figure in prose. */
const OF_THE_FIGURE = /^[元万亿千百年月日个人次台辆项%％、，。；）)]/u;

/**
 * The lines cut between a figure and the word after it where that word begins a column of its own: a figure set to the
 * right of its cell may stand as near to the next cell's word as letters stand to each other.
 */
export function partColumns<T extends Placed>(lines: readonly T[][]): T[][] {
  const starts = lines.flatMap(([first]) => (first ? [first.box[0]] : [])).sort((a, b) => a - b);
  const isColumn = (x: number): boolean =>
    starts.filter((start) => Math.abs(start - x) <= SAME_START).length >= FEWEST_STARTS;
  return lines.flatMap((line) => {
    const cuts = line.flatMap((glyph, index) => {
      const previous = line[index - 1];
      return previous && isWordBehind(line, previous, glyph) && isColumn(glyph.box[0]) ? [index] : [];
    });
    return [0, ...cuts].map((start, index) => line.slice(start, cuts[index]));
  });
}

/** Does `glyph` begin a word that another operator writes, a little apart from the figure of money that `previous` ends? */
function isWordBehind(line: readonly Placed[], previous: Placed, glyph: Placed): boolean {
  if (!previous.isFigure || glyph.isFigure || glyph.word === previous.word || /\d/u.test(glyph.text))
    return false;
  const figure = line.filter(({ word }) => word === previous.word).map(({ text }) => text);
  return (
    glyph.box[0] - previous.box[2] > TOUCHING * heightOf(glyph.box) &&
    MONEY.test(figure.join("")) &&
    !OF_THE_FIGURE.test(glyph.text)
  );
}
