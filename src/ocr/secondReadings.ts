import type { Crop } from "./cutCrop.ts";
import { plain } from "./fuseReadings.ts";
import { pictureFor } from "./pictureFor.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { textOf, toReading } from "./secondOpinion.ts";
import { settleMarks } from "./settleMarks.ts";
import type { Reading } from "./types.ts";

/** What other readers make of a crop. */
export interface SecondReading {
  /** The last one's that read it, marks settled by their places. */
  readonly reading: Reading;
  /** What two of them see alike, and the first reader otherwise. */
  readonly against?: ReadLine;
}

/**
 * What other readers make of the crops that were read as `expected`. The first of `readers` reads them all, each after it
 * what those before it saw otherwise.
 */
export async function secondReadings(
  crops: readonly Crop[],
  expected: readonly string[],
  readers: readonly Recognizer[],
): Promise<SecondReading[]> {
  const seconds: SecondReading[] = [];
  const lines: ReadLine[] = [];
  let open = [...crops.keys()];
  for (const reader of readers) {
    const read = await reader.read(open.map((index) => pictureFor(reader, crops[index]!)));
    open.forEach((index, position) => {
      const line = settleMarks(read[position]!);
      const before = lines[index];
      const isAgainst =
        before !== undefined && line.length > 0 && plain(textOf(line)) === plain(textOf(before));
      lines[index] = line;
      const reading = toReading(reader.engine, line);
      seconds[index] = isAgainst ? { reading, against: before } : { reading };
    });
    open = open.filter((index) => plain(textOf(lines[index]!)) !== plain(expected[index]!));
  }
  return seconds;
}
