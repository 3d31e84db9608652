import type { Line } from "./line.ts";

/** In text heights: lines up to this wide are read together with those above and below; wider ones stand alone. */
const NARROW = 5.5;
/** In text heights: a strip of stacked lines is no longer than this, a long cell becomes several runs. */
const LONGEST_STRIP = 30;
/** In text heights: lines of one paragraph follow each other within this. */
const LEADING = 1.2;
/** Of the narrower line's width: stacked lines stand over each other by this much. */
const SHARED_COLUMNS = 0.5;
/** Of the lower line's height, and in text heights: lines that share so many rows, so far apart, stand in two columns. */
const SHARED_ROWS = 0.5;
const APART = 1.7;

/**
 * Groups the lines of narrow cells, where a word or figure runs over several lines of a few characters each: read
 * one by one such lines lack the context that tells 一 from a dash. Every other line is a group of its own. Lines of
 * a group are in reading order.
 */
export function stackLines(lines: readonly Line[], textHeight: number): Line[][] {
  const stacks: Line[][] = [];
  const wide = enclosuresOfColumns(lines, textHeight);
  for (const line of lines.toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0)) {
    const stack = wide.has(line.enclosure)
      ? undefined
      : stacks.findLast((candidate) => continues(candidate, line, textHeight));
    if (stack === undefined) stacks.push([line]);
    else stack.push(line);
  }
  return stacks;
}

/**
 * Enclosures with lines wide apart beside each other: a frame around columns, whose lines under each other are entries
 * of different rows.
 */
function enclosuresOfColumns(lines: readonly Line[], textHeight: number): ReadonlySet<number> {
  const sorted = lines.toSorted((a, b) => a.enclosure - b.enclosure || a.y0 - b.y0);
  const wide = new Set<number>();
  for (const [index, line] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next] as Line;
      if (other.enclosure !== line.enclosure || other.y0 >= line.y1) break;
      const rows = Math.min(line.y1, other.y1) - other.y0;
      const gap = Math.max(line.x0, other.x0) - Math.min(line.x1, other.x1);
      if (rows > SHARED_ROWS * (other.y1 - other.y0) && gap > APART * textHeight) wide.add(line.enclosure);
    }
  }
  return wide;
}

function continues(stack: readonly Line[], line: Line, textHeight: number): boolean {
  const last = stack.at(-1) as Line;
  if (line.enclosure === 0 || line.enclosure !== last.enclosure) return false;
  const strip = stack.reduce((sum, { x0, x1 }) => sum + x1 - x0, line.x1 - line.x0);
  const shared = Math.min(line.x1, last.x1) - Math.max(line.x0, last.x0);
  return (
    [...stack, line].every(({ x0, x1 }) => x1 - x0 <= NARROW * textHeight) &&
    strip <= LONGEST_STRIP * textHeight &&
    line.y0 - last.y1 <= LEADING * textHeight &&
    line.y0 >= (last.y0 + last.y1) / 2 &&
    shared >= SHARED_COLUMNS * Math.min(line.x1 - line.x0, last.x1 - last.x0)
  );
}
