import type { ReadLine, Recognizer } from "../recognizer.ts";
import { confidenceOf } from "../secondOpinion.ts";
import { createTesseract, FIGURES, WORDS } from "./recognizer.ts";

/**
 * Tesseract as the reader of everything: the Chinese network takes short figures for characters, the English one
 * restricted to figures takes characters for figures, and each is less sure of itself then. The surer one counts.
 */
export async function createWordsAndFigures(): Promise<Recognizer> {
  const [words, figures] = await Promise.all([createTesseract(WORDS), createTesseract(FIGURES)]);
  return {
    engine: words.engine,
    async read(crops) {
      const [asWords, asFigures] = await Promise.all([words.read(crops), figures.read(crops)]);
      return asWords.map((line, index) => surer(asFigures[index] ?? [], line));
    },
    close: async () => void (await Promise.all([words.close(), figures.close()])),
  };
}

const surer = (a: ReadLine, b: ReadLine): ReadLine => (confidenceOf(a) >= confidenceOf(b) ? a : b);
