import type { Raster } from "../../pdf/types.ts";
import { decode, type Probabilities } from "../ppocr/decode.ts";
import type { Network } from "../ppocr/network.ts";
import { batchesOf } from "../ppocr/readLines.ts";
import type { ReadLine } from "../recognizer.ts";
import { likelihood } from "./likelihood.ts";
import { ALPHABET, isOther } from "./model.ts";
import { HEIGHT, paddedWidth, prepareLine, toCrop } from "./prepareLine.ts";

/** Pixels: a batch's width in all. */
const BATCH_WIDTH = 2048;

/** What the network reads in each crop: a figure, each of its characters as sure as the whole of it, or nothing. */
export async function readFigures(network: Network, crops: readonly Raster[]): Promise<ReadLine[]> {
  const lines: ReadLine[] = new Array(crops.length);
  for (const batch of batchesOf(crops.map(paddedWidth), BATCH_WIDTH)) {
    const width = paddedWidth(crops[batch[0]!]!);
    const input = new Float32Array(batch.length * HEIGHT * width);
    for (const [position, index] of batch.entries()) prepareLine(crops[index]!, input, position, width);
    const answers = await network.run(input, batch.length, width);
    batch.forEach((index, position) => {
      lines[index] = toLine(answers[position]!, crops[index]!, width / answers[position]!.steps);
    });
  }
  return lines;
}

/** The answer as a line of its crop, nothing where it says that characters stand there that are no figure's. */
function toLine(answer: Probabilities, crop: Raster, pixels: number): ReadLine {
  const read = decode(answer, ALPHABET);
  if (read.some(({ text }) => isOther(text))) return [];
  const confidence = likelihood(
    answer,
    read.map(({ text }) => ALPHABET.indexOf(text)),
  );
  return read.map((character) => ({
    ...character,
    from: toCrop(crop, character.from * pixels),
    to: toCrop(crop, character.to * pixels),
    confidence,
  }));
}
