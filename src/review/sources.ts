import { resolve } from "node:path";
import { InputError } from "../core/errors.ts";
import { readManifest } from "../export/index.ts";
import { hashInput } from "../input/index.ts";
import type { SourceState } from "./messages.ts";

/** Where the file of a document stands, if it is still the one that was read. */
export interface FoundSource {
  readonly state: SourceState;
  readonly path: string | null;
}

/** Finds the files that documents were read from. */
export interface Sources {
  /** By the manifest in the document's `folder`, or where a person said. */
  find(folder: string, sha256: string): Promise<FoundSource>;
  /** Takes `path` for the document's file. Throws InputError where it cannot be read or is another file. */
  set(folder: string, sha256: string, path: string): Promise<void>;
}

export function createSources(): Sources {
  const found = new Map<string, string>();
  return {
    find: async (folder, sha256) => {
      const known = found.get(folder);
      if (known !== undefined) return { state: "here", path: known };
      const told = readManifest(folder)?.source.path;
      if (told === undefined) return { state: "missing", path: null };
      const path = resolve(folder, told);
      const digest = await hashInput(path).catch(() => null);
      if (digest === sha256) found.set(folder, path);
      return { state: digest === null ? "missing" : digest === sha256 ? "here" : "changed", path };
    },
    set: async (folder, sha256, path) => {
      if ((await hashInput(path)) !== sha256) {
        throw new InputError("SOURCE_OTHER", { file: path });
      }
      found.set(folder, resolve(path));
    },
  };
}
