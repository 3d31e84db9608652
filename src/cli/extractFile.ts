import { rmSync } from "node:fs";
import { join } from "node:path";
import type { StageName } from "../core/artifact.ts";
import { programVersion } from "../core/version.ts";
import {
  checkReplaceable,
  checkUnchanged,
  DOCUMENT_FILES,
  type ExportRun,
  packReviewData,
  pageFiles,
  type ReadPage,
  readPage,
  writeExports,
} from "../export/index.ts";
import { STANDARD_INPUT } from "../input/index.ts";
import type { Assembled, Engine, ExtractOptions, Extractor, PageRange } from "../pipeline/index.ts";
import type { Configuration } from "./configuration.ts";
import { debugDefect, problemOf } from "./explain.ts";
import { language, say } from "./language.ts";
import type { LogArguments } from "./log.ts";
import type { ProgressBars } from "./progress.ts";
import { readPassword } from "./readPassword.ts";
import { replayDecisions } from "./replayDecisions.ts";
import { type FileSummary, summariseFile } from "./summary.ts";
import { createStopwatch } from "./timings.ts";

/** The options of the command, parsed. */
export interface ExtractArguments extends LogArguments {
  readonly output: string;
  readonly pages?: PageRange[];
  readonly engine: Engine;
  readonly models?: string;
  readonly dpi: number;
  readonly config?: string;
  readonly passwordFile?: string;
  readonly dump?: string;
  readonly from?: StageName;
  readonly searchablePdf?: true;
  readonly alto?: true;
  readonly timings?: true;
  readonly force?: true;
  readonly reviewData: boolean;
  readonly strict?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** One file of the call. */
export interface Task {
  readonly file: string;
  /** Name of its folder under OUT and under DIR. */
  readonly stem: string;
  /** What it is called where its pages are told of, if that is not its path. */
  readonly toldAs?: string;
  /** Folder that keeps its pages while it is read; removed once it is done or has failed. */
  readonly keepPages?: string;
  /** Opens a protected PDF; without it, what the options' file holds. */
  readonly password?: string;
}

/** Reads one file and writes its exports; a failure does not reach the other files. */
export async function extractFile(
  { file, stem, keepPages, toldAs = file, password: given }: Task,
  extractor: Extractor,
  options: ExtractArguments,
  bars: ProgressBars,
  configuration: Configuration | null,
): Promise<FileSummary> {
  const started = performance.now();
  const output = join(options.output, stem);
  const notes = configuration
    ? [say({ en: `words of ${configuration.path} used`, zh: `使用了 ${configuration.path} 中的词` })]
    : [];
  const watch = createStopwatch();
  const pages = new Map<number, ReadPage>();
  const keepPage = options.searchablePdf || options.alto;
  try {
    checkReplaceable(output, DOCUMENT_FILES);
    if (options.force !== true) checkUnchanged(output);
    let made: Assembled | null = null;
    const password = given ?? readPassword(options.passwordFile);
    const read = await extractor.extract(file, {
      ...(password !== undefined && { password }),
      ...pipelineOptions(toldAs, stem, options, bars),
      ...(keepPages !== undefined && { keepPages }),
      ...(configuration && { variants: configuration.variants }),
      onNote: (note) => notes.push(say(note)),
      onTiming: watch.add,
      onAssembly: (assembled) => {
        made = assembled;
      },
      ...(keepPage && { onText: (text) => pages.set(text.number, readPage(text)) }),
    });
    const written = performance.now();
    const assembled = made as unknown as Assembled;
    const whole = { ...assembled, read, variants: configuration?.variants };
    const { document, ...kept } = replayDecisions(output, whole, (note) => notes.push(note));
    await writeExports(document, output, {
      version: programVersion(),
      settings: settingsOf(options, configuration),
      ...(file !== STANDARD_INPUT && { path: file }),
      isForced: options.force === true,
      ...(options.reviewData && { reviewData: packReviewData({ ...read.source, ...assembled }) }),
      pageFiles: await pageFiles(document, file, pages.values(), {
        ...options,
        ...(password !== undefined && { password }),
      }),
    });
    watch.add("export", secondsSince(written));
    const timings = options.timings === true ? { timings: watch.timings() } : {};
    const facts = { file, output, seconds: secondsSince(started), notes };
    return summariseFile(document, { ...facts, ...timings, ...kept });
  } catch (error) {
    debugDefect(error);
    return { file, ok: false, error: problemOf(error) };
  } finally {
    if (keepPages !== undefined) rmSync(keepPages, { recursive: true, force: true });
    bars.finish(toldAs);
  }
}

function pipelineOptions(
  toldAs: string,
  stem: string,
  { pages, dpi, dump, from }: ExtractArguments,
  bars: ProgressBars,
): ExtractOptions {
  return {
    dpi,
    onProgress: (progress) => bars.update(toldAs, progress),
    ...(pages && { pages }),
    ...(dump !== undefined && { dump: join(dump, stem) }),
    ...(from && { from }),
  };
}

/** What the output depends on besides the file, for its manifest. */
export const settingsOf = (
  { engine, models, dpi, pages }: ExtractArguments,
  configuration: Configuration | null,
): ExportRun["settings"] => ({
  engine,
  dpi,
  lang: language,
  ...(models !== undefined && { models }),
  ...(pages && { pages: pages.map(({ first, last }) => [first, last]) }),
  ...(configuration && { config: JSON.parse(JSON.stringify(configuration.variants)) }),
});

const secondsSince = (start: number): number => Math.round(performance.now() - start) / 1000;
