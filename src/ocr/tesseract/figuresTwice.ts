import { plain } from "../fuseReadings.ts";
import type { ReadLine, Recognizer } from "../recognizer.ts";
import { textOf } from "../secondOpinion.ts";
import { createTesseract, FIGURES, QUICK_FIGURES } from "./recognizer.ts";

/**
 * Of a page's figures, how many may be seen otherwise at first sight for those seen alike to count. On a fax two readers
 * are wrong in the same way more often where one of them is small: 7 against 5 figures of 600.
 */
const FEW = 0.02;
/** Figures that are looked at first: on a poor page they tell that the rest is not worth a glance. */
const SAMPLE = 30;

/**
 * Tesseract as the second reader of figures: a small network is asked first, and a larger one, which reads poor figures
 * better, wherever that differs from what is expected; for every figure where it differs often, or nothing is expected.
 */
export async function createFiguresTwice(): Promise<Recognizer> {
  const [quick, careful] = await Promise.all([createTesseract(QUICK_FIGURES), createTesseract(FIGURES)]);
  return {
    engine: quick.engine,
    async read(crops, expected) {
      if (expected === undefined) return careful.read(crops);
      const lines: ReadLine[] = [];
      for (const part of [crops.slice(0, SAMPLE), crops.slice(SAMPLE)]) {
        lines.push(...(await quick.read(part)));
        if (differing(lines, expected).length > FEW * lines.length) return careful.read(crops);
      }
      const indices = differing(lines, expected);
      const again = await careful.read(indices.map((index) => crops[index]!));
      indices.forEach((index, position) => {
        lines[index] = again[position]!;
      });
      return lines;
    },
    close: async () => void (await Promise.all([quick.close(), careful.close()])),
  };
}

/** The lines that say something else than was expected. */
const differing = (lines: readonly ReadLine[], expected: readonly string[]): number[] =>
  [...lines.keys()].filter((index) => plain(textOf(lines[index]!)) !== plain(expected[index]!));
