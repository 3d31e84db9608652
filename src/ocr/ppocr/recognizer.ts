import type { Recognizer } from "../recognizer.ts";
import { startReading } from "./askThread.ts";

/**
 * Reads lines with a recognition network of the PP-OCR family on ONNX Runtime: the one in the folder `models`, or the
 * one that is installed with the package. Throws UsageError where it is missing or does not fit its dictionary.
 */
export async function createPpocr(models?: string): Promise<Recognizer> {
  const thread = await startReading(models);
  return {
    engine: "ppocr",
    // No crops, no message: pages without any are not kept waiting behind others.
    read: async (crops) => (crops.length === 0 ? [] : thread.read(crops)),
    close: () => thread.end(),
  };
}
