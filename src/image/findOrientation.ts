import type { Raster } from "../pdf/types.ts";
import type { Component } from "./components.ts";
import { type QuarterTurn, quarterTurn } from "./quarterTurn.ts";
import { sampleLines } from "./sampleLines.ts";
import { characterSized, pairsAlongRows } from "./textFlow.ts";

/** Reads crops of lines; from 0 to 1, how sure of its ideographs it is in each, 0 where it sees none. */
export type TrialReader = (crops: readonly Raster[]) => Promise<readonly number[]>;

/** In character sizes: characters of one line stand this close, neighbouring lines seldom do. */
const CLOSE = 0.25;
/** Pairs of neighbouring characters below which the page's flow is not told. */
const FEWEST_PAIRS = 12;
/** Of all pairs: where no more stand along rows, lines run down the page. Upright pages have 0.62 and more. */
const ALONG_ROWS = 0.4;
/** Lines read at a time, until they tell. */
const LINES = 3;
/** Read so surely on average, lines stand upright: upside down it is below 0.4. */
const SURE = 0.7;
/** In lines read with full confidence: by so much one way must be surer than the other. */
const SURER = 0.8;

/**
 * Clockwise degrees to turn the picture by to set it upright. Characters stand closer to their neighbours in a line
 * than to those of the next line, so that close pairs tell along which axis lines run; which end is up, a reader of a
 * few lines tells. In doubt the page is upright: nothing is turned that is not read better turned.
 */
export async function findOrientation(
  grey: Raster,
  components: readonly Component[],
  dpi: number,
  read: TrialReader,
): Promise<QuarterTurn> {
  const characters = characterSized(components, dpi);
  const turned = characters.map((component) => turnedLeft(component, grey.width));
  const rows = pairsAlongRows(characters, CLOSE).length;
  const columns = pairsAlongRows(turned, CLOSE).length;
  if (rows + columns < FEWEST_PAIRS) return 0;
  const runsDown = rows <= ALONG_ROWS * (rows + columns);
  const crops = runsDown ? sampleLines(quarterTurn(grey, 270), turned) : sampleLines(grey, characters);
  const up = await isUpright(crops, read);
  if (up === null) return 0;
  return runsDown ? (up ? 270 : 90) : up ? 0 : 180;
}

/** Are the lines read better as they are than upside down? Null where that is not clear. */
async function isUpright(crops: readonly Raster[], read: TrialReader): Promise<boolean | null> {
  let surer = 0;
  for (let first = 0; first < crops.length && Math.abs(surer) < SURER; first += LINES) {
    const lines = crops.slice(first, first + LINES);
    const sure = sum(await read(lines));
    if (sure >= SURE * LINES) return true;
    surer += sure - sum(await read(lines.map((line) => quarterTurn(line, 180))));
  }
  return Math.abs(surer) < SURER ? null : surer > 0;
}

/** The component on the page turned by 270 degrees clockwise. */
const turnedLeft = ({ x0, y0, x1, y1, area }: Component, width: number): Component => ({
  x0: y0,
  y0: width - x1,
  x1: y1,
  y1: width - x0,
  area,
});

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
