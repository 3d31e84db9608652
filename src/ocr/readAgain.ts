import type { Raster } from "../pdf/types.ts";
import { softenLine } from "./ppocr/softenLine.ts";
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
  const prepared = pictures.flatMap((picture) =>
    WAYS.map(({ isSoft, stretch }) => {
      const soft = isSoft ? softenLine(picture, NETWORK_HEIGHT) : { picture, margin: 0 };
      const width = Math.max(1, Math.round(soft.picture.width * stretch));
      return { picture: resize(soft.picture, width, soft.picture.height), margin: soft.margin, stretch };
    }),
  );
  const read = await recognizer.read(prepared.map(({ picture }) => picture));
  const lines = read.map((line, index) => {
    const { margin, stretch } = prepared[index]!;
    return line.map((character) => ({
      ...character,
      from: character.from / stretch - margin,
      to: character.to / stretch - margin,
    }));
  });
  return pictures.map((_, index) => lines.slice(index * WAYS.length, (index + 1) * WAYS.length));
}
