import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { documentsIn, readDocument } from "../cli/findDocuments.ts";
import type { BudgetDocument, Manifest } from "../contract/schema.ts";
import { BudgetscanError, InputError } from "../core/errors.ts";
import { readManifest, summaryOf } from "../export/index.ts";
import type { DocumentEntry } from "./messages.ts";
import { problemOf } from "./problemOf.ts";

/** Documents that are kept in memory: the one under review and those beside it. */
const MOST_KEPT = 3;

/** The documents of an output folder. */
export interface Documents {
  /** All of them, the most doubtful first. Reads their manifests alone, where these tell enough. */
  list(): DocumentEntry[];
  /** The folder of the document. Throws InputError where none has this name. */
  folderOf(name: string): string;
  /** The document, read again where its file has changed. Throws InputError where it cannot be read. */
  open(name: string): BudgetDocument;
}

/** The documents of `folder`, which is what extract wrote for one file or for many. */
export function createDocuments(folder: string): Documents {
  const kept = new Map<string, { version: string; document: BudgetDocument }>();
  let paths = new Map<string, string>();
  const lookAgain = (): void => {
    paths = new Map(documentsIn(folder).map((path) => [basename(dirname(resolve(path))), path]));
  };
  const pathOf = (name: string): string => {
    if (!paths.has(name)) lookAgain();
    const path = paths.get(name);
    if (path !== undefined) return path;
    throw new InputError("NO_SUCH_DOCUMENT", { name });
  };
  const open = (name: string): BudgetDocument => {
    const path = pathOf(name);
    const { mtimeMs, size } = statSync(path);
    const version = `${mtimeMs} ${size}`;
    const found = kept.get(name);
    const document = found?.version === version ? found.document : readDocument(path);
    kept.delete(name);
    kept.set(name, { version, document });
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return document;
  };
  const entryOf = (name: string): DocumentEntry => {
    const manifest = readManifest(dirname(pathOf(name)));
    try {
      const summary = manifest?.summary ?? summaryOf(open(name));
      return { name, file: manifest?.source.file ?? open(name).source.file, summary };
    } catch (error) {
      if (!(error instanceof BudgetscanError)) throw error;
      return { name, file: manifest?.source.file ?? name, summary: null, problem: problemOf(error) };
    }
  };
  return {
    open,
    folderOf: (name) => dirname(pathOf(name)),
    list: () => {
      lookAgain();
      return [...paths.keys()].map(entryOf).sort((a, b) => compareDoubt(doubtOf(a), doubtOf(b)));
    },
  };
}

/** How much there is to look at: errors, then warnings, then amounts in doubt. What cannot be read comes first. */
function doubtOf({ summary }: DocumentEntry): readonly number[] {
  if (summary === null) return [Number.POSITIVE_INFINITY];
  const { flags, amounts }: NonNullable<Manifest["summary"]> = summary;
  return [flags.error, flags.warning, amounts.disputed];
}

function compareDoubt(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((count, index) => count !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] as number);
}
