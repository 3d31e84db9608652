import { binarise, inkThreshold } from "../image/binarise.ts";
import { type Component, findComponents } from "../image/components.ts";
import { darkerThanGrain } from "../image/darkerThanGrain.ts";
import { measureNoise } from "../image/measureNoise.ts";
import { smooth } from "../image/smooth.ts";
import type { ImagePage } from "../image/types.ts";
import type { Raster } from "../pdf/types.ts";
import type { Enclosures } from "./enclosures.ts";
import type { Piece } from "./line.ts";

/** Points: larger pieces of ink are frames, seals and pictures. */
const [WIDEST, HIGHEST] = [200, 60];
/** Points: a piece as long as this is a stroke, however light; shorter ones may be the paper's grain. */
const SURE = 3;
const WHITE = 255;
/** Pixels: no dot of a printer is smaller. */
const SMALLEST_AREA = 3;
/** In text heights, both ways: a line of smaller pieces alone is dust, a point never stands without its figure. */
const DUST = 0.22;

/** Grey levels: coarser grain breaks characters up and looks like ink itself. */
const GRAINY = 8;
/**
 * Deviations of the smoothed grain by which ink is darker than paper: somewhere in each piece, and in all of it. Grain
 * reaches 4 and more beside every second figure of a page, and is read as a mark of it then.
 */
const CLEAR_OF_GRAIN = { darkest: 6, all: 5.5 } as const;

/** The picture that ink is looked for in, the grey that ink is darker than, and the one that half of a stroke is. */
interface InkPicture {
  readonly picture: Raster;
  readonly inkBelow: number;
  readonly strokeBelow: number;
}

/** The page itself; where its paper is grainy, the page smoothed. Reading is done on the page as it is. */
function inkPicture(text: Raster, inkBelow: number): InkPicture {
  const strokeBelow = Math.round((inkBelow + WHITE) / 2);
  if (measureNoise(text) < GRAINY) return { picture: text, inkBelow, strokeBelow };
  const picture = smooth(text);
  const darkerBy = darkerThanGrain(picture);
  return {
    picture,
    inkBelow: Math.min(inkThreshold(picture), darkerBy(CLEAR_OF_GRAIN.darkest)),
    strokeBelow: Math.min(strokeBelow, darkerBy(CLEAR_OF_GRAIN.all)),
  };
}

/**
 * The pieces of ink that may be text, each with the enclosure that its middle lies in. Thin strokes (一, the serifs
 * of Song) scan lighter than the rest, so whatever is half-way between ink and paper counts; small pieces only where
 * they are as dark as ink somewhere: the grain of the paper is not.
 */
export function findInk(text: Raster, page: ImagePage, enclosures: Enclosures): Piece[] {
  const scale = page.dpi / 72;
  const { picture, inkBelow, strokeBelow } = inkPicture(text, page.inkBelow);
  const isInk = ({ x0, y0, x1, y1, area }: Component): boolean => {
    const [width, height] = [x1 - x0, y1 - y0];
    if (area < SMALLEST_AREA || width > WIDEST * scale || height > HIGHEST * scale) return false;
    return Math.max(width, height) >= SURE * scale || darkest(picture, { x0, y0, x1, y1, area }) < inkBelow;
  };
  return findComponents(binarise(picture, strokeBelow))
    .filter(isInk)
    .map((component) => ({
      ...component,
      enclosure: enclosures.at(
        (component.x0 + component.x1) / 2 / scale,
        (component.y0 + component.y1) / 2 / scale,
      ),
    }));
}

function darkest({ data, width }: Raster, { x0, y0, x1, y1 }: Component): number {
  let value = WHITE;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) value = Math.min(value, data[y * width + x] as number);
  return value;
}

/** Is the piece a speck, a point or a part of a character? */
export const isDust = ({ x0, y0, x1, y1 }: Piece, textHeight: number): boolean =>
  Math.max(x1 - x0, y1 - y0) < DUST * textHeight;
