import type { Raster } from "../pdf/types.ts";
import { softenLine } from "./ppocr/softenLine.ts";
import { type PreparedCrop, readPrepared } from "./readPrepared.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { resize } from "./resize.ts";

/** Pixels: lines as high as this are not enlarged by the networks of the family, and not softened. */
const NETWORK_HEIGHT = 48;
/** How a line is prepared anew, each time another way: the network errs elsewhere then. */
const WAYS = [
  { isSoft: false, stretch: 1.15 },
  { isSoft: true, stretch: 1 },
  { isSoft: true, stretch: 1.2 },
] as const;

/** Reads every picture again in several ways: softer, wider, both. For each picture, what each way gave. */
export async function readAgain(pictures: readonly Raster[], recognizer: Recognizer): Promise<ReadLine[][]> {
  const prepared = pictures.flatMap((picture) => WAYS.map((way) => prepare(picture, way)));
  const lines = await readPrepared(prepared, recognizer);
  return pictures.map((_, index) => lines.slice(index * WAYS.length, (index + 1) * WAYS.length));
}

function prepare(crop: Raster, { isSoft, stretch }: (typeof WAYS)[number]): PreparedCrop {
  const picture = isSoft ? softenLine(crop, NETWORK_HEIGHT) : crop;
  const width = Math.max(1, Math.round(picture.width * stretch));
  return { picture: resize(picture, width, picture.height), toCrop: (x) => x / stretch };
}
