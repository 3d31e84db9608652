/** Reads the files that are given to the page, one after another, as a batch reads its files. */
import { mkdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import PQueue from "p-queue";
import { openJournal } from "../../cli/batch/journal.ts";
import { type BatchRun, planBatch, readBatch } from "../../cli/batch/runBatch.ts";
import { type RunOptions, runOf } from "../../cli/batch/runOf.ts";
import { type WorkerPool, workerPool } from "../../cli/batch/workerPool.ts";
import { problemOf } from "../../cli/explain.ts";
import { InputError } from "../../core/errors.ts";
import { sweepLeftovers } from "../../export/index.ts";
import type { ReadingState } from "../messages.ts";
import { findUnread } from "./findUnread.ts";
import { type Item, timed, viewItem } from "./item.ts";
import { type Received, receiveFile, receiveFolder, receivePage, sweepParts } from "./receiveFile.ts";

/** Milliseconds that a process is kept for a next file: it has its models loaded, and takes memory. */
const KEPT_IDLE = 60_000;
/** Files that may wait at once: several departments of a city with all their years. */
const MOST_WAITING = 500;

/** Files that are given and read. */
export interface Reader {
  /** Where they and what is made of them are kept, and how far each is. */
  state(): ReadingState;
  /** Keeps the file and has it read after those before it. Throws InputError where it cannot be taken. */
  receive(bytes: Readable, name: string): Promise<void>;
  /** Keeps a page image of the folder `key`, which is read as one document once it is given. Throws as `receive`. */
  receivePage(bytes: Readable, name: string, key: string): Promise<void>;
  receiveFolder(name: string, key: string): Promise<void>;
  /** Takes a file off that is not read: what is read of it is given up, and it is removed. */
  remove(id: string): Promise<void>;
  /** Has a file that failed read once more, with the password where one is given. */
  again(id: string, password: string | null): void;
  /** Opens the file; null where none was given. */
  passwordOf(path: string): string | null;
  /** Ends the reading; what is not read to its end goes on with the next reader of the folder. */
  close(): Promise<void>;
}

/** How the files are read, but where their results go. */
export type ReadingOptions = Omit<RunOptions, "output" | "retryFailed" | "force">;

/** The folder of results in the folder of a reader. */
export const resultsIn = (folder: string): string => join(resolve(folder), "results");

/** Reads into `folder`, which is made; files that earlier readers left unread go on. Throws UsageError for options that name files that cannot be used. */
export async function createReader(folder: string, options: ReadingOptions): Promise<Reader> {
  const [originals, results] = [join(resolve(folder), "originals"), resultsIn(folder)];
  for (const place of [originals, results]) mkdirSync(place, { recursive: true });
  sweepParts(originals);
  sweepLeftovers(results);
  const journal = openJournal(results);
  const run = { ...runOf({ ...options, output: results, retryFailed: true }), journal, onOutcome: () => {} };
  const earlier = await findUnread(originals, results, journal);
  const paths = new Map(earlier.paths);
  const line = createLine(run);
  for (const { problem, ...file } of earlier.unread) line.add(file, problem);
  const itemOf = (id: string): Item => {
    const item = line.items.get(id);
    if (item === undefined) throw new InputError("REQUEST_INVALID", {});
    return item;
  };
  const take = async (receive: () => Promise<Received>): Promise<void> => {
    if (line.waiting() >= MOST_WAITING) throw new InputError("TOO_MANY_WAITING", { most: MOST_WAITING });
    const file = await receive();
    paths.set(file.sha256, file.path);
    line.add(file);
  };
  return {
    state: () => ({
      originals,
      results,

      files: [...line.items.values()].map(viewItem),
    }),
    receive: (bytes, name) => take(() => receiveFile(bytes, name, originals, paths)),
    receivePage: (bytes, name, key) => receivePage(bytes, name, originals, key),
    receiveFolder: (name, key) => take(() => receiveFolder(name, originals, key, paths)),
    remove: async (id) => {
      const item = itemOf(id);
      if (item.now.state === "done") throw new InputError("REQUEST_INVALID", {});
      await line.drop(item);
      rmSync(item.path, { recursive: true, force: true });
      paths.delete(item.sha256);
    },
    again: (id, password) => {
      const item = itemOf(id);
      if (item.now.state !== "failed") throw new InputError("REQUEST_INVALID", {});
      line.again(item, password);
    },
    passwordOf: (path) => [...line.items.values()].find((item) => item.path === path)?.password ?? null,
    close: async () => {
      await line.end();
      journal.close();
    },
  };
}

/** The files in line: one is read, the others wait. */
function createLine(run: BatchRun) {
  const queue = new PQueue({ concurrency: 1 });
  const items = new Map<string, Item>();
  let count = 0;
  let pool: WorkerPool | null = null;
  const endPool = async (): Promise<void> => {
    const ended = pool;
    pool = null;
    await ended?.end();
  };
  let rest: NodeJS.Timeout | undefined;
  queue.on("idle", () => {
    rest = setTimeout(() => void endPool(), KEPT_IDLE);
  });
  const enqueue = (item: Item): void => {
    item.now = { state: "waiting" };
    item.turn = queue.add(async () => {
      clearTimeout(rest);
      if (items.get(item.id) !== item) return;
      pool ??= workerPool(run.limits);
      const stop = new AbortController();
      await readItem(item, run, pool, stop);
      if (stop.signal.aborted) pool = null;
    });
  };
  return {
    items: items as ReadonlyMap<string, Item>,
    waiting: () => [...items.values()].filter(({ now }) => now.state === "waiting").length,
    /** A file that is in line already, by its bytes, goes on as it is; one that failed is read once more. */
    add: (file: Pick<Item, "path" | "sha256">, problem?: ReturnType<typeof problemOf>): void => {
      const same = [...items.values()].find(({ sha256 }) => sha256 === file.sha256);
      if (same !== undefined && same.now.state !== "failed") return;
      count += 1;
      const item: Item = same ?? {
        ...file,
        id: `${count}`,
        password: null,
        turn: null,
        now: { state: "waiting" },
      };
      items.set(item.id, item);
      if (problem === undefined) enqueue(item);
      else item.now = { state: "failed", problem };
    },
    again: (item: Item, password: string | null): void => {
      item.password = password;
      enqueue(item);
    },
    /** Nothing reads the file any more once it is done. */
    drop: async (item: Item): Promise<void> => {
      items.delete(item.id);
      if (item.now.state !== "reading") return;
      item.now.stop.abort();
      await item.turn;
    },
    end: async (): Promise<void> => {
      queue.clear();
      for (const { now } of items.values()) if (now.state === "reading") now.stop.abort();
      await queue.onIdle();
      clearTimeout(rest);
      await endPool();
    },
  };
}

/** Reads one file as a batch of one; what becomes of it stands in the item. */
async function readItem(item: Item, run: BatchRun, pool: WorkerPool, stop: AbortController): Promise<void> {
  const { path, password } = item;
  const begin: Extract<Item["now"], { state: "reading" }> = { state: "reading", stop, progress: null };
  item.now = begin;
  const batch: BatchRun = {
    ...run,
    onProgress: (_, progress) => {
      const before = item.now.state === "reading" ? item.now.progress : null;
      item.now = { ...begin, progress: timed(progress, before) };
    },
    ...(password !== null && { password }),
  };
  try {
    const plan = await planBatch([path], batch);
    const [outcome] = [...plan.settled, ...(await readBatch(plan, batch, stop.signal, pool))];
    if (outcome === undefined) return;
    const { output, problem, counts } = outcome;
    if (problem !== null) item.now = { state: "failed", problem };
    else if (output !== null) item.now = { state: "done", document: basename(output), counts };
  } catch (error) {
    item.now = { state: "failed", problem: problemOf(error) };
  }
}
