import { type Box, centreY, overlap, union } from "../../core/geometry.ts";
import type { Stripe } from "./emptiest.ts";
import type { TextLine } from "./textLines.ts";

/** In text heights: a corridor between columns is at least this wide. */
export const NARROWEST = 0.3;
/** In text heights: a header entry that ends so much above the lowest line is of a higher level. */
const LEVEL = 1;
/** In text heights from middle to middle: lines of one header entry. */
const LINE_STEP = 1.5;
/**
 * Where the header's entries stand that have none under them, each a column's name of one line or more. One over the
 * middle of two names has none under it either, but does not reach down to the lowest line.
 */
export function lowestNames(header: readonly TextLine[], height: number): Stripe[] {
  const entries: Box[] = [];
  const isOver = (a: Box, b: Box): boolean => overlap(a[0], a[2], b[0], b[2]) > 0;
  for (const { box } of header.flatMap((line) => line.pieces)) {
    const above = entries.findLastIndex(
      (entry) => isOver(entry, box) && centreY(box) - entry[3] < (LINE_STEP - 0.5) * height,
    );
    if (above < 0) entries.push(box);
    else entries[above] = union([entries[above] as Box, box]);
  }
  const [top, bottom] = [
    Math.min(...entries.map((box) => box[1])),
    Math.max(...entries.map((box) => box[3])),
  ];
  const names: Stripe[] = [];
  for (const box of entries
    .filter((entry) => !entries.some((other) => other[1] >= entry[3] - height / 2 && isOver(entry, other)))
    .filter((entry) => 2 * centreY(entry) - top > bottom - LEVEL * height)
    .sort((a, b) => a[0] - b[0])) {
    const last = names.at(-1);
    if (last && box[0] < last.to)
      names[names.length - 1] = { from: last.from, to: Math.max(last.to, box[2]) };
    else names.push({ from: box[0], to: box[2] });
  }
  return names;
}

/** Places left of the names that stand beyond all entries, each over a column that is blank, the last of the table. */
export function afterAll(
  places: readonly number[],
  names: readonly Stripe[],
  body: readonly TextLine[],
  height: number,
): number[] {
  const right = Math.max(...body.map((line) => line.box[2]));
  return names.slice(1).flatMap(({ from }, index) => {
    const previous = names[index] as Stripe;
    const isBeyond = from > right && previous.to > (places.at(-1) ?? -Infinity);
    const start = Math.max(previous.to, right);
    return isBeyond && from - previous.to > NARROWEST * height && from > start ? [(start + from) / 2] : [];
  });
}

/** The corridor; or its parts between the names that stand in it, each over a column that is blank all the way down. */
export function aroundBlankColumns(
  corridor: readonly Stripe[],
  names: readonly Stripe[],
  height: number,
): (readonly Stripe[])[] {
  const [from, to] = [(corridor[0] as Stripe).from, (corridor.at(-1) as Stripe).to];
  const blank = names.filter((name) => name.from > from - height / 2 && name.to < to + height / 2);
  const bounds = [from, ...blank.map((name) => (name.from + name.to) / 2), to];
  const parts = bounds
    .slice(1)
    .map((end, index) =>
      corridor.filter((stripe) => stripe.from >= (bounds[index] as number) && stripe.to <= end),
    );
  return parts.every((part) => part.length > 0) ? parts : [corridor];
}
