import type { Recognizer } from "../recognizer.ts";
import { packagedModel } from "./model.ts";
import { modelIn } from "./modelFolder.ts";
import { readLines } from "./readLines.ts";

/**
 * Reads lines with a recognition network of the PP-OCR family on ONNX Runtime: the one in the folder `models`, or the
 * one that is installed with the package. Throws UsageError where it is missing or does not fit its dictionary.
 */
export async function createPpocr(models?: string): Promise<Recognizer> {
  const model = models === undefined ? await packagedModel() : await modelIn(models);
  return {
    engine: "ppocr",
    read: (crops) => readLines(model, crops),
    close: () => model.network.close(),
  };
}
