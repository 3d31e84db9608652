import { dirname, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { ExitCode, InputError, UsageError } from "../core/errors.ts";
import { programVersion } from "../core/version.ts";
import {
  addToDataset,
  checkDataset,
  checkParts,
  type DatasetSummary,
  type FoundDocument,
  type PartsSummary,
  sweepLeftovers,
  writeDataset,
} from "../export/index.ts";
import { debugDefect, type Problem, problemLine, problemOf } from "./explain.ts";
import { findDocuments, foundDocument } from "./findDocuments.ts";
import { say } from "./language.ts";
import { sameDisclosures } from "./sameDisclosures.ts";
import { checkWritable } from "./writable.ts";

/** The options of the command, parsed. */
export interface DatasetArguments {
  readonly output: string;
  readonly license?: string;
  readonly title?: string;
  readonly partitioned?: true;
  readonly json?: true;
  readonly quiet?: true;
}

interface LeftOut {
  readonly document: string;
  readonly error: Problem;
}

/** Puts the documents of `folders` together and tells of each that was left out; the exit code is the answer. */
export async function datasetFiles(folders: readonly string[], options: DatasetArguments): Promise<number> {
  const { output, partitioned = false, license, title } = options;
  checkWritable(output);
  sweepLeftovers(dirname(resolve(output)));
  usable(() => (partitioned ? checkParts : checkDataset)(output));
  const documents = documentsIn(findDocuments(folders));
  const leftOut: LeftOut[] = [];
  const settings = {
    createdBy: `budgetscan ${programVersion()}`,
    ...(license === undefined ? {} : { license }),
    ...(title === undefined ? {} : { title }),
    onLeftOut({ path }: FoundDocument, error: unknown): void {
      debugDefect(error);
      leftOut.push({ document: path, error: problemOf(error) });
      console.error(problemLine(problemOf(error), path));
    },
  };
  const summary = partitioned
    ? await addToDataset(documents, output, settings)
    : await writeDataset(documents, output, settings);
  tell(summary, leftOut, options);
  return leftOut.length > 0 ? ExitCode.fileFailed : ExitCode.done;
}

/** One document after the other; a signal is heard between two of them. */
async function* documentsIn(paths: readonly string[]): AsyncGenerator<FoundDocument> {
  for (const path of paths) {
    await setImmediate();
    yield foundDocument(path);
  }
}

function tell(
  { rows, sources, ...parts }: DatasetSummary | PartsSummary,
  leftOut: readonly LeftOut[],
  { output, json, quiet }: DatasetArguments,
): void {
  const same = sameDisclosures(sources);
  if (json === true) {
    console.log(JSON.stringify({ output, documents: sources.length, rows, leftOut, same, ...parts }));
  } else if (quiet !== true) {
    const [en, zh] =
      "added" in parts
        ? [
            `: ${parts.added} added, ${parts.changed} changed, ${parts.unchanged} as before`,
            `：新增 ${parts.added}，更新 ${parts.changed}，不变 ${parts.unchanged}`,
          ]
        : ["", ""];
    console.log(
      say({
        en: `${output}: ${rows} observations of ${sources.length} ${sources.length === 1 ? "document" : "documents"}${en}`,
        zh: `${output}：${sources.length} 份文件的 ${rows} 个金额${zh}`,
      }),
    );
    const twice = say({
      en: "one disclosure, amounts to be taken once: ",
      zh: "同一份公开文件，金额只能取一次：",
    });
    for (const files of same) console.log(`  ${twice}${files.join(" · ")}`);
  }
}

/** Throws UsageError where the folder cannot be used: nothing is read then. */
function usable(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new UsageError(error.code, error.values, { cause: error });
  }
}
