import { randomUUID } from "node:crypto";
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { JOURNAL, swapFolders, writing } from "../../export/index.ts";
import { checkWritable } from "../writable.ts";
import type { Store } from "./types.ts";

/** What is being written; a crash leaves parts of it, which nobody reads. */
const INCOMING = "incoming";
/** Former output folders while new ones take their places. */
const FORMER = "former";

/** A store in a folder that all machines share. Throws UsageError where it cannot be written. */
export function folderStore(folder: string): Store {
  checkWritable(folder);
  const at = (...path: string[]): string => join(resolve(folder), ...path);
  /** A copy that is on the disk, and gets its name later. */
  const incoming = (local: string): string => {
    mkdirSync(at(INCOMING), { recursive: true });
    const fresh = at(INCOMING, randomUUID());
    cpSync(local, fresh, { recursive: true, dereference: true });
    flush(fresh);
    return fresh;
  };
  return {
    name: folder,
    results: join(folder, "out"),
    check: async () => writing(folder, () => void mkdirSync(at("out"), { recursive: true })),
    readText: async (path) => (existsSync(at(path)) ? readFileSync(at(path), "utf8") : null),
    claim: async (path, text) =>
      writing(folder, () => {
        mkdirSync(dirname(at(path)), { recursive: true });
        unless("EEXIST", () => writeFileSync(at(path), text, { flag: "wx", flush: true }));
        return readFileSync(at(path), "utf8");
      }),
    put: async (path, local) =>
      writing(folder, () => {
        if (existsSync(at(path))) return;
        const fresh = incoming(local);
        mkdirSync(dirname(at(path)), { recursive: true });
        unless("ENOTEMPTY", () => renameSync(fresh, at(path)));
        rmSync(fresh, { recursive: true, force: true });
      }),
    get: async (path, local) => symlinkSync(at(path), local),
    copyFolder: async (stem, local) => {
      // A machine that was stopped between two renames left the folder under its other name.
      if (!existsSync(at("out", stem)) && existsSync(at(FORMER, stem)))
        renameSync(at(FORMER, stem), at("out", stem));
      if (existsSync(at("out", stem))) cpSync(at("out", stem), local, { recursive: true });
    },
    publish: async (stem, local) =>
      writing(folder, () => {
        const fresh = incoming(local);
        for (const parent of ["out", FORMER]) mkdirSync(at(parent), { recursive: true });
        if (existsSync(at("out", stem))) rmSync(at(FORMER, stem), { recursive: true, force: true });
        // What people decided meanwhile is in the folder that is replaced.
        if (existsSync(at("out", stem, JOURNAL))) rmSync(join(fresh, JOURNAL), { force: true });
        swapFolders(fresh, at("out", stem), at(FORMER, stem), JOURNAL);
      }),
  };
}

/** Runs `step`, and minds no failure of this code. */
function unless(code: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  }
}

/** Has what is written of a file, or of all files of a folder, on the disk. */
function flush(path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path)) flush(join(path, name));
    return;
  }
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
