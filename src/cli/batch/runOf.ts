import { programVersion } from "../../core/version.ts";
import { readConfiguration } from "../configuration.ts";
import { type ExtractArguments, settingsOf } from "../extractFile.ts";
import { language } from "../language.ts";
import { type LogArguments, logElsewhere } from "../log.ts";
import { readPassword } from "../readPassword.ts";
import { defaultJobs } from "./defaultJobs.ts";
import { runKey } from "./known.ts";
import type { BatchRun } from "./runBatch.ts";

/** How the documents of a batch are read, and what they may take. */
export interface RunOptions
  extends LogArguments,
    Pick<ExtractArguments, "output" | "engine" | "models" | "dpi" | "config" | "passwordFile"> {
  readonly jobs?: number;
  /** Seconds of processor time, and MiB of memory, that a document may take. */
  readonly timeLimit: number;
  readonly memoryLimit: number;
  readonly retryFailed?: boolean;
  readonly force?: boolean;
}

/** The run of a batch with these options. Throws UsageError where a file that they name cannot be used. */
export function runOf(options: RunOptions): Omit<BatchRun, "journal" | "onOutcome"> {
  const { output, engine, models, dpi, config, force, passwordFile } = options;
  readPassword(passwordFile);
  const configuration = readConfiguration(config, process.cwd());
  const extract: ExtractArguments = {
    output,
    engine,
    dpi,
    reviewData: true,
    ...(models !== undefined && { models }),
    ...(configuration !== null && { config: configuration.path }),
    ...(force === true && { force }),
    ...(passwordFile !== undefined && { passwordFile }),
    ...logElsewhere(options),
  };
  return {
    output,
    options: { ...extract, lang: language },
    run: runKey({ version: programVersion(), settings: settingsOf(extract, configuration) }),
    jobs: options.jobs ?? defaultJobs(),
    limits: { seconds: options.timeLimit, memory: options.memoryLimit * 2 ** 20 },
    retriesFailed: options.retryFailed === true,
  };
}
