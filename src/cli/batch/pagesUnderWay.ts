import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Task } from "./distinctFiles.ts";

/** The folder's name under OUT. */
const FOLDER = ".budgetscan-pages";

/** Where the pages of documents under way are kept, so that a batch that was ended goes on within them. */
export interface PagesUnderWay {
  /** The folder of the document of this digest. */
  of(sha256: string): string;
  /** Removes the document's. */
  drop(sha256: string): void;
  /** Removes the folder of all where nothing is left in it. */
  end(): void;
}

/** Those of a batch under `output` with the key of its run; what is there of documents that are not among `tasks` is removed. */
export function pagesUnderWay(output: string, run: string, tasks: readonly Task[]): PagesUnderWay {
  const folder = join(output, FOLDER);
  const of = (sha256: string): string => join(folder, `${run}-${sha256}`);
  const remove = (path: string): void => rmSync(path, { recursive: true, force: true });
  const wanted = new Set(tasks.map(({ sha256 }) => of(sha256)));
  const there = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  for (const path of there().map((name) => join(folder, name))) if (!wanted.has(path)) remove(path);
  return {
    of,
    drop: (sha256) => remove(of(sha256)),
    end: () => {
      if (existsSync(folder) && there().length === 0) rmdirSync(folder);
    },
  };
}
