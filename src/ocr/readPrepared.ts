import type { Raster } from "../pdf/types.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";

/** A crop prepared otherwise, to be read again. */
export interface PreparedCrop {
  readonly picture: Raster;
  /** Where in the crop a place of the picture lies; both in pixels from the left. */
  readonly toCrop: (x: number) => number;
}

/** What the recogniser reads in the prepared crops, every character at its place in the crop itself. */
export async function readPrepared(
  prepared: readonly PreparedCrop[],
  recognizer: Recognizer,
): Promise<ReadLine[]> {
  const read = await recognizer.read(prepared.map(({ picture }) => picture));
  return prepared.map(({ toCrop }, index) =>
    (read[index] ?? []).map((character) => ({
      ...character,
      from: toCrop(character.from),
      to: toCrop(character.to),
    })),
  );
}
