/** What runs in the process of `startReading`: opens its networks, then reads the lines it is given, call after call. */
import { UsageError } from "../../core/errors.ts";
import type { Raster } from "../../pdf/types.ts";
import { openFigureNetwork } from "../figures/model.ts";
import { readFigures } from "../figures/readFigures.ts";
import type { ReadLine } from "../recognizer.ts";
import type { Answer, NetworkName, Question } from "./askProcess.ts";
import { type Model, packagedModel } from "./model.ts";
import { modelIn } from "./modelFolder.ts";
import { readLines } from "./readLines.ts";

const answer = (message: Answer): void => void process.send?.(message);

const failureOf = (error: unknown): Extract<Answer, { message: string }> => {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof UsageError ? { message, code: error.code, values: error.values } : { message };
};

const openModel = (models: string | undefined): Promise<Model> =>
  models === undefined ? packagedModel() : modelIn(models);

type Read = (crops: readonly Raster[]) => Promise<ReadLine[]>;

async function openAll(models: string | undefined): Promise<Record<NetworkName, Read>> {
  const [model, figures] = [await openModel(models), await openFigureNetwork()];
  return { lines: (crops) => readLines(model, crops), figures: (crops) => readFigures(figures, crops) };
}

async function work(read: Record<NetworkName, Read>, { id, network, crops }: Question): Promise<void> {
  try {
    answer({ id, lines: await read[network](crops) });
  } catch (error) {
    answer({ id, ...failureOf(error) });
  }
}

// Whoever started it is gone: so is its work.
process.once("disconnect", () => process.exit());
try {
  const read = await openAll(process.argv[2]);
  // One call after another: the first page is done first, and goes on to the second reader.
  let last: Promise<void> = Promise.resolve();
  process.on("message", (question: Question) => {
    last = last.then(() => work(read, question));
  });
  answer("ready");
} catch (error) {
  answer(failureOf(error));
}
