import { join, resolve } from "node:path";
import PQueue from "p-queue";
import { ExitCode, UsageError } from "../core/errors.ts";
import { readManifest, sweepLeftovers } from "../export/index.ts";
import { STANDARD_INPUT } from "../input/index.ts";
import { createExtractor, hashInput } from "../pipeline/index.ts";
import { readConfiguration } from "./configuration.ts";
import { problemLine } from "./explain.ts";
import { type ExtractArguments, extractFile } from "./extractFile.ts";
import { beforeInterrupt } from "./interrupt.ts";
import { say } from "./language.ts";
import { openLog, withLog } from "./log.ts";
import { outcomeLine, type ToldOutcome } from "./outcomeLine.ts";
import { printDocument, STANDARD_OUTPUT } from "./printDocument.ts";
import { progressBars } from "./progress.ts";
import { readPassword } from "./readPassword.ts";
import { outputStems } from "./stems.ts";
import { type FileSummary, type Summary, summariseAll } from "./summary.ts";
import { summaryText } from "./summaryText.ts";
import { checkWritable } from "./writable.ts";

/** A second file is opened and put together while the pages of the first are read. */
const FILES_AT_ONCE = 2;

/** Reads the files and tells of each; the exit code is the answer. Throws UsageError before anything is read. */
export async function extractFiles(files: readonly string[], options: ExtractArguments): Promise<number> {
  if (options.output === STANDARD_OUTPUT) return printDocument(files, options);
  checkArguments(options);
  const configuration = readConfiguration(options.config, process.cwd());
  // A file that is named twice is read once.
  const distinct = [
    ...new Map(files.map((file) => [file === STANDARD_INPUT ? file : resolve(file), file])).values(),
  ];
  sweepLeftovers(options.output);
  const stems = await outputStems(distinct, {
    sha256Of: sha256OrZeros,
    ownerOf: (stem) => readManifest(join(options.output, stem))?.source.sha256 ?? null,
  });
  const tasks = distinct.map((file, index) => ({ file, stem: stems[index] as string }));

  const log = openLog(options);
  const isWatched = process.stderr.isTTY === true && options.quiet !== true && options.verbose !== true;
  const bars = withLog(progressBars(isWatched), log);
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
      tasks.map((task) => async () => {
        const summary = await extractFile(task, extractor, options, bars, configuration);
        log(outcomeLine(toldOutcome(summary)));
        return summary;
      }),
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

function checkArguments({ output, dump, from, passwordFile }: ExtractArguments): void {
  readPassword(passwordFile);
  if (from !== undefined && dump === undefined) {
    throw new UsageError("FROM_WITHOUT_DUMP", { stage: from });
  }
  for (const folder of [output, dump]) {
    if (folder !== undefined) checkWritable(folder);
  }
}

/** A file that cannot be read fails later, with its reason. */
const sha256OrZeros = (file: string): Promise<string> => hashInput(file).catch(() => "0".repeat(64));

function exitCode(files: readonly FileSummary[], { strict }: ExtractArguments): number {
  if (files.some(({ ok }) => !ok)) return ExitCode.fileFailed;
  const hasErrors = files.some((file) => file.ok && file.flags.error > 0);
  return strict === true && hasErrors ? ExitCode.errorFlags : ExitCode.done;
}

function toldOutcome(summary: FileSummary): ToldOutcome {
  const { file, ok } = summary;
  return ok
    ? { file, state: "done", counts: summary, seconds: summary.seconds, problem: null }
    : { file, state: "failed", counts: null, seconds: 0, problem: summary.error };
}

function report(summary: Summary, { json, quiet }: ExtractArguments): void {
  for (const file of summary.files) {
    if (!file.ok) console.error(problemLine(file.error, file.file));
  }
  if (json === true) console.log(JSON.stringify(summary));
  else if (quiet !== true) process.stdout.write(summaryText(summary.files, isColoured()));
}

const isColoured = (): boolean => process.stdout.isTTY === true && (process.env.NO_COLOR ?? "") === "";
