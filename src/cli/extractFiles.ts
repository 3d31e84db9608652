import { join, resolve } from "node:path";
import PQueue from "p-queue";
import type { StageName } from "../core/artifact.ts";
import { ExitCode, UsageError } from "../core/errors.ts";
import { programVersion } from "../core/version.ts";
import {
  checkReplaceable,
  checkUnchanged,
  DOCUMENT_FILES,
  type ExportRun,
  packReviewData,
  pageFiles,
  type ReadPage,
  readManifest,
  readPage,
  sweepLeftovers,
  writeExports,
} from "../export/index.ts";
import {
  type Assembled,
  createExtractor,
  type Engine,
  type ExtractOptions,
  type Extractor,
  hashInput,
  type PageRange,
} from "../pipeline/index.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { beforeInterrupt } from "./interrupt.ts";
import { language, say } from "./language.ts";
import { type ProgressBars, progressBars } from "./progress.ts";
import { replayDecisions } from "./replayDecisions.ts";
import { outputStems } from "./stems.ts";
import { type FileSummary, type Summary, summariseAll, summariseFile } from "./summary.ts";
import { summaryText } from "./summaryText.ts";
import { createStopwatch } from "./timings.ts";
import { checkWritable } from "./writable.ts";

/** The options of the command, parsed. */
export interface ExtractArguments {
  readonly output: string;
  readonly pages?: PageRange[];
  readonly engine: Engine;
  readonly models?: string;
  readonly dpi: number;
  readonly config?: string;
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
interface Task {
  readonly file: string;
  /** Name of its folder under OUT and under DIR. */
  readonly stem: string;
}

/** A second file is opened and put together while the pages of the first are read. */
const FILES_AT_ONCE = 2;

/** Reads the files and tells of each; the exit code is the answer. Throws UsageError before anything is read. */
export async function extractFiles(files: readonly string[], options: ExtractArguments): Promise<number> {
  checkArguments(options);
  const configuration = readConfiguration(options.config, process.cwd());
  // A file that is named twice is read once.
  const distinct = [...new Map(files.map((file) => [resolve(file), file])).values()];
  sweepLeftovers(options.output);
  const stems = await outputStems(distinct, {
    sha256Of: sha256OrZeros,
    ownerOf: (stem) => readManifest(join(options.output, stem))?.source.sha256 ?? null,
  });
  const tasks = distinct.map((file, index) => ({ file, stem: stems[index] as string }));

  const bars = progressBars(process.stderr.isTTY === true && options.quiet !== true);
  const extractor = createExtractor(options.engine, options.models, options.timings === true ? 1 : undefined);
  const onExit = (code: number): void => {
    bars.stop();
    if (code === ExitCode.interrupted) {
      console.error(
        `budgetscan: ${say({ en: "interrupted; files that were finished are kept", zh: "已中断；此前完成的文件已保留" })}`,
      );
    }
  };
  process.once("exit", onExit);
  const calledOff = beforeInterrupt(extractor.stop);
  try {
    // A folder of models that cannot be used is told before any file is read.
    if (options.models !== undefined) await extractor.start();
    const queue = new PQueue({ concurrency: options.timings === true ? 1 : FILES_AT_ONCE });
    const summaries = await queue.addAll(
      tasks.map((task) => () => extractFile(task, extractor, options, bars, configuration)),
    );
    bars.stop();
    const summary = summariseAll(summaries, options.output, exitCode(summaries, options));
    report(summary, options);
    return summary.exitCode;
  } finally {
    bars.stop();
    process.off("exit", onExit);
    await extractor.close();
    calledOff();
  }
}

function checkArguments({ output, dump, from }: ExtractArguments): void {
  if (from !== undefined && dump === undefined) {
    throw new UsageError("FROM_WITHOUT_DUMP", { stage: from });
  }
  for (const folder of [output, dump]) {
    if (folder !== undefined) checkWritable(folder);
  }
}

/** A file that cannot be read fails later, with its reason. */
const sha256OrZeros = (file: string): Promise<string> => hashInput(file).catch(() => "0".repeat(64));

/** Reads one file and writes its exports; a failure does not reach the other files. */
async function extractFile(
  { file, stem }: Task,
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
    const read = await extractor.extract(file, {
      ...pipelineOptions(file, stem, options, bars),
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
      path: file,
      isForced: options.force === true,
      ...(options.reviewData && { reviewData: packReviewData({ ...read.source, ...assembled }) }),
      pageFiles: await pageFiles(document, file, pages.values(), options),
    });
    watch.add("export", secondsSince(written));
    const timings = options.timings === true ? { timings: watch.timings() } : {};
    const facts = { file, output, seconds: secondsSince(started), notes };
    return summariseFile(document, { ...facts, ...timings, ...kept });
  } catch (error) {
    debugDefect(error);
    return { file, ok: false, error: problemOf(error) };
  } finally {
    bars.finish(file);
  }
}

function pipelineOptions(
  file: string,
  stem: string,
  { pages, dpi, dump, from }: ExtractArguments,
  bars: ProgressBars,
): ExtractOptions {
  return {
    dpi,
    onProgress: (progress) => bars.update(file, progress),
    ...(pages && { pages }),
    ...(dump !== undefined && { dump: join(dump, stem) }),
    ...(from && { from }),
  };
}

/** What the output depends on besides the file, for its manifest. */
const settingsOf = (
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

function exitCode(files: readonly FileSummary[], { strict }: ExtractArguments): number {
  if (files.some(({ ok }) => !ok)) return ExitCode.fileFailed;
  const hasErrors = files.some((file) => file.ok && file.flags.error > 0);
  return strict === true && hasErrors ? ExitCode.errorFlags : ExitCode.done;
}

function report(summary: Summary, { json, quiet }: ExtractArguments): void {
  for (const file of summary.files) {
    if (!file.ok) console.error(problemLine(file.error, file.file));
  }
  if (json === true) console.log(JSON.stringify(summary));
  else if (quiet !== true) process.stdout.write(summaryText(summary.files, isColoured()));
}

const isColoured = (): boolean => process.stdout.isTTY === true && (process.env.NO_COLOR ?? "") === "";
