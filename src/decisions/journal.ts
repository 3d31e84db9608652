/** The journal of a document's decisions: a file to which lines are added, and from which none is ever taken. */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { JOURNAL } from "../export/index.ts";
import { type Entry, entrySchema } from "./entry.ts";

/** A line that is no decision: torn where a machine went down while it was written, or edited by hand. */
export interface TornLine {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: Bilingual;
}

export interface Journal {
  readonly entries: readonly Entry[];
  readonly torn: readonly TornLine[];
}

/** The journal of the output folder, empty where there is none. */
export function readJournal(folder: string): Journal {
  const path = join(folder, JOURNAL);
  if (!existsSync(path)) return { entries: [], torn: [] };
  const entries: Entry[] = [];
  const torn: TornLine[] = [];
  for (const [index, text] of readFileSync(path, "utf8").split("\n").entries()) {
    if (text.trim() === "") continue;
    const read = parseLine(text);
    if ("zh" in read) torn.push({ line: index + 1, reason: read });
    else entries.push(read);
  }
  return { entries, torn };
}

/** The decision, or why the line is none. */
function parseLine(text: string): Entry | Bilingual {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { en: "it is cut off or no JSON", zh: "不完整，或不是 JSON" };
  }
  const parsed = entrySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const problem = `${issue?.path.join(".") || "."}: ${issue?.message}`;
  return { en: problem, zh: problem };
}

/**
 * Adds the entries in one piece and returns when the disk holds them. What another process adds at the same time stands
 * before or behind them. Throws InputError where the folder cannot be written.
 */
export function appendEntries(folder: string, entries: readonly Entry[]): void {
  const path = join(folder, JOURNAL);
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  try {
    awaitFolder(folder);
    const isNew = !existsSync(path);
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o644);
    try {
      const bytes = Buffer.from(isWholeLine(file) ? lines : `\n${lines}`);
      const written = writeSync(file, bytes);
      if (written < bytes.length) throw new Error("the disk is full");
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (isNew) syncFolder(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError("JOURNAL_NOT_WRITABLE", { path, reason }, { cause: error });
  }
}

/** Milliseconds that a folder may be gone while another process puts a new one in its place. */
const REPLACING = 500;

/** Waits while the folder is being replaced. */
function awaitFolder(folder: string): void {
  const until = Date.now() + REPLACING;
  while (!existsSync(folder) && existsSync(dirname(folder)) && Date.now() < until) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

/** Does the file end in a whole line? A torn one is left as it is, and what follows begins a line of its own. */
function isWholeLine(file: number): boolean {
  const { size } = fstatSync(file);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last.toString() === "\n";
}

/** The new file's name reaches the disk as well; where a system has no such thing, it needs none. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
