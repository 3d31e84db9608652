import type { Crop } from "./cutCrop.ts";
import { plain } from "./fuseReadings.ts";
import { pictureFor } from "./pictureFor.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { isFigureLike, textOf, toReading } from "./secondOpinion.ts";
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
 * What other readers make of the crops that the first one read as `firsts`, by the number of the crop: of figures and
 * codes, and of what has no Chinese word and they take for a figure (a 0 that was read as U, a dash as nothing). The
 * first of `readers` reads them all, each after it what those before it saw otherwise.
 */
export async function secondReadings(
  crops: readonly Crop[],
  firsts: readonly string[],
  readers: readonly Recognizer[],
): Promise<Map<number, SecondReading>> {
  const seconds = new Map<number, SecondReading>();
  const lines = new Map<number, ReadLine>();
  let open = [...crops.keys()].filter((index) => !WORD.test(firsts[index]!));
  for (const reader of readers) {
    const pictures = open.map((index) => pictureFor(reader, crops[index]!));
    const read = await reader.read(pictures);
    open.forEach((index, position) => {
      const line = settleMarks(read[position]!);
      const before = lines.get(index);
      const isFigure = isFigureLike(textOf(line));
      if (!isFigure && (before !== undefined || !isFigureLike(firsts[index]!))) return;
      lines.set(index, line);
      const isAgainst = before !== undefined && isFigure && plain(textOf(line)) === plain(textOf(before));
      const reading = toReading(reader.engine, line);
      seconds.set(index, isAgainst ? { reading, against: before } : { reading });
    });
    open = [...lines]
      .filter(([index, line]) => plain(textOf(line)) !== plain(firsts[index]!))
      .map(([index]) => index);
  }
  return seconds;
}

const WORD = /\p{Script=Han}/u;
