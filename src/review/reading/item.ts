import { basename } from "node:path";
import type { Problem } from "../../cli/explain.ts";
import type { Counts } from "../../export/index.ts";
import type { Progress } from "../../pipeline/index.ts";
import type { ReadingEntry } from "../messages.ts";
import { problemInBoth } from "../problemOf.ts";
import type { Received } from "./receiveFile.ts";

/** Pages that are read, and when the first and the last of them were, of `performance.now()`. */
type TimedProgress = Pick<Progress, "done" | "total"> & { readonly firstAt: number; readonly lastAt: number };

/** A file that was given to be read, and how far that is. */
export interface Item extends Received {
  readonly id: string;
  password: string | null;
  /** Settles once it was its turn and it is no longer read. */
  turn: Promise<void> | null;
  now:
    | { readonly state: "waiting" }
    | {
        readonly state: "reading";
        readonly stop: AbortController;
        readonly progress: TimedProgress | null;
      }
    | { readonly state: "done"; readonly document: string; readonly counts: Counts | null }
    | { readonly state: "failed"; readonly problem: Problem };
}

/** The progress with the time of one more page. */
export function timed({ done, total }: Progress, before: TimedProgress | null): TimedProgress {
  const lastAt = performance.now();
  return { done, total, firstAt: before?.firstAt ?? lastAt, lastAt };
}

/** Problems that a password solves. */
const LOCKED: readonly string[] = ["PASSWORD", "PASSWORD_WRONG"];

/** The item as the page shows it. */
export function viewItem({ id, path, now }: Item): ReadingEntry {
  const base = { id, file: basename(path) };
  if (now.state === "failed") {
    const { problem } = now;
    return {
      ...base,
      state: "failed",
      problem: problemInBoth(problem),
      isLocked: LOCKED.includes(problem.code),
    };
  }
  if (now.state === "done") {
    const { document, counts } = now;
    return { ...base, state: "done", document, ...(counts !== null && { flags: counts.flags }) };
  }
  if (now.state === "waiting") return { ...base, state: "waiting" };
  const { progress } = now;
  if (progress === null) return { ...base, state: "reading" };
  const { done, total, firstAt, lastAt } = progress;
  if (done < 2) return { ...base, state: "reading", progress: { done, total } };
  // A page takes about as long as those after the first one, before which models were loaded.
  const secondsLeft = Math.round(((lastAt - firstAt) / 1000 / (done - 1)) * (total - done));
  return { ...base, state: "reading", progress: { done, total, secondsLeft } };
}
