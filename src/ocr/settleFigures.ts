import type { Crop } from "./cutCrop.ts";
import { fuseReadings, plain } from "./fuseReadings.ts";
import { readAgain } from "./readAgain.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { confidenceOf, textOf } from "./secondOpinion.ts";
import { settleMarks } from "./settleMarks.ts";
import type { Reading } from "./types.ts";

/** A figure that the second reader did not see is read again where it was read with less. */
const SURE = 0.9;

/**
 * The lines with their marks settled, and every figure that is in doubt read again in other ways and settled of all its
 * readings, the second reader's among them. `seconds` are the second reader's, by the number of the line.
 */
export async function settleFigures(
  crops: readonly Crop[],
  read: readonly ReadLine[],
  seconds: ReadonlyMap<number, Reading>,
  recognizer: Recognizer,
): Promise<ReadLine[]> {
  const lines = read.map((line, index) => settleMarks(line, seconds.get(index)?.text));
  const doubtful = [...seconds.keys()].filter((index) => isDoubtful(lines[index]!, seconds.get(index)!));
  const again = await readAgain(
    doubtful.map((index) => crops[index]!.picture),
    recognizer,
  );
  doubtful.forEach((index, position) => {
    const second = seconds.get(index)!;
    const others = again[position]!.map((line) => settleMarks(line, second.text));
    lines[index] = settleMarks(fuseReadings(lines[index]!, others, second), second.text);
  });
  return lines;
}

const isDoubtful = (line: ReadLine, second: Reading): boolean =>
  second.text === "" ? confidenceOf(line) < SURE : plain(textOf(line)) !== plain(second.text);
