/** The third stage: reads what is printed on a page, run by run, and says where each character stands. */
import type { Box } from "../core/geometry.ts";
import { heightOf } from "../core/geometry.ts";
import { textHeightOf } from "../image/textHeight.ts";
import type { PageImage } from "../image/types.ts";
import { type Crop, cutCrop } from "./cutCrop.ts";
import { findEnclosures } from "./enclosures.ts";
import { eraseRulings } from "./eraseRulings.ts";
import { findInk, isDust } from "./findInk.ts";
import { findLines } from "./findLines.ts";
import { createPpocr } from "./ppocr/recognizer.ts";
import { stackLines } from "./stackLines.ts";
import type { PageText } from "./types.ts";
import { toRun } from "./toRun.ts";

/** In text heights: a cell this low holds one column, however far apart its characters are set. */
const LOW_CELL = 4;

export async function createReader(engine: "ppocr" | "tesseract"): Promise<any> {
  const recognizer = await createPpocr();
  return {
    readPage: async (image: PageImage): Promise<PageText> => {
      const { page } = image;
      const T=[performance.now()];
      const text = eraseRulings(image.grey, page.rulings, page.inkBelow, page.dpi);T.push(performance.now());
      const enclosures = findEnclosures(page.rulings, page);T.push(performance.now());
      const pieces = findInk(text, page, enclosures);T.push(performance.now());
      const textHeight = (textHeightOf(pieces, page.dpi) * page.dpi) / 72;
      const isLow = (e: number) => e !== 0 && (heightOf(enclosures.boxOf(e)) * page.dpi) / 72 <= LOW_CELL * textHeight;
      const lines = findLines(pieces, textHeight, isLow).filter((l) => !isDust(l, textHeight));T.push(performance.now());
      const crops: Crop[] = stackLines(lines, textHeight).map((stack) => cutCrop(text, stack, textHeight));T.push(performance.now());
      const read = await recognizer.read(crops.map((c) => c.picture));T.push(performance.now());
      const runs = crops.map((crop, i) => toRun(crop, read[i]!, "ppocr", page.dpi));
      if(process.env.TIMES) console.log("erase,encl,ink,lines,crops,read", T.slice(1).map((t,i)=>(t-T[i]!).toFixed()).join(" "), "lines",lines.length, "th", textHeight);
      return { ...page, runs, unread: [] } as PageText;
    },
    close: () => recognizer.close(),
  };
}
