/** The order of the stages: what each takes from the one before it, and what is dumped in between. */

import { assemble } from "../assemble/index.ts";
import { checkDocument } from "../checks/index.ts";
import type { BudgetDocument } from "../contract/schema.ts";
import { STAGES, type StageName } from "../core/artifact.ts";
import { InputError, UsageError } from "../core/errors.ts";
import { type DroppedText, withEntries } from "../core/pageBooks.ts";
import { cleanPage, cleanRemainder, lookAtRemainder } from "../image/index.ts";
import type { ImagePage, PageImage } from "../image/types.ts";
import type { OpenedPage, PageSource } from "../input/index.ts";
import {
  type DoubtfulText,
  doubtfulTexts,
  type ReadAssembly,
} from "../meaning/alternatives/doubtfulTexts.ts";
import { toDocument } from "../meaning/index.ts";
import { readTextLayer } from "../ocr/index.ts";
import type { PageText } from "../ocr/types.ts";
import type { PdfPage, Raster } from "../pdf/types.ts";
import { findTables } from "../table/index.ts";
import type { PageLayout } from "../table/types.ts";
import { withoutGlyphs } from "../table/withoutGlyphs.ts";
import { doubtText, type FontUse, fontUse, type Shown } from "./doubtText.ts";
import {
  type Dump,
  DumpError,
  dumpedPages,
  loadArtifact,
  loadPicture,
  saveArtifact,
  savePicture,
} from "./dump.ts";
import { failedPage } from "./failedPage.ts";
import type { Run } from "./run.ts";

/** Every stage from `run.from` to the last. */
export async function readDocument(run: Run): Promise<BudgetDocument> {
  if (run.onText && isRead(run, "ocr")) {
    for (const page of run.pages) run.onText(loadArtifact(run.dump, "ocr", page));
  }
  let layouts: readonly PageLayout[] | null = null;
  const assembly = once(() =>
    stage<ReadAssembly>(run, "assemble", async () => {
      const pages = await layOutPages(run);
      layouts = pages.map(({ layout }) => layout);
      return run.timed("assemble", () => ({
        ...assemble(pages.map(({ layout }) => layout)),
        doubtful: pages.flatMap(({ doubtful }) => doubtful),
      }));
    }),
  );
  const document = () =>
    stage<BudgetDocument>(run, "meaning", async () => {
      const whole = await assembly();
      return run.timed("meaning", () => toDocument(whole, sourceOf(run.input), run.variants));
    });
  const checked = await stage<BudgetDocument>(run, "checks", async () => {
    const meant = await document();
    return run.timed("checks", () => checkDocument(meant));
  });
  run.onAssembly?.({ assembly: await assembly(), layouts: layouts ?? dumpedLayouts(run) });
  return checked;
}

/** The pages of a run that began after them. */
const dumpedLayouts = ({ dump }: Run): PageLayout[] =>
  dump === null
    ? []
    : dumpedPages(dump, "table").map((page) => withoutGlyphs(loadArtifact(dump, "table", page)));

/** Makes it when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const sourceOf = ({ file, sha256, pageCount }: PageSource) => ({ file, sha256, pageCount });

/** What is kept of a page until all are read. */
interface ReadPage {
  readonly layout: PageLayout;
  readonly doubtful: readonly DoubtfulText[];
  /** What its fonts show, where its text layer was taken. */
  readonly fonts?: readonly (readonly [font: string, shown: Shown])[];
}

async function layOutPages(run: Run): Promise<ReadPage[]> {
  const first = await run.eachPage(run.pages, (number) => readPageOnce(run, number));
  const fonts = first.flatMap(({ layout, fonts: shown }) =>
    shown === undefined ? [] : [[layout.page.number, new Map(shown)] as const],
  );
  const doubts = await doubtText(run, new Map(fonts));
  const again = await run.eachPage([...doubts.keys()], (number) =>
    readPageOnce(run, number, doubts.get(number)),
  );
  const numberOf = ({ layout }: ReadPage): number => layout.page.number;
  const pages = first.map((page) => again.find((other) => numberOf(other) === numberOf(page)) ?? page);
  const errors = pages.flatMap(({ layout }) => layout.page.error ?? []);
  if (pages.length > 0 && errors.length === pages.length) {
    throw new InputError("PAGES_FAILED", { reason: errors[0] ?? "" });
  }
  return pages;
}

/** The page, unless an earlier call has kept it; `doubt` says why its text layer is not to be taken. */
async function readPageOnce(run: Run, number: number, doubt?: string): Promise<ReadPage> {
  const step = doubt === undefined ? "read" : "again";
  const kept = run.kept?.load<ReadPage>(number, step);
  if (kept != null) return { ...kept, layout: withoutGlyphs(kept.layout) };
  let fonts: FontUse | null = null;
  const layout = await layOutPage(run, number, {
    onText: (page) => {
      fonts = fontUse(page);
    },
    ...(doubt !== undefined && { doubt }),
  });
  const read: ReadPage = {
    layout: withoutGlyphs(layout),
    doubtful: doubtfulTexts(layout),
    ...(fonts !== null && { fonts: [...(fonts as FontUse)] }),
  };
  // What failed may not fail another time.
  if (layout.page.error === undefined) run.kept?.save(number, step, read);
  return read;
}

/** How the text layer of a page is taken. */
interface TextLayerUse {
  /** Is called with each page whose text layer was taken. */
  readonly onText?: (page: PdfPage) => void;
  /** Why it is not to be taken: the page is read from its picture. */
  readonly doubt?: string;
}

/** pdf -> image -> ocr -> table, for one page. */
export function layOutPage(run: Run, number: number, use: TextLayerUse = {}): Promise<PageLayout> {
  return stage(
    run,
    "table",
    async () => {
      const text = await readPageText(run, number, use);
      run.onText?.(text);
      return orFailed(
        run,
        () => run.timed("table", () => findTables(text)),
        (error) => findTables(failedPage(number, text, run.dpi, error)),
      );
    },
    number,
  );
}

/** pdf -> image -> ocr, for one page. */
function readPageText(run: Run, number: number, { onText, doubt }: TextLayerUse): Promise<PageText> {
  return stage(
    run,
    "ocr",
    async () => {
      let known: Partial<PdfPage> = {};
      return orFailed(
        run,
        async () => {
          const { page, raster } = await openPage(run, number, doubt);
          known = page;
          if (raster === null || page.isRemainder) onText?.(page);
          const text = await readOpened(run, page, raster);
          return page.lies === undefined ? text : { ...text, lies: page.lies };
        },
        (error) => failedPage(number, known, run.dpi, error),
      );
    },
    number,
  );
}

/** The page by its text layer, by its picture, or by both. */
async function readOpened(run: Run, page: PdfPage, raster: Raster | null): Promise<PageText> {
  if (raster === null) return run.timed("ocr", () => readTextLayer(page));
  const reader = await run.reader();
  if (page.isRemainder) {
    const image = await run.timed("image", () => cleanRemainder(page, raster));
    return run.timed("ocr", () => reader.readBoth(page, image, run.onTiming));
  }
  const image = await cleanPageImage(run, page, raster);
  return run.timed("ocr", () => reader.readPage(image, run.onTiming));
}

async function openPage(run: Run, number: number, doubt?: string): Promise<OpenedPage> {
  if (isRead(run, "pdf")) {
    return {
      page: loadArtifact(run.dump, "pdf", number),
      raster: await loadPicture(run.dump, "pdf", number),
    };
  }
  const { dump } = run;
  const picture = doubt !== undefined;
  const read = await run.timed("pdf", () => readPage(run, number, picture));
  const opened = doubt === undefined ? read : { ...read, page: withoutText(read.page, doubt) };
  if (dump !== null) {
    saveArtifact(dump, "pdf", opened.page, number);
    if (opened.raster !== null) await savePicture(dump, "pdf", number, opened.raster);
  }
  return opened;
}

/** The page, with what it shows besides its text only where that may be print. */
async function readPage({ input, dpi }: Run, number: number, picture: boolean): Promise<OpenedPage> {
  const read = await input.readPage(number, { dpi, picture });
  if (read.raster === null || !read.page.isRemainder) return read;
  const { holdsPrint, ink } = lookAtRemainder(read.page, read.raster);
  if (holdsPrint) return input.readPage(number, { dpi, isFine: true });
  const { isRemainder: _, ...page } = read.page;
  return { page: { ...page, dpi, books: withEntries(page.books, { ink }) }, raster: null };
}

/** A page with a text layer that lies: something was painted, and what it says only its picture tells. */
const withoutText = (page: PdfPage, doubt: string): PdfPage => ({
  ...page,
  kind: "mixed",
  glyphs: [],
  rulings: [],
  lies: [],
  ...(page.books && { books: { ...page.books, dropped: page.books.dropped.map(asLie) } }),
  steps: [...(page.steps ?? []), { name: "doubt-text", detail: doubt }],
});

/** What would have been taken of the text layer, had it not lied. */
const asLie = (text: DroppedText): DroppedText => (text.why === "pictured" ? { ...text, why: "lies" } : text);

async function cleanPageImage(run: Run, page: PdfPage, raster: Raster): Promise<PageImage> {
  if (isRead(run, "image")) return loadPageImage(run.dump, page.number);
  const { dump } = run;
  run.signal.throwIfAborted();
  const reader = await run.reader();
  const image = await run.timed("image", () =>
    cleanPage(page, raster, {
      read: (crops) => reader.legibility(crops, run.onTiming),
    }),
  );
  if (dump !== null) {
    saveArtifact(dump, "image", image.page, page.number);
    await savePicture(dump, "image", page.number, image.grey);
    if (image.print !== image.grey) await savePicture(dump, "print", page.number, image.print);
  }
  return image;
}

async function loadPageImage(dump: Dump, number: number): Promise<PageImage> {
  const page = loadArtifact<ImagePage>(dump, "image", number);
  const grey = await loadPicture(dump, "image", number);
  if (grey !== null) return { page, grey, print: (await loadPicture(dump, "print", number)) ?? grey };
  throw new DumpError("DUMP_WITHOUT_PICTURE", { folder: dump.directory, page: number });
}

/** Is the stage's output read from the dump instead of computed? */
const isRead = (run: Run, name: StageName): run is Run & { dump: Dump } =>
  run.dump !== null && STAGES.indexOf(name) < STAGES.indexOf(run.from);

/** The output of the stage `name`: read from the dump where the run starts after it, else computed and dumped. */
async function stage<T>(run: Run, name: StageName, compute: () => Promise<T>, page?: number): Promise<T> {
  if (isRead(run, name)) return loadArtifact<T>(run.dump, name, page);
  run.signal.throwIfAborted();
  const data = await compute();
  if (run.dump !== null) saveArtifact(run.dump, name, data, page);
  return data;
}

/** `work`, or what `instead` makes of its failure. An interruption, a dump or a model that does not fit is no failed page. */
async function orFailed<T>(run: Run, work: () => T | Promise<T>, instead: (error: unknown) => T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (run.signal.aborted || error instanceof DumpError || error instanceof UsageError) throw error;
    return instead(error);
  }
}
