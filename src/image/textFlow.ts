import type { Component } from "./components.ts";

/** Points: sides of printed characters, from footnotes to titles. */
const [SMALLEST, LARGEST] = [4, 30];
/** Of its longer side: a character's shorter side, so that 1 is one and a dash is not. */
const NARROWEST = 0.25;
/** In character sizes: characters overlap by no more where one leans over the next. */
const OVERHANG = 0.25;
/** Of the smaller one: what two characters of one line share across it. */
const SHARED = 0.5;
/** Two characters of one line are of like size. */
const ALIKE = 2.5;

/** Two characters that stand close, `before` left of `after` (above it, where the flow is down). */
export interface Pair {
  readonly before: Component;
  readonly after: Component;
}

/** Components as large as characters, whichever way they are turned. */
export function characterSized(components: readonly Component[], dpi: number): Component[] {
  const [least, most] = [(SMALLEST * dpi) / 72, (LARGEST * dpi) / 72];
  return components.filter((component) => {
    const [width, height] = [component.x1 - component.x0, component.y1 - component.y0];
    const [shorter, longer] = width < height ? [width, height] : [height, width];
    return longer >= least && longer <= most && shorter >= NARROWEST * longer;
  });
}

/** Each character with the nearest one to its right, `close` character sizes away at most, that shares its rows. */
export function pairsAlongRows(characters: readonly Component[], close: number): Pair[] {
  const sorted = characters.toSorted((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
  const pairs: Pair[] = [];
  sorted.forEach((before, index) => {
    const size = sizeOf(before);
    const reach = before.x1 + close * size;
    let best: Component | undefined;
    for (let next = index + 1; next < sorted.length; next++) {
      const after = sorted[next] as Component;
      if (after.x0 > reach) break;
      if (after.x0 < before.x1 - OVERHANG * size || (best !== undefined && after.x0 >= best.x0)) continue;
      const shared = Math.min(before.y1, after.y1) - Math.max(before.y0, after.y0);
      const isAlike = Math.max(size, sizeOf(after)) <= ALIKE * Math.min(size, sizeOf(after));
      if (isAlike && shared >= SHARED * Math.min(before.y1 - before.y0, after.y1 - after.y0)) best = after;
    }
    if (best !== undefined) pairs.push({ before, after: best });
  });
  return pairs;
}

/** Longer side in pixels. */
export const sizeOf = ({ x0, y0, x1, y1 }: Component): number => Math.max(x1 - x0, y1 - y0);
