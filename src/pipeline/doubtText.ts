import { countOf } from "../core/countOf.ts";
import type { OpenedPage } from "../input/index.ts";
import type { PdfPage } from "../pdf/types.ts";
import type { Run } from "./run.ts";

/** How many characters of each font a page shows. */
export type FontUse = ReadonlyMap<string, number>;

/** Fonts with fewer characters in the whole document say too little to be judged. */
const FEWEST = 30;
/** One page in this many is drawn to look at its fonts; the pages that show most of the fonts are taken. */
const PAGES_A_SAMPLE = 20;
/** Pages drawn of one document at most. */
const MOST_SAMPLES = 3;
/** Characters of a font that make a page depend on it. */
const FEWEST_ON_PAGE = 3;

/** What of the page's text layer is set in which font. */
export function fontUse({ glyphs }: PdfPage): FontUse {
  return countOf(glyphs.flatMap(({ font }) => font ?? []));
}

/**
 * Of the pages whose text layer was taken, those whose fonts say something else than they draw, with what was found:
 * a wrong ToUnicode table, or text put under a picture of other text. A sample of each font is read from the picture
 * of a few pages.
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
    const reasons = [...doubts].filter(([font]) => (use.get(font) ?? 0) >= FEWEST_ON_PAGE);
    return reasons.length > 0 ? [[number, [...new Set(reasons.map(([, reason]) => reason))].join(", ")]] : [];
  });
  return new Map(doubtful);
}

/** The pages to look at, each with the fonts that it shows best. */
function samplePages(pages: ReadonlyMap<number, FontUse>): Map<number, Set<string>> {
  const total = new Map<string, number>();
  for (const use of pages.values()) {
    for (const [font, count] of use) total.set(font, (total.get(font) ?? 0) + count);
  }
  const open = new Set([...total].filter(([, count]) => count >= FEWEST).map(([font]) => font));
  const samples = new Map<number, Set<string>>();
  const most = Math.min(MOST_SAMPLES, Math.ceil(pages.size / PAGES_A_SAMPLE));
  while (open.size > 0 && samples.size < most) {
    const shown = (use: FontUse) => [...open].filter((font) => (use.get(font) ?? 0) >= FEWEST_ON_PAGE);
    const worth = (use: FontUse) =>
      shown(use).reduce((sum, font) => sum + Math.min(FEWEST, use.get(font) ?? 0), 0);
    const [best] = [...pages].sort(([a, one], [b, other]) => worth(other) - worth(one) || a - b);
    if (best === undefined || worth(best[1]) === 0) break;
    const fonts = new Set(shown(best[1]));
    samples.set(best[0], fonts);
    for (const font of fonts) open.delete(font);
  }
  return samples;
}
