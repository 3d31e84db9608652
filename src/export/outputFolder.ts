import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../core/errors.ts";
import { startWork } from "./workFolder.ts";

/** What an earlier run may have left in an output folder; anything else in it is somebody else's. */
export interface OwnFiles {
  readonly files: ReadonlySet<string>;
  /** The folders there may be, and the names in each. */
  readonly folders?: readonly { readonly name: string; readonly names: RegExp }[];
  /** A file that people add to while the folder is there: it goes over into the folder that takes its place. */
  readonly journal?: string;
}

/** A folder that is being written, beside the one whose place it takes. */
export interface FreshFolder {
  readonly path: string;
  /** Gives it its name, in place of the former folder. */
  keep(): void;
  /** Removes what was not kept. */
  discard(): void;
}

/** Throws InputError where `directory` holds anything that no earlier run wrote: such a folder is never replaced. */
export function checkReplaceable(directory: string, own: OwnFiles): void {
  const stranger = foreignEntry(directory, own);
  if (stranger === null) return;
  throw new InputError("OUTPUT_FOREIGN", { folder: directory, name: stranger });
}

/** The first entry of `directory` that is not ours, or null. */
function foreignEntry(directory: string, { files, folders = [], journal }: OwnFiles): string | null {
  if (!existsSync(directory)) return null;
  if (!lstatSync(directory).isDirectory()) return "a file of that name";
  const entries = readdirSync(directory, { withFileTypes: true });
  for (const entry of entries) {
    const folder = folders.find(({ name }) => name === entry.name);
    if (!entry.isDirectory()) {
      if (!files.has(entry.name) && entry.name !== journal) return entry.name;
    } else if (folder === undefined) return entry.name;
    else {
      const stranger = readdirSync(join(directory, entry.name)).find((name) => !folder.names.test(name));
      if (stranger !== undefined) return stranger;
    }
  }
  return null;
}

/** Paths of the files in `directory` and the folders in it, with `/`. */
export const filesIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(directory, entry.name)).map((name) => `${entry.name}/${name}`)
      : [entry.name],
  );

/**
 * A folder to write in that takes the place of `directory` at the end, so that a failure leaves the former content.
 * Throws InputError where `directory` is somebody else's or nothing can be written beside it.
 */
export function startFolder(directory: string, own: OwnFiles): FreshFolder {
  checkReplaceable(directory, own);
  const [parent, name] = [dirname(resolve(directory)), basename(resolve(directory))];
  const work = startWork(parent, name);
  writing(directory, work.make);
  return {
    path: work.fresh,
    keep: () => writing(directory, () => swapFolders(work.fresh, directory, work.former, own.journal)),
    discard: work.remove,
  };
}

/**
 * Puts `fresh` in the place of `directory`; where that fails the former folder stands again. The journal is the same file in
 * both, so that what another process adds to it meanwhile is kept.
 */
export function swapFolders(
  fresh: string,
  directory: string,
  former: string,
  journal: string | undefined,
): void {
  const isReplacing = existsSync(directory);
  if (isReplacing) renameSync(directory, former);
  try {
    if (journal !== undefined) carryOver(join(former, journal), join(fresh, journal));
    renameSync(fresh, directory);
  } catch (error) {
    if (isReplacing) renameSync(former, directory);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** Gives the file a second name; where the file system knows no such thing, a copy. */
function carryOver(from: string, to: string): void {
  if (!existsSync(from)) return;
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Runs `step`; what the file system refuses becomes an InputError about `directory`. */
export function writing<T>(directory: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new InputError(
      "OUTPUT_NOT_WRITABLE",
      { folder: directory, reason: error.message },
      { cause: error },
    );
  }
}

/**
 * Makes `directory` hold exactly `files` (path inside it -> content) beside its journal, and returns their paths. All of it is
 * synchronous: no signal handler runs in between, so an interrupted process leaves nothing half-written.
 */
export function replaceFolder(
  directory: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  own: OwnFiles,
): string[] {
  const fresh = startFolder(directory, own);
  try {
    writing(directory, () => {
      for (const [path, content] of files) {
        mkdirSync(dirname(join(fresh.path, path)), { recursive: true });
        // On the disk before the folder gets its name: a loss of power leaves the former folder or a whole one.
        writeFileSync(join(fresh.path, path), content, { flush: true });
      }
    });
    fresh.keep();
  } finally {
    fresh.discard();
  }
  return [...files.keys()].map((path) => join(directory, path));
}
