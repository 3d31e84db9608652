import type { Raster } from "../../pdf/types.ts";
import type { ReadLine } from "../recognizer.ts";
import { decode } from "./decode.ts";
import type { Model } from "./model.ts";
import { paddedWidth, prepareLine, scaledWidth } from "./prepareLine.ts";
import { softenLine } from "./softenLine.ts";

/** Of the network's height: a batch's width in all. Bounds memory, and larger batches take longer a line: caches are small. */
const BATCH_WIDTH = 20;

/** What the model reads in each crop. */
export async function readLines(model: Model, crops: readonly Raster[]): Promise<ReadLine[]> {
  const pictures = crops.map((crop) => softenLine(crop, model.network.height));
  const lines: ReadLine[] = new Array(crops.length);
  const { height } = model.network;
  const widths = pictures.map((picture) => paddedWidth(picture, height));
  for (const batch of batchesOf(widths, BATCH_WIDTH * height)) {
    const read = await readBatch(
      model,
      batch.map((index) => pictures[index] as Raster),
    );
    batch.forEach((index, position) => {
      lines[index] = read[position] as ReadLine;
    });
  }
  return lines;
}

async function readBatch({ network, alphabet }: Model, crops: readonly Raster[]): Promise<ReadLine[]> {
  const { channels, height } = network;
  const width = paddedWidth(crops[0] as Raster, height);
  const input = new Float32Array(crops.length * channels * height * width);
  for (const [index, crop] of crops.entries()) prepareLine(crop, input, index, width, network);
  const answers = await network.run(input, crops.length, width);
  return crops.map((crop, index) => {
    const answer = answers[index]!;
    const pixels = (width / answer.steps) * (crop.width / scaledWidth(crop, height));
    return decode(answer, alphabet).map((character) => ({
      ...character,
      from: character.from * pixels,
      to: character.to * pixels,
    }));
  });
}

/** Numbers of the crops that are read together: of one width in pixels, in order, `most` pixels wide in all. */
export function batchesOf(widths: readonly number[], most: number): number[][] {
  const batches: number[][] = [];
  const open = new Map<number, number[]>();
  widths.forEach((width, index) => {
    let batch = open.get(width);
    if (batch === undefined || (batch.length + 1) * width > most) {
      batch = [];
      batches.push(batch);
      open.set(width, batch);
    }
    batch.push(index);
  });
  return batches;
}
