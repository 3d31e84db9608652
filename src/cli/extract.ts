import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import PQueue from "p-queue";
import { STAGES, type StageName } from "../core/artifact.ts";
import { ExitCode, UsageError } from "../core/errors.ts";
import { checkReplaceable, writeExports } from "../export/index.ts";
import {
  createExtractor,
  DEFAULT_DPI,
  ENGINES,
  type Engine,
  type ExtractOptions,
  type Extractor,
  type PageRange,
  readInput,
} from "../pipeline/index.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { onInterrupt } from "./interrupt.ts";
import { parsePageRanges } from "./pageRanges.ts";
import { type ProgressBars, progressBars } from "./progress.ts";
import { outputStems } from "./stems.ts";
import { type FileSummary, type Summary, summariseAll, summariseFile } from "./summary.ts";
import { summaryText } from "./summaryText.ts";
import { wholeNumber } from "./wholeNumber.ts";
import { checkWritable } from "./writable.ts";

interface ExtractArguments {
  readonly output: string;
  readonly pages?: PageRange[];
  readonly engine: Engine;
  readonly dpi: number;
  readonly dump?: string;
  readonly from?: StageName;
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
/** Below it no 9-point character is legible, above it a page takes more memory than promised. */
const DPI_LIMITS = [72, 600] as const;

const HELP = `
Each FILE gives the folder OUT/NAME, NAME being the file's name without .pdf:
  document.json      everything: tables, amounts with their places, flags
  text.md            the whole document to read, tables in place
  observations.csv   one amount a row, with what it means
  tables/*.csv       every table as printed
  flags.csv          what to look at by eye

Stages: ${STAGES.join(" > ")}
  --dump DIR writes what every stage makes to DIR/NAME, pictures of the pages
  included. --from STAGE --dump DIR reads there what the stages before STAGE
  made and runs STAGE and those after it. The FILE must be the same: its SHA-256
  is compared.

Examples:
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan extract scans/*.pdf -o out --strict --json
  $ budgetscan extract budget-2024.pdf -o out --pages 1,4-6
  $ budgetscan extract budget-2024.pdf -o out --dump work
  $ budgetscan extract budget-2024.pdf -o out --dump work --from budget

Exit codes:
  0    done
  1    a file failed; the others were done
  2    wrong usage; nothing was done
  3    done, and flags of severity error remain (only with --strict)
  130  interrupted; files finished before it are kept whole`;

export function addExtractCommand(program: Command): void {
  program
    .command("extract")
    .summary("read PDFs into checked rows")
    .description("Reads budget disclosures (PDF, scanned or born digital) into canonical, checked rows.")
    .argument("<FILE...>", "PDF files")
    .requiredOption("-o, --output <OUT>", "folder that takes a folder for each file")
    .addOption(
      new Option("--pages <RANGES>", "pages to read, such as 3, 3-9 or 1,4-6 (default: all)").argParser(
        parsePageRanges,
      ),
    )
    .addOption(new Option("--engine <ENGINE>", "OCR engine").choices(ENGINES).default("ppocr"))
    .addOption(
      new Option("--dpi <N>", "resolution for pages without a full-page image")
        .argParser(wholeNumber(...DPI_LIMITS))
        .default(DEFAULT_DPI),
    )
    .option("--dump <DIR>", "folder that takes what every stage makes")
    .addOption(new Option("--from <STAGE>", "first stage to run, on what --dump holds").choices(STAGES))
    .option("--strict", "exit with 3 when flags of severity error remain")
    .option("--json", "print the summary as one JSON object, the last line of standard output")
    .option("--quiet", "no progress and no summary; errors are still told")
    .addHelpText("after", HELP)
    .action(async (files: string[], options: ExtractArguments) => {
      process.exitCode = await extractFiles(files, options);
    });
}

async function extractFiles(files: readonly string[], options: ExtractArguments): Promise<number> {
  checkArguments(options);
  // A file that is named twice is read once.
  const distinct = [...new Map(files.map((file) => [resolve(file), file])).values()];
  const stems = await outputStems(distinct, sha256OrZeros);
  const tasks = distinct.map((file, index) => ({ file, stem: stems[index] as string }));

  const bars = progressBars(process.stderr.isTTY === true && options.quiet !== true);
  const extractor = createExtractor(options.engine);
  const stopListening = onInterrupt(bars.stop);
  try {
    const queue = new PQueue({ concurrency: FILES_AT_ONCE });
    const summaries = await queue.addAll(
      tasks.map((task) => () => extractFile(task, extractor, options, bars)),
    );
    bars.stop();
    const summary = summariseAll(summaries, options.output, exitCode(summaries, options));
    report(summary, options);
    return summary.exitCode;
  } finally {
    bars.stop();
    stopListening();
    await extractor.close();
  }
}

function checkArguments({ output, dump, from }: ExtractArguments): void {
  if (from !== undefined && dump === undefined) {
    throw new UsageError(
      "FROM_WITHOUT_DUMP",
      `--from ${from} needs artifacts to start from`,
      "add --dump DIR",
    );
  }
  for (const folder of [output, dump]) {
    if (folder !== undefined) checkWritable(folder);
  }
}

/** A file that cannot be read fails later, with its reason. */
const sha256OrZeros = (file: string): Promise<string> =>
  readInput(file).then(
    ({ sha256 }) => sha256,
    () => "0".repeat(64),
  );

/** Reads one file and writes its exports; a failure does not reach the other files. */
async function extractFile(
  { file, stem }: Task,
  extractor: Extractor,
  options: ExtractArguments,
  bars: ProgressBars,
): Promise<FileSummary> {
  const started = performance.now();
  const output = join(options.output, stem);
  try {
    checkReplaceable(output);
    const document = await extractor.extract(file, pipelineOptions(file, stem, options, bars));
    await writeExports(document, output);
    return summariseFile(document, { file, output, seconds: secondsSince(started) });
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
