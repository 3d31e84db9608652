#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { ExitCode, UsageError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { programVersion } from "../core/version.ts";
import { addBatchCommand } from "./batch/index.ts";
import { addCompletionCommand } from "./completion.ts";
import { addCorrectCommand } from "./correct.ts";
import { addDatasetCommand } from "./dataset.ts";
import { addDebugCommand } from "./debug.ts";
import { addDoctorCommand } from "./doctor.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { addExtractCommand } from "./extract.ts";
import { exitOnInterrupt } from "./interrupt.ts";
import { LANGUAGES, language, say } from "./language.ts";
import { addExplainCommand } from "./mapping.ts";
import { addOpenCommand } from "./open.ts";
import { addQueueCommands } from "./queue/index.ts";
import { addReportCommand } from "./report.ts";
import { addReviewCommand } from "./review.ts";
import { inChinese, speakChinese } from "./speakChinese.ts";

exitOnInterrupt();
for (const stream of [process.stdout, process.stderr]) stream.on("error", bearClosedPipe);

const DESCRIPTION: Bilingual = {
  en: "Turns scanned and born-digital budget disclosures of Chinese cities into canonical, checked rows, with no silent error.",
  zh: "把中国各地公开的部门预算、决算 PDF（扫描件或原生电子版）读成统一口径、经过校验的数据；没有不声不响的错误。",
};
const BEGIN = "  $ budgetscan extract FILE.pdf -o out\n  $ budgetscan extract --help";

const program = new Command("budgetscan")
  .description(say(DESCRIPTION))
  .version(programVersion(), "-V, --version", say({ en: "output the version number", zh: "显示版本号" }))
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(usageLine(text)) })
  .addHelpText("after", `\n${say({ en: "Begin with:", zh: "先试：" })}\n${BEGIN}`);
if (language === "zh") speakChinese(program);
addExtractCommand(program);
addReportCommand(program);
addBatchCommand(program);
addQueueCommands(program);
addReviewCommand(program);
addOpenCommand(program);
addDatasetCommand(program);
addExplainCommand(program);
addDebugCommand(program);
addCorrectCommand(program);
addDoctorCommand(program);
addCompletionCommand(program);
for (const command of [program, ...program.commands]) command.addOption(languageOption());

/** Read by `language` before the arguments are parsed; here it is described, and other values are refused. */
function languageOption(): Option {
  const words = say({
    en: "language of help, messages and summaries (default: that of the locale)",
    zh: "帮助、消息和小结所用的语言（默认随系统区域设置）",
  });
  return new Option("--lang <LANG>", words).choices(LANGUAGES);
}

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
  const known = program.commands.map((command) => command.name()).filter((name) => name === program.args[0]);
  const command = ["budgetscan", ...known, "--help"].join(" ");
  return language === "zh"
    ? `budgetscan: ${inChinese(message)}；用法见 ${command}\n`
    : `budgetscan: ${message}; see ${command}\n`;
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
