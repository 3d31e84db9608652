import type { Raster } from "../../pdf/types.ts";
import { resize } from "../resize.ts";

/** Pixels: the crop is made this high, and stands within so much paper above and below, left and right. */
const [INNER, EDGE, SIDE] = [28, 2, 4];
/** What the network takes: pictures this high. */
export const HEIGHT = INNER + 2 * EDGE;
/** Pixels: longer lines are squeezed; a code of 21 digits is some 350 wide. */
const WIDEST = 16 * INNER;
/** Pixels: widths are rounded up to this, so that lines can share a batch. */
const WIDTH_STEP = 16;
/** Grey levels: ink of less contrast is not stretched to full black, or grain would be. */
const LEAST_CONTRAST = 48;
/** Of the crop's pixels: the grey that so many are no lighter than is the paper's, and the ink's. */
const [PAPER, INK] = [0.75, 0.02];
/** Darkness, where the paper's is 0 and the ink's 1, is cut off here. */
const [LIGHTEST, DARKEST] = [-0.25, 1.25];

/** Width in pixels that the line takes at the network's height; the network was trained so. */
const innerWidth = ({ width, height }: Raster): number =>
  Math.min(WIDEST, Math.max(1, Math.round((width * INNER) / height)));

/** The same with the paper around it: depends on the line alone, so that its reading does too. */
export const paddedWidth = (crop: Raster): number =>
  Math.ceil((innerWidth(crop) + 2 * SIDE) / WIDTH_STEP) * WIDTH_STEP;

/** Where in the crop, in its pixels, the column `x` of the network's input stands. */
export const toCrop = (crop: Raster, x: number): number => ((x - SIDE) * crop.width) / innerWidth(crop);

/** Writes the line into slot `index` of a batch [lines, HEIGHT, width] that is all paper: as darkness, evened. */
export function prepareLine(crop: Raster, batch: Float32Array, index: number, width: number): void {
  const [paper, ink] = levelsOf(crop);
  const contrast = Math.max(LEAST_CONTRAST, paper - ink);
  const line = resize(crop, innerWidth(crop), INNER);
  for (let y = 0; y < INNER; y++) {
    const [from, to] = [y * line.width, (index * HEIGHT + EDGE + y) * width + SIDE];
    for (let x = 0; x < line.width; x++) {
      const darkness = (paper - line.data[from + x]!) / contrast;
      batch[to + x] = Math.min(DARKEST, Math.max(LIGHTEST, darkness));
    }
  }
}

/** Grey of the crop's paper and of its ink. */
function levelsOf({ data }: Raster): [paper: number, ink: number] {
  const counts = new Uint32Array(256);
  for (const grey of data) counts[grey]!++;
  const levelAt = (share: number): number => {
    let [level, sum] = [0, counts[0]!];
    while (sum < share * data.length) sum += counts[++level]!;
    return level;
  };
  return [levelAt(PAPER), levelAt(INK)];
}
