import type { OpenedPage } from "../input/index.ts";
import { isKnownPair } from "../lexicon/knownPairs.ts";
import type { PdfPage } from "../pdf/types.ts";
import type { Run } from "./run.ts";

/** What of a font a page shows. */
export interface Shown {
  readonly characters: number;
  /** Letters and ideographs. */
  readonly letters: number;
  /** Neighbours that stand side by side in words of budgets. */
  readonly known: number;
  /** Figures whose outlines nobody compared with what they say. */
  readonly drawings: number;
}

/** What of each font a page shows. */
export type FontUse = ReadonlyMap<string, Shown>;

/** Fonts with fewer letters, or fewer figures that are drawings, in the whole document say too little to be judged. */
const FEWEST = 30;
/**
 * Of a font's letters: where fewer begin a known pair, it may say other words than it draws. Of 176 fonts of 37 published
 * documents one, of Latin words, has none and all others 0.038 and more; with ideographs exchanged at random 0.014 and less.
 */
const KNOWN = 0.03;
/** One page in this many is drawn to look at its fonts; the pages that show most of the fonts are taken. */
const PAGES_A_SAMPLE = 20;
/** Pages drawn of one document at most. */
const MOST_SAMPLES = 3;
/** Characters of a font that make a page depend on it. */
const FEWEST_ON_PAGE = 3;

const LETTER = /\p{L}/u;

/** What of the page's text layer is set in which font. */
export function fontUse({ glyphs }: PdfPage): FontUse {
  const uses = new Map<string, Shown>();
  glyphs.forEach(({ font, text, isDrawing }, at) => {
    if (font === undefined) return;
    const { characters, letters, known, drawings } = uses.get(font) ?? NOTHING;
    const next = glyphs[at + 1];
    uses.set(font, {
      characters: characters + 1,
      letters: letters + (LETTER.test(text) ? 1 : 0),
      known: known + (next?.font === font && isKnownPair(text, next.text) ? 1 : 0),
      drawings: drawings + (isDrawing && /\d/u.test(text) ? 1 : 0),
    });
  });
  return uses;
}

const NOTHING: Shown = { characters: 0, letters: 0, known: 0, drawings: 0 };

const isInDoubt = ({ letters, known, drawings }: Shown): boolean =>
  drawings >= FEWEST || (letters >= FEWEST && known < KNOWN * letters);

/**
 * Of the pages whose text layer was taken, those whose fonts say something else than they draw, with what was found:
 * a wrong ToUnicode table, or text put under a picture of other text. Of fonts whose words are none that budgets are made
 * of, and of those whose figures are drawings, a sample is read from the picture of a few pages.
 */
export async function doubtText(run: Run, pages: ReadonlyMap<number, FontUse>): Promise<Map<number, string>> {
  const doubts = new Map<string, string>();
  for (const [number, fonts] of samplePages(pages)) {
    run.signal.throwIfAborted();
    const { page, raster }: OpenedPage = await run.timed("pdf", () =>
      run.input.readPage(number, { dpi: run.dpi, picture: true }),
    );
    if (raster === null) continue;
    const reader = await run.reader();
    const found = await run.timed("ocr", () => reader.checkText(page, raster, fonts, run.onTiming));
    for (const [font, reason] of found) doubts.set(font, reason);
  }
  const doubtful = [...pages].flatMap(([number, use]): [number, string][] => {
    const reasons = [...doubts].filter(([font]) => charactersOf(use, font) >= FEWEST_ON_PAGE);
    return reasons.length > 0 ? [[number, [...new Set(reasons.map(([, reason]) => reason))].join(", ")]] : [];
  });
  return new Map(doubtful);
}

const charactersOf = (use: FontUse, font: string): number => use.get(font)?.characters ?? 0;

/** The pages to look at, each with the fonts that it shows best. */
function samplePages(pages: ReadonlyMap<number, FontUse>): Map<number, Set<string>> {
  const total = new Map<string, Shown>();
  for (const use of pages.values()) {
    for (const [font, shown] of use) total.set(font, sumOf(total.get(font) ?? NOTHING, shown));
  }
  const open = new Set([...total].filter(([, shown]) => isInDoubt(shown)).map(([font]) => font));
  const samples = new Map<number, Set<string>>();
  const most = Math.min(MOST_SAMPLES, Math.ceil(pages.size / PAGES_A_SAMPLE));
  while (open.size > 0 && samples.size < most) {
    const shown = (use: FontUse) => [...open].filter((font) => charactersOf(use, font) >= FEWEST_ON_PAGE);
    const worth = (use: FontUse) =>
      shown(use).reduce((sum, font) => sum + Math.min(FEWEST, charactersOf(use, font)), 0);
    const [best] = [...pages].sort(([a, one], [b, other]) => worth(other) - worth(one) || a - b);
    if (best === undefined || worth(best[1]) === 0) break;
    const fonts = new Set(shown(best[1]));
    samples.set(best[0], fonts);
    for (const font of fonts) open.delete(font);
  }
  return samples;
}

const sumOf = (a: Shown, b: Shown): Shown => ({
  characters: a.characters + b.characters,
  letters: a.letters + b.letters,
  known: a.known + b.known,
  drawings: a.drawings + b.drawings,
});
