import { availableParallelism } from "node:os";
import { type Kept, keepAlive } from "../../core/keepAlive.ts";
import type { Raster } from "../../pdf/types.ts";
import type { ReadLine, Recognizer } from "../recognizer.ts";
import { type NetworkName, type ReadingProcess, startReading } from "./askProcess.ts";

/**
 * Processes that read, each with a network that computes on one core: a network that computes on two waits for itself at
 * every layer of lines as small as these. More of them would take the cores that pages are cleaned on.
 */
const MOST_PROCESSES = 2;

/** Reads lines of any text, and has the figure reader in the same processes; `close` ends both. */
export interface Ppocr extends Recognizer {
  readonly figures: Recognizer;
}

/**
 * Reads lines with a recognition network of the PP-OCR family on ONNX Runtime: the one in the folder `models`, or the
 * one that is installed with the package. Throws UsageError where it is missing or does not fit its dictionary.
 */
export async function createPpocr(models?: string): Promise<Ppocr> {
  const processes = await startAll(Math.min(MOST_PROCESSES, availableParallelism()), models);
  const readBy = (network: NetworkName) => (crops: readonly Raster[]) =>
    readAmong(crops, processes.length, async (hand, at) => (await processes[at]!.get()).read(network, hand));
  return {
    engine: "ppocr",
    read: readBy("lines"),
    figures: { engine: "figures", read: readBy("figures"), close: async () => {} },
    close: async () => void (await Promise.all(processes.map((process) => process.end()))),
  };
}

/** All of them, or none: one that started alone would keep the caller alive. */
async function startAll(count: number, models: string | undefined): Promise<Kept<ReadingProcess>[]> {
  const starts = Array.from({ length: count }, () => keepAlive(() => startReading(models)));
  const outcomes = await Promise.allSettled(starts);
  const started = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
  if (started.length < count) await Promise.all(started.map((process) => process.end()));
  return Promise.all(starts);
}

/** The crops dealt out to `count` readers in turn, so that each has as many wide ones as the others. */
async function readAmong(
  crops: readonly Raster[],
  count: number,
  read: (hand: readonly Raster[], reader: number) => Promise<ReadLine[]>,
): Promise<ReadLine[]> {
  const hands = Array.from({ length: count }, (_, reader) =>
    crops.filter((_crop, index) => index % count === reader),
  );
  // No crops, no question: pages without any are not kept waiting behind others.
  const lines = await Promise.all(hands.map((hand, reader) => (hand.length === 0 ? [] : read(hand, reader))));
  return crops.map((_, index) => lines[index % count]![Math.floor(index / count)]!);
}
