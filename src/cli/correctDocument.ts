import { userInfo } from "node:os";
import { relative, resolve, sep } from "node:path";
import { ExitCode, UsageError } from "../core/errors.ts";
import { type OpenDecisions, openDecisions } from "../decisions/index.ts";
import { countDocument } from "../export/index.ts";
import { problemLine } from "./explain.ts";
import { journalLines, tornLine } from "./journalLines.ts";
import { say } from "./language.ts";
import { readDecisions } from "./readDecisions.ts";
import { teachConfiguration } from "./teachConfiguration.ts";

/** The options of the command. */
export interface CorrectArguments {
  readonly from?: string;
  readonly by?: string;
  readonly undo?: string;
  readonly list?: true;
  readonly teach?: string;
}

/** Decides, takes back or lists; the exit code is the answer. */
export async function correctDocument(folder: string, options: CorrectArguments): Promise<number> {
  const { from, undo, list, teach } = options;
  const asked = [from, undo, list].filter((option) => option !== undefined).length;
  if (asked > 1 || (asked === 0 && teach === undefined)) throw new UsageError("CORRECT_WHAT", {});
  const open = openDecisions(folder);
  for (const line of open.torn) console.error(`budgetscan: ${folder}: ${tornLine(line)}`);
  if (list) {
    for (const line of journalLines(open)) console.log(line);
    return ExitCode.done;
  }
  if (!(await decideAndWrite(open, folder, options))) return ExitCode.usage;
  if (teach !== undefined) {
    const added = teachConfiguration(teach, open);
    console.log(say({ en: `${added} words added to ${teach}`, zh: `已在 ${teach} 中添加 ${added} 条用词` }));
  }
  console.log(summaryLine(open));
  return ExitCode.done;
}

/** Decides or takes back what was asked for, if anything; false where a row is wrong, which is told. */
async function decideAndWrite(
  open: OpenDecisions,
  folder: string,
  { from, undo, by = userInfo().username }: CorrectArguments,
): Promise<boolean> {
  if (undo !== undefined) open.undo(wholeId(open, undo), { by });
  else if (from === undefined) return true;
  else if (!(await decideFrom(open, from, by))) return false;
  await open.write(from === undefined ? {} : { readBack: new Set([pathWithin(folder, from)]) });
  return true;
}

/** How many decisions there are, and what is left to decide. */
function summaryLine({ revision, entries, document }: OpenDecisions): string {
  const unfit = entries.filter(({ state }) => state === "unfit").length;
  const { error, warning, info } = countDocument(document).flags;
  return say({
    en: `${revision} decisions in the journal${unfit > 0 ? `, ${unfit} no longer fit` : ""}; open: ${error} errors, ${warning} warnings, ${info} info`,
    zh: `记录中共有 ${revision} 条处理${unfit > 0 ? `，其中 ${unfit} 条已不再适用` : ""}；未处理：错误 ${error}，警告 ${warning}，提示 ${info}`,
  });
}

/** Keeps the decisions of the file; false where a row of it is wrong, which is told. */
async function decideFrom(open: OpenDecisions, from: string, by: string): Promise<boolean> {
  const { drafts, problems } = await readDecisions(from, open);
  for (const problem of problems) console.error(problemLine(problem, from));
  if (problems.length > 0) return false;
  open.decide(drafts, { by });
  return true;
}

/** The id that begins so. */
function wholeId({ entries }: OpenDecisions, start: string): string {
  const [found, other] = entries.filter(({ entry }) => entry.id.startsWith(start) && entry.as !== "undone");
  if (found && !other) return found.entry.id;
  throw new UsageError("DECISION_NOT_HELD", { id: start });
}

const pathWithin = (folder: string, file: string): string =>
  relative(resolve(folder), resolve(file)).split(sep).join("/");
