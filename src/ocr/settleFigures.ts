import type { Raster } from "../pdf/types.ts";
import { chooseReading, plain } from "./chooseReading.ts";
import type { Crop } from "./cutCrop.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { resize } from "./resize.ts";
import { confidenceOf, textOf } from "./secondOpinion.ts";
import { settleMarks } from "./settleMarks.ts";
import type { Reading } from "./types.ts";

/** A figure that the second reader did not see is read again where it was read with less. */
const SURE = 0.9;
/** By how much such a line is stretched in width: each time the network errs elsewhere. */
const STRETCHES = [0.85, 1.15];

/**
 * The lines with their marks settled, and every figure that is in doubt read again, prepared otherwise: of all
 * readings, those of the second reader among them, the text with the most votes counts, and the first one's where
 * there is no other of its engine. `seconds` are the second reader's, by the number of the line.
 */
export async function settleFigures(
  crops: readonly Crop[],
  read: readonly ReadLine[],
  seconds: ReadonlyMap<number, Reading>,
  recognizer: Recognizer,
): Promise<ReadLine[]> {
  const lines = read.map((line, index) => settleMarks(line, seconds.get(index)?.text));
  const doubtful = [...seconds.keys()].filter((index) => isDoubtful(lines[index]!, seconds.get(index)!));
  const pictures = doubtful.map((index) => crops[index]!.picture);
  const again: ReadLine[][] = [];
  for (const stretch of STRETCHES) again.push(await readStretched(pictures, stretch, recognizer));
  doubtful.forEach((index, position) => {
    const second = seconds.get(index)!;
    const others = again.map((readings) => settleMarks(readings[position] ?? [], second.text));
    lines[index] = chooseReading(lines[index]!, others, second);
  });
  return lines;
}

const isDoubtful = (line: ReadLine, second: Reading): boolean =>
  second.text === "" ? confidenceOf(line) < SURE : plain(textOf(line)) !== plain(second.text);

async function readStretched(
  pictures: readonly Raster[],
  stretch: number,
  recognizer: Recognizer,
): Promise<ReadLine[]> {
  const stretched = pictures.map((picture) =>
    resize(picture, Math.max(1, Math.round(picture.width * stretch)), picture.height),
  );
  const read = await recognizer.read(stretched);
  return read.map((line) =>
    line.map((character) => ({ ...character, from: character.from / stretch, to: character.to / stretch })),
  );
}
