/** The third stage: reads what is printed on a page, run by run, and says where each character stands. */
import { withEntries } from "../core/pageBooks.ts";
import type { PageImage } from "../image/types.ts";
import type { PdfPage, Raster } from "../pdf/types.ts";
import { countCharacters } from "./countCharacters.ts";
import { restoreMarks } from "./droppedMarks.ts";
import { findText } from "./findText.ts";
import { pictureFor } from "./pictureFor.ts";
import { createPpocr } from "./ppocr/recognizer.ts";
import type { EngineName, ReadLine, Recognizer } from "./recognizer.ts";
import { textOf } from "./secondOpinion.ts";
import { secondReadings } from "./secondReadings.ts";
import { settleByShape } from "./settleByShape.ts";
import { settleFigures } from "./settleFigures.ts";
import { markStruckOut } from "./struckRuns.ts";
import { createTesseract, FIGURES } from "./tesseract/recognizer.ts";
import { createWordsAndFigures } from "./tesseract/wordsAndFigures.ts";
import { judgeFonts } from "./textlayer/judgeFonts.ts";
import { sampleLines } from "./textlayer/sampleLines.ts";
import { toRun } from "./toRun.ts";
import type { PageText, TextRun } from "./types.ts";
import { explainInk } from "./unread.ts";
import { withPicture } from "./withPicture.ts";

export { readTextLayer } from "./textlayer/index.ts";

/** Is told the seconds that an engine took for a call. */
export type OnEngine = (engine: EngineName, seconds: number) => void;

export interface Reader {
  /** Reads a cleaned page. The same page gives the same text, whatever was read before or is read beside it. */
  readPage(image: PageImage, onEngine?: OnEngine): Promise<PageText>;
  /** Reads a page by its text layer, and by the picture of what it shows besides. */
  readBoth(page: PdfPage, remainder: PageImage, onEngine?: OnEngine): Promise<PageText>;
  /** From 0 to 1, how surely each crop of a line reads as ideographs: low where it is upside down. */
  legibility(crops: readonly Raster[], onEngine?: OnEngine): Promise<number[]>;
  /** Of `fonts`, those whose text on the page is not what its picture shows, each with what was found. */
  checkText(
    page: PdfPage,
    raster: Raster,
    fonts: ReadonlySet<string>,
    onEngine?: OnEngine,
  ): Promise<Map<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts the engines: `engine` reads everything; figures and codes are read once more by the figure reader, and what that
 * sees otherwise by the other engine. `models` is a folder with another network for PP-OCR. Throws
 * UsageError where a model is missing or does not fit its dictionary.
 */
export async function createReader(engine: "ppocr" | "tesseract", models?: string): Promise<Reader> {
  const [ppocr, tesseract] = await startBoth(
    createPpocr(models),
    engine === "ppocr" ? createTesseract(FIGURES) : createWordsAndFigures(),
  );
  const readersFor = (onEngine?: OnEngine): Readers => {
    const [first, third] = engine === "ppocr" ? [ppocr, tesseract] : [tesseract, ppocr];
    const [a, b, c] = [first, ppocr.figures, third].map((reader) => timed(reader, onEngine));
    return { first: a!, second: b!, third: c! };
  };
  return {
    readPage: (image, onEngine) => readPage(image, readersFor(onEngine)),
    readBoth: async (page, remainder, onEngine) =>
      withPicture(page, await readPage(remainder, readersFor(onEngine))),
    legibility: async (crops, onEngine) =>
      (await timed(ppocr, onEngine).read(crops)).map(ideographConfidence),
    checkText: async (page, raster, fonts, onEngine) => {
      const sample = sampleLines(page, raster, fonts);
      const read = await readersFor(onEngine).first.read(sample.map(({ crop }) => crop));
      return judgeFonts(sample.map(({ glyphs }, at) => ({ glyphs, read: textOf(read[at] ?? []) })));
    },
    close: async () => void (await Promise.all([ppocr.close(), tesseract.close()])),
  };
}

/** Who reads a page: everything, and after that its figures and codes once more. */
interface Readers {
  readonly first: Recognizer;
  readonly second: Recognizer;
  readonly third: Recognizer;
}

/** The recogniser, its calls timed. */
function timed(recognizer: Recognizer, onEngine: OnEngine = () => {}): Recognizer {
  return {
    ...recognizer,
    async read(...asked) {
      const started = performance.now();
      try {
        return await recognizer.read(...asked);
      } finally {
        onEngine(recognizer.engine, (performance.now() - started) / 1000);
      }
    },
  };
}

/** Both engines, or neither: one that started alone would keep the process alive. */
async function startBoth<First extends Recognizer>(
  first: Promise<First>,
  second: Promise<Recognizer>,
): Promise<[First, Recognizer]> {
  const outcomes = await Promise.allSettled([first, second]);
  if (outcomes.some(({ status }) => status === "rejected")) {
    for (const outcome of outcomes) if (outcome.status === "fulfilled") await outcome.value.close();
  }
  return Promise.all([first, second]);
}

/** Mean confidence of a line's ideographs: figures tell nothing, 6 and 9 are read either way. */
function ideographConfidence(line: ReadLine): number {
  const ideographs = line.filter(({ text }) => /\p{Script=Han}/u.test(text));
  return ideographs.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, ideographs.length);
}

async function readPage(image: PageImage, { first, second, third }: Readers): Promise<PageText> {
  const { inkBelow, ...page } = image.page;
  const { crops, pieces, textHeight } = findText(image);
  const read = await first.read(crops.map((crop) => pictureFor(first, crop)));
  const restored = await restoreMarks(crops, read, textHeight, first);
  const opinions = await secondReadings(crops, restored.map(textOf), second, third);
  const readings = new Map([...opinions].map(([index, { reading }]) => [index, reading]));
  const settled = await settleFigures(crops, restored, opinions, first);
  const lines = settleByShape(image.grey, crops, settled, readings);
  const readRuns = crops.map((crop, index): TextRun => {
    const run = toRun(crop, lines[index]!, { engine: first.engine, textHeight, dpi: page.dpi });
    const reading = readings.get(index);
    return reading === undefined ? run : { ...run, second: reading };
  });
  const { runs: all, rulings } = markStruckOut(readRuns, crops, page.rulings, inkBelow);
  const runs = all.filter(({ text }) => text !== "");
  const { unread, ...others } = explainInk(pieces, all, textHeight, page.dpi);
  const ink = { ...others, text: countCharacters(runs), ruling: rulings.length };
  return {
    ...page,
    rulings,
    runs,
    unread,
    books: withEntries(page.books, { unread: all.length - runs.length, ink }),
  };
}
