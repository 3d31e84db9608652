#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { ExitCode, UsageError } from "../core/errors.ts";
import { addCompletionCommand } from "./completion.ts";
import { addDatasetCommand } from "./dataset.ts";
import { addDebugCommand } from "./debug.ts";
import { addDoctorCommand } from "./doctor.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { addExtractCommand } from "./extract.ts";
import { exitOnInterrupt } from "./interrupt.ts";
import { addExplainCommand } from "./mapping.ts";
import { programDescription, programVersion } from "./version.ts";

exitOnInterrupt();
for (const stream of [process.stdout, process.stderr]) stream.on("error", bearClosedPipe);

const program = new Command("budgetscan")
  .description(programDescription())
  .version(programVersion())
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(usageLine(text)) })
  .addHelpText(
    "after",
    "\nBegin with:\n  $ budgetscan extract FILE.pdf -o out\n  $ budgetscan extract --help",
  );
addExtractCommand(program);
addDatasetCommand(program);
addExplainCommand(program);
addDebugCommand(program);
addDoctorCommand(program);
addCompletionCommand(program);

/** Who reads the output may have seen enough, as `head` has: the work goes on without him. */
function bearClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** Commander's message as one line in the form of all others. */
function usageLine(text: string): string {
  const message = text
    .trim()
    .replace(/^error: /u, "")
    .replace(/\s+/gu, " ")
    .replace(/\.$/u, "");
  return `budgetscan: ${message}; see budgetscan ${program.args[0] ?? ""} --help\n`.replace("  ", " ");
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = failure(error);
}

function failure(error: unknown): number {
  // Commander has already printed what was wrong, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  debugDefect(error);
  console.error(problemLine(problemOf(error)));
  return error instanceof UsageError ? ExitCode.usage : ExitCode.fileFailed;
}
