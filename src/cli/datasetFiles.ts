import { dirname, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { BudgetDocument } from "../contract/schema.ts";
import { ExitCode, InputError, UsageError } from "../core/errors.ts";
import { programVersion } from "../core/version.ts";
import { checkReplaceable, DATASET_FILES, sweepLeftovers, writeDataset } from "../export/index.ts";
import { debugDefect, type Problem, problemLine, problemOf } from "./explain.ts";
import { findDocuments, readDocument } from "./findDocuments.ts";
import { say } from "./language.ts";
import { sameDisclosures } from "./sameDisclosures.ts";
import { checkWritable } from "./writable.ts";

/** The options of the command, parsed. */
export interface DatasetArguments {
  readonly output: string;
  readonly license?: string;
  readonly title?: string;
  readonly json?: true;
  readonly quiet?: true;
}

interface LeftOut {
  readonly document: string;
  readonly error: Problem;
}

/** Puts the documents of `folders` together and tells of each that was left out; the exit code is the answer. */
export async function datasetFiles(folders: readonly string[], options: DatasetArguments): Promise<number> {
  checkWritable(options.output);
  sweepLeftovers(dirname(resolve(options.output)));
  checkOwn(options.output);
  const paths = findDocuments(folders);
  const leftOut: LeftOut[] = [];
  const leaveOut = (document: string, error: unknown): void => {
    debugDefect(error);
    leftOut.push({ document, error: problemOf(error) });
    console.error(problemLine(problemOf(error), document));
  };
  let current = "";

  /** One document after the other; a signal is heard between two of them. */
  async function* documents(): AsyncGenerator<BudgetDocument> {
    for (const path of paths) {
      current = path;
      await setImmediate();
      const document = tryTo(
        () => readDocument(path),
        (error) => leaveOut(path, error),
      );
      if (document) yield document;
    }
  }

  const { rows, sources } = await writeDataset(documents(), options.output, {
    createdBy: `budgetscan ${programVersion()}`,
    ...(options.license === undefined ? {} : { license: options.license }),
    ...(options.title === undefined ? {} : { title: options.title }),
    onLeftOut: (_, error) => leaveOut(current, error),
  });
  const same = sameDisclosures(sources);
  if (options.json === true) {
    console.log(JSON.stringify({ output: options.output, documents: sources.length, rows, leftOut, same }));
  } else if (options.quiet !== true) {
    console.log(
      say({
        en: `${options.output}: ${rows} observations of ${sources.length} ${sources.length === 1 ? "document" : "documents"}`,
        zh: `${options.output}：${sources.length} 份文件的 ${rows} 个金额`,
      }),
    );
    const twice = say({
      en: "one disclosure, amounts to be taken once: ",
      zh: "同一份公开文件，金额只能取一次：",
    });
    for (const files of same) console.log(`  ${twice}${files.join(" · ")}`);
  }
  return leftOut.length > 0 ? ExitCode.fileFailed : ExitCode.done;
}

/** Throws UsageError where the folder holds what no dataset does: nothing is read then. */
function checkOwn(directory: string): void {
  try {
    checkReplaceable(directory, DATASET_FILES);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new UsageError(error.code, error.values, { cause: error });
  }
}

function tryTo<T>(step: () => T, otherwise: (error: unknown) => void): T | null {
  try {
    return step();
  } catch (error) {
    otherwise(error);
    return null;
  }
}
