import { availableParallelism } from "node:os";
import type { Raster } from "../../pdf/types.ts";
import type { ReadLine, Recognizer } from "../recognizer.ts";
import { type ReadingThread, startReading } from "./askThread.ts";

/**
 * Threads that read, each with a network of its own that computes on one core: a network that computes on two waits for
 * itself at every layer of lines as small as these. More of them would take the cores that pages are cleaned on.
 */
const MOST_THREADS = 2;

/**
 * Reads lines with a recognition network of the PP-OCR family on ONNX Runtime: the one in the folder `models`, or the
 * one that is installed with the package. Throws UsageError where it is missing or does not fit its dictionary.
 */
export async function createPpocr(models?: string): Promise<Recognizer> {
  const first = await startReading(models);
  const more = Math.min(MOST_THREADS, availableParallelism()) - 1;
  const threads = [first, ...(await Promise.all(Array.from({ length: more }, () => startReading(models))))];
  return {
    engine: "ppocr",
    read: (crops) => readAmong(threads, crops),
    close: async () => void (await Promise.all(threads.map((thread) => thread.end()))),
  };
}

/** The crops dealt out to the threads in turn, so that each has as many wide ones as the others. */
async function readAmong(threads: readonly ReadingThread[], crops: readonly Raster[]): Promise<ReadLine[]> {
  const hands = threads.map((_, thread) => crops.filter((_crop, index) => index % threads.length === thread));
  const read = await Promise.all(
    // No crops, no message: pages without any are not kept waiting behind others.
    hands.map((hand, thread) => (hand.length === 0 ? [] : (threads[thread] as ReadingThread).read(hand))),
  );
  return crops.map((_, index) => read[index % threads.length]![Math.floor(index / threads.length)]!);
}
