import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { ExitCode, UsageError } from "../core/errors.ts";
import {
  documentReport,
  entriesOf,
  type LinkedEntry,
  overviewReport,
  REPORT,
  readManifest,
} from "../export/index.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { findDocuments, readDocument } from "./findDocuments.ts";
import { language } from "./language.ts";
import { cropsOf } from "./reportCrops.ts";
import { checkWritable } from "./writable.ts";

/** The options of the command, parsed. */
export interface ReportArguments {
  readonly output: string;
  readonly quiet?: true;
}

/** What a report is written into, and how it went. */
interface Written {
  readonly page: string;
  readonly code: number;
}

/** Writes the report over the documents of `folders`; the exit code is the answer. Throws UsageError before anything is read. */
export async function reportFiles(folders: readonly string[], options: ReportArguments): Promise<number> {
  const { output, quiet } = options;
  const folder = dirname(resolve(output));
  if (readManifest(folder) !== null) throw new UsageError("REPORT_INSIDE", { folder });
  checkWritable(folder);
  const paths = findDocuments(folders);
  const [path] = paths;
  try {
    const isOne = path !== undefined && paths.length === 1;
    const { page, code } = await (isOne ? reportOfOne(path) : reportOfMany(paths, folder));
    writeFileSync(output, page);
    if (quiet !== true) console.log(output);
    return code;
  } catch (error) {
    debugDefect(error);
    console.error(problemLine(problemOf(error), path));
    return ExitCode.fileFailed;
  }
}

/** Throws InputError where the document cannot be read. */
async function reportOfOne(path: string): Promise<Written> {
  const document = readDocument(path);
  const { crops, problem } = await cropsOf(document, dirname(path));
  if (problem !== null) console.error(problemLine(problem, path));
  return {
    page: documentReport(document, { language, crops }),
    code: problem === null ? ExitCode.done : ExitCode.fileFailed,
  };
}

/** One document after the other, so that none but the current one is in memory; a signal is heard between two of them. */
async function reportOfMany(paths: readonly string[], folder: string): Promise<Written> {
  const entries: LinkedEntry[] = [];
  const unread: { document: string; problem: string }[] = [];
  for (const path of paths) {
    await setImmediate();
    try {
      const link = linkTo(path, folder);
      entries.push(...entriesOf(readDocument(path)).map((entry) => ({ ...entry, link })));
    } catch (error) {
      debugDefect(error);
      const problem = problemOf(error);
      unread.push({ document: path, problem: problem.message });
      console.error(problemLine(problem, path));
    }
  }
  return {
    page: overviewReport(entries, unread, language),
    code: unread.length > 0 ? ExitCode.fileFailed : ExitCode.done,
  };
}

/** The address of the document's own report, from the folder of the one over many; null where it has none. */
function linkTo(path: string, folder: string): string | null {
  const report = join(dirname(path), REPORT);
  if (!existsSync(report)) return null;
  return relative(folder, resolve(report)).split(sep).map(encodeURIComponent).join("/");
}
