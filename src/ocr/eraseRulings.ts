import type { Ruling } from "../core/geometry.ts";
import type { Raster } from "../pdf/types.ts";

const WHITE = 255;
/** Points beside a ruling that its blurred edge takes. */
const FRINGE = 0.5;
/** Points that ink must stand out beyond the fringe on both sides to be a stroke crossing the ruling. */
const CROSSING = 0.8;

/**
 * The page without its rulings, so that only text is ink. Where a character's stroke crosses a ruling it stays whole.
 * Rulings in points; `inkBelow` is the grey below which a pixel is ink.
 */
export function eraseRulings(
  grey: Raster,
  rulings: readonly Ruling[],
  inkBelow: number,
  dpi: number,
): Raster {
  const data = grey.data.slice();
  const scale = dpi / 72;
  for (const { axis, at, from, to, thickness } of rulings) {
    // Along the ruling one pixel is `step` further in the data, across it one is `stride` further.
    const isFlat = axis === "horizontal";
    const [step, stride] = isFlat ? [1, grey.width] : [grey.width, 1];
    const [length, breadth] = isFlat ? [grey.width, grey.height] : [grey.height, grey.width];
    const half = (thickness / 2 + FRINGE) * scale;
    const [near, far] = [
      Math.max(0, Math.floor(at * scale - half)),
      Math.min(breadth - 1, Math.ceil(at * scale + half) - 1),
    ];
    const beyond = Math.ceil(CROSSING * scale);
    const first = Math.max(0, Math.floor((from - FRINGE) * scale - thickness));
    const last = Math.min(length - 1, Math.ceil((to + FRINGE) * scale + thickness));
    // Looked up in what is left: where two rulings cross, the second has nothing beside it once the first is gone.
    const isInk = (along: number, across: number): boolean =>
      across >= 0 && across < breadth && (data[along * step + across * stride] as number) < inkBelow;
    for (let along = first; along <= last; along++) {
      if (
        isInk(along, near - beyond) &&
        isInk(along, near - 1) &&
        isInk(along, far + 1) &&
        isInk(along, far + beyond)
      )
        continue;
      for (let across = near; across <= far; across++) data[along * step + across * stride] = WHITE;
    }
  }
  return { data, width: grey.width, height: grey.height, channels: 1 };
}
