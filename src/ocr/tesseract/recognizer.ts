import { dirname } from "node:path";
import type { Worker as Thread } from "node:worker_threads";
import { createWorker, OEM, PSM, type Worker } from "tesseract.js";
import { keepAlive, type Mortal } from "../../core/keepAlive.ts";
import type { Raster } from "../../pdf/types.ts";
import type { ReadCharacter, ReadLine, Recognizer } from "../recognizer.ts";
import { resolveModel } from "../resolveModel.ts";
import { composeMontage, type Montage, rowAt, toPgm, widthAt } from "./montage.ts";

/** How Tesseract is set up to read one sort of text. */
interface Setup {
  /** Language packages of @tesseract.js-data. */
  readonly languages: readonly ("chi_sim" | "eng")[];
  /** The only characters read; all of the languages' where absent. */
  readonly alphabet?: string;
  /** Pixels that a line is scaled to. */
  readonly lineHeight: number;
}

/** Figures and codes: at 20 pixels Tesseract's English network read the most of them right, at 40 it lost points and signs. */
export const FIGURES: Setup = { languages: ["eng"], alphabet: "0123456789.,-%()", lineHeight: 20 };
/** Words: the Chinese network also reads figures. */
export const WORDS: Setup = { languages: ["chi_sim"], lineHeight: 36 };

const MODEL = "4.0.0_best_int";
/** Lines and pixels of a montage at most: the engine's memory grows with the picture, and never shrinks. */
const MAX_LINES = 30;
const MAX_PIXELS = 1_500_000;

/**
 * Reads lines with Tesseract's LSTM network in a thread of its own, offline. Throws UsageError where a language is
 * missing.
 */
export async function createTesseract(setup: Setup): Promise<Recognizer> {
  const kept = await keepAlive(() => startThread(setup));
  const readMontage = async (crops: readonly Raster[]): Promise<(ReadLine | null)[]> => {
    const montage = composeMontage(crops, setup.lineHeight);
    const thread = await kept.get();
    return assignLines(montage, await thread.recognise(toPgm(montage.picture)));
  };
  return {
    engine: "tesseract",
    async read(crops) {
      const lines: ReadLine[] = [];
      for (const batch of batchesOf(crops, setup.lineHeight)) {
        const found = await readMontage(batch);
        // A line that was not found among the others is looked at alone.
        for (const [index, line] of found.entries()) {
          lines.push(
            line ?? (batch.length > 1 ? (await readMontage([batch[index] as Raster]))[0] : null) ?? [],
          );
        }
      }
      return lines;
    },
    close: kept.end,
  };
}

/** A thread with Tesseract open. */
interface TesseractThread extends Mortal {
  /** Throws where it comes to its end; where it is ended, what is still asked is never answered. */
  recognise(picture: Buffer): Promise<readonly TesseractBlock[]>;
}

async function startThread(setup: Setup): Promise<TesseractThread> {
  const worker = await startWorker(setup);
  // The library listens to no end of its thread: a call would wait for good, and an error end the whole process.
  const { worker: thread } = worker as unknown as { worker: Thread };
  let isAlive = true;
  let isEnded = false;
  const death = new Promise<never>((_, reject) => {
    thread.once("exit", () => {
      isAlive = false;
      if (!isEnded) reject(new Error("the thread that reads figures came to its end"));
    });
  });
  death.catch(() => {});
  thread.on("error", () => {}); // its exit follows
  return {
    isAlive: () => isAlive,
    recognise: async (picture) => {
      const answer = worker.recognize(picture, {}, { text: false, blocks: true });
      return (await Promise.race([answer, death])).data.blocks ?? [];
    },
    end: async () => {
      isEnded = true;
      await worker.terminate();
    },
  };
}

async function startWorker({ languages, alphabet }: Setup): Promise<Worker> {
  const folders = languages.map((language) =>
    dirname(resolveModel(`@tesseract.js-data/${language}`, `${MODEL}/${language}.traineddata.gz`)),
  );
  // Every language has a folder of its own, and the library takes one folder: one language to a worker.
  const worker = await createWorker([...languages], OEM.LSTM_ONLY, {
    langPath: folders[0] as string,
    gzip: true,
    cacheMethod: "none",
    errorHandler: () => {},
  });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    user_defined_dpi: "300",
    tessedit_do_invert: "0",
    ...(alphabet === undefined ? {} : { tessedit_char_whitelist: alphabet }),
  });
  return worker;
}

/** Montages' worth of crops, in order. */
function batchesOf(crops: readonly Raster[], lineHeight: number): Raster[][] {
  const batches: Raster[][] = [];
  let widest = 0;
  for (const crop of crops) {
    const batch = batches.at(-1);
    widest = Math.max(widest, widthAt(crop, lineHeight));
    if (
      batch === undefined ||
      batch.length === MAX_LINES ||
      (batch.length + 1) * widest * lineHeight * 2 > MAX_PIXELS
    ) {
      batches.push([crop]);
      widest = widthAt(crop, lineHeight);
    } else batch.push(crop);
  }
  return batches;
}

/** Gives each montage row the lines found at its height; null where none was. */
function assignLines(montage: Montage, blocks: readonly TesseractBlock[]): (ReadLine | null)[] {
  const found: (ReadCharacter[] | null)[] = montage.rows.map(() => null);
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  for (const { bbox, words } of lines) {
    const index = rowAt(montage, (bbox.y0 + bbox.y1) / 2);
    const row = montage.rows[index];
    if (row === undefined) continue;
    const characters = words.flatMap((word) =>
      word.symbols.map(({ text, confidence, bbox: box }) => ({
        text,
        from: (box.x0 - row.left) * row.scale,
        to: (box.x1 - row.left) * row.scale,
        confidence: confidence / 100,
      })),
    );
    found[index] = [...(found[index] ?? []), ...characters].toSorted((a, b) => a.from - b.from);
  }
  return found;
}

/** The part of tesseract.js' answer that is used; boxes in pixels. */
interface TesseractBlock {
  readonly paragraphs: readonly { readonly lines: readonly TesseractLine[] }[];
}
interface TesseractLine {
  readonly bbox: Span;
  readonly words: readonly {
    readonly symbols: readonly { text: string; confidence: number; bbox: Span }[];
  }[];
}
interface Span {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
