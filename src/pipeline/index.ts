import PQueue from "p-queue";
import type { BudgetDocument } from "../contract/schema.ts";
import type { StageName } from "../core/artifact.ts";
import { UsageError } from "../core/errors.ts";
import { openInput } from "../input/index.ts";
import { NO_VARIANTS } from "../meaning/variants.ts";
import { createReader, type Reader } from "../ocr/index.ts";
import type { PageText } from "../ocr/types.ts";
import type { Raster } from "../pdf/types.ts";
import type { PageLayout } from "../table/types.ts";
import { checkOptions, extractOptionsSchema } from "./checkOptions.ts";
import { type Dump, DumpError, dumpedPages, loadArtifact, loadPicture } from "./dump.ts";
import { openKeptPages } from "./keptPages.ts";
import { DEFAULT_DPI, type Engine, type ExtractOptions } from "./options.ts";
import { layOutPage, readDocument } from "./order.ts";
import type { Run } from "./run.ts";
import { pagesBeyond, selectPages } from "./selectPages.ts";

export { hashInput } from "../input/index.ts";
export type { Assembled, Engine, ExtractOptions, Progress } from "./options.ts";
export type { PageRange } from "./selectPages.ts";

/**
 * Pages under way at once over all files: of one the lines are read, of another the figures a second time, while the
 * next is rendered and cleaned. More would only hold more pictures in memory, as every core is used already.
 */
const PAGES_AT_ONCE = 3;

/** One page as far as its tables, with the cleaned picture where it has one. */
export interface ExaminedPage {
  readonly picture: Raster | null;
  readonly text: PageText;
  readonly layout: PageLayout;
}

/** Reads any number of documents with one OCR engine, which is started when first needed. */
export interface Extractor {
  extract(file: string, options?: ExtractOptions): Promise<BudgetDocument>;
  /** Like `extract` for one page, up to its tables; its artifacts are left in, or read from, `options.dump`. */
  examine(file: string, page: number, options: ExtractOptions & { dump: string }): Promise<ExaminedPage>;
  /** Starts the OCR engine now. Throws UsageError where its models cannot be used. */
  start(): Promise<void>;
  close(): Promise<void>;
  /** Ends the engines at once: what is under way never comes to its end, so the process has to. */
  stop(): Promise<void>;
}

/**
 * Reads one PDF, TIFF, PNG, JPEG or folder of page images into the canonical document. Throws InputError where it
 * cannot be read (no such file, another format, protected, none of the pages in it) and UsageError for options that are not
 * understood or contradict each other.
 */
export async function extract(
  file: string,
  options: ExtractOptions & { readonly engine?: Engine; readonly models?: string } = {},
): Promise<BudgetDocument> {
  checkOptions(extractOptionsSchema, options);
  const { engine, models, ...others } = options;
  const extractor = createExtractor(engine, models);
  try {
    return await extractor.extract(file, others);
  } finally {
    await extractor.close();
  }
}

/**
 * An extractor for many documents, `models` a folder with a network of PP-OCR's family; the caller closes it. With one
 * page at once nothing waits for another page, which is what makes timings tell.
 */
export function createExtractor(
  engine: Engine = "ppocr",
  models?: string,
  pagesAtOnce: number = PAGES_AT_ONCE,
): Extractor {
  const queue = new PQueue({ concurrency: pagesAtOnce });
  let reader: Promise<Reader> | null = null;
  const startReader = (): Promise<Reader> => {
    const started = reader ?? createReader(engine, models);
    reader = started;
    return started;
  };

  const closeReader = async (): Promise<void> => {
    await reader?.then(
      (started) => started.close(),
      () => {}, // one that never started has nothing to close
    );
  };

  async function withRun<T>(
    file: string,
    options: ExtractOptions,
    work: (run: Run) => Promise<T>,
  ): Promise<T> {
    checkStages(options);
    const input = await openInput(file, options.password);
    try {
      const beyond = pagesBeyond(options.pages, input.pageCount);
      for (const note of [...input.notes, ...(beyond === null ? [] : [beyond])]) options.onNote?.(note);
      const dump = options.dump === undefined ? null : { directory: options.dump, sha256: input.sha256 };
      return await work({
        input,
        pages: pagesToRead(options, input.pageCount, dump),
        from: options.from ?? "pdf",
        variants: options.variants ?? NO_VARIANTS,
        dump,
        kept:
          dump === null && options.keepPages !== undefined
            ? openKeptPages(options.keepPages, input.sha256)
            : null,
        dpi: options.dpi ?? DEFAULT_DPI,
        signal: options.signal ?? new AbortController().signal,
        reader: startReader,
        ...(options.onText && { onText: options.onText }),
        ...(options.onTiming && { onTiming: options.onTiming }),
        ...(options.onAssembly && { onAssembly: options.onAssembly }),
        timed: (stage, compute) => timed(options, stage, compute),
        eachPage: (pages, page) => eachPage(queue, pages, page, options),
      });
    } finally {
      await input.close();
    }
  }

  return {
    extract: (file, options = {}) => withRun(file, options, readDocument),
    examine: (file, page, options) =>
      withRun(file, { ...options, pages: [{ first: page, last: page }] }, async (run) => {
        const dump = run.dump as Dump;
        const layout = await layOutPage(run, page);
        const text = loadArtifact<PageText>(dump, "ocr", page);
        return { picture: await loadPicture(dump, "image", page), text, layout };
      }),
    start: async () => void (await startReader()),
    close: async () => {
      queue.clear();
      await queue.onIdle();
      await closeReader();
    },
    stop: closeReader,
  };
}

async function timed<T>(
  { onTiming }: ExtractOptions,
  stage: StageName,
  compute: () => T | Promise<T>,
): Promise<T> {
  const started = performance.now();
  try {
    return await compute();
  } finally {
    onTiming?.(stage, (performance.now() - started) / 1000);
  }
}

function checkStages({ pages, dump, from = "pdf" }: ExtractOptions): void {
  if (from !== "pdf" && dump === undefined) {
    throw new UsageError("FROM_WITHOUT_DUMP", { stage: from ?? "" });
  }
  if (pages !== undefined && (from === "meaning" || from === "checks")) {
    throw new UsageError("PAGES_TOO_LATE", { stage: from });
  }
}

/** The stage before `from` whose artifact every page has: a page of text leaves none of `image`. */
const LEFT_BEFORE: Partial<Record<StageName, StageName>> = {
  image: "pdf",
  ocr: "pdf",
  table: "ocr",
  assemble: "table",
};

/** The chosen pages; where the run starts from a dump, those of them that were dumped. */
function pagesToRead(
  { pages, from = "pdf" }: ExtractOptions,
  pageCount: number,
  dump: Dump | null,
): number[] {
  const chosen = selectPages(pages, pageCount);
  const before = LEFT_BEFORE[from];
  if (dump === null || before === undefined || pages !== undefined) return chosen;
  const dumped = new Set(dumpedPages(dump, before));
  if (dumped.size > 0) return chosen.filter((page) => dumped.has(page));
  throw new DumpError("DUMP_WITHOUT_STAGE", { folder: dump.directory, stage: before });
}

/** Waits for every page even where one throws: the document is closed afterwards, and nothing may still read it. */
async function eachPage<T>(
  queue: PQueue,
  pages: readonly number[],
  work: (page: number) => Promise<T>,
  { onProgress, signal }: ExtractOptions,
): Promise<T[]> {
  let done = 0;
  const tasks = pages.map((page) =>
    queue.add(async () => {
      signal?.throwIfAborted();
      const result = await work(page);
      done += 1;
      onProgress?.({ page, done, total: pages.length });
      return result;
    }),
  );
  const outcomes = await Promise.allSettled(tasks);
  return outcomes.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
