import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PQueue from "p-queue";
import { ExitCode } from "../../core/errors.ts";
import { sweepLeftovers, writing } from "../../export/index.ts";
import { openInput } from "../../input/index.ts";
import { beforeInterrupt } from "../interrupt.ts";
import { say } from "../language.ts";
import { openLog } from "../log.ts";
import { outcomeLine } from "../outcomeLine.ts";
import { checkWritable } from "../writable.ts";
import { batchCsv } from "./batchCsv.ts";
import { findInputs, withList } from "./findInputs.ts";
import { openJournal } from "./journal.ts";
import type { Outcome } from "./outcomes.ts";
import { jsonReporter, summariseBatch, textReporter } from "./reporter.ts";
import { type BatchRun, type Plan, planBatch, readBatch } from "./runBatch.ts";
import { type RunOptions, runOf } from "./runOf.ts";

/** The options of the command, parsed. */
export interface BatchArguments extends RunOptions {
  readonly only?: string[];
  readonly skip?: string[];
  readonly dryRun?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Documents whose pages are counted at once, each opened by a thread that holds the file (up to 256 MiB). */
const COUNTED_AT_ONCE = 2;

/** Reads all documents of `places`; the exit code is the answer. Throws UsageError before anything is read. */
export async function batchFiles(places: readonly string[], options: BatchArguments): Promise<number> {
  const { output } = options;
  checkWritable(output);
  const reporter =
    options.json === true
      ? jsonReporter()
      : textReporter(process.stderr.isTTY === true && options.verbose !== true, options.quiet === true);
  const log = openLog(options);
  const onOutcome = (outcome: Outcome): void => {
    // With --verbose the log tells of it on the same stream.
    if (options.json === true || options.verbose !== true) reporter.outcome(outcome);
    if (outcome.state !== "kept") log(outcomeLine(outcome));
  };
  const { files, leftOut } = findInputs(withList(places), output, {
    only: options.only ?? [],
    skip: options.skip ?? [],
  });
  reporter.found(files.length, leftOut);
  sweepLeftovers(output);
  const journal = openJournal(output);
  const stopped = new AbortController();
  const calledOff = beforeInterrupt(async () => stopped.abort());
  try {
    const batch: BatchRun = { ...runOf(options), journal, onOutcome };
    const plan = await planBatch(files, batch);
    if (options.dryRun === true) return await tellPlan(plan);
    plan.settled.forEach(onOutcome);
    reporter.planned(plan.toRead.length);
    const read = await readBatch(plan, batch, stopped.signal);
    const outcomes = [...plan.settled, ...read].toSorted((a, b) => (a.file < b.file ? -1 : 1));
    writing(output, () => writeList(output, outcomes));
    const exitCode = outcomes.some(({ state }) => state === "failed") ? ExitCode.fileFailed : ExitCode.done;
    reporter.end(summariseBatch(outcomes, output, exitCode));
    return exitCode;
  } finally {
    journal.close();
    calledOff();
  }
}

/** Prints what is left to read with its pages, and what is settled. */
async function tellPlan({ toRead, settled }: Plan): Promise<number> {
  const queue = new PQueue({ concurrency: COUNTED_AT_ONCE });
  let pages = 0;
  const count = async (file: string): Promise<void> => {
    const counted = await pagesOf(file);
    pages += counted ?? 0;
    console.log(`${file}: ${counted ?? "?"} ${say({ en: "pages", zh: "页" })}`);
  };
  await queue.addAll(
    toRead.map(
      ({ file }) =>
        () =>
          count(file),
    ),
  );
  console.log(
    say({
      en: `${toRead.length} documents of ${pages} pages to read; ${settled.length} settled before`,
      zh: `待读 ${toRead.length} 份，共 ${pages} 页；此前已有结果 ${settled.length} 份`,
    }),
  );
  return ExitCode.done;
}

/** Pages of a file, or null where it cannot be opened: reading it will say why. */
async function pagesOf(file: string): Promise<number | null> {
  try {
    const input = await openInput(file);
    const { pageCount } = input;
    await input.close();
    return pageCount;
  } catch {
    return null;
  }
}

/** Written beside and renamed: a list is whole or the former one. */
function writeList(output: string, outcomes: readonly Outcome[]): void {
  const path = join(output, "batch.csv");
  writeFileSync(`${path}.tmp`, batchCsv(outcomes), { flush: true });
  renameSync(`${path}.tmp`, path);
}
