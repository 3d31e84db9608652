import { heightOf, roundBox, union } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";
import { intoLines } from "./readingOrder.ts";
import type { PageLine } from "./types.ts";

/** A gap wider than this many text heights parts two things that stand side by side (编制部门 … 单位). */
const APART = 3;

/** The printed lines that `runs` form, in reading order; what stands far apart on one line stays apart. */
export function toPageLines(runs: readonly TextRun[]): PageLine[] {
  return intoLines(runs).flatMap((line) => {
    const parts: TextRun[][] = [];
    for (const run of line) {
      const previous = parts.at(-1)?.at(-1);
      if (previous && run.box[0] - previous.box[2] <= APART * heightOf(run.box)) parts.at(-1)?.push(run);
      else parts.push([run]);
    }
    return parts.map(toLine);
  });
}

/** Runs of one line, left to right, as the line that they form. */
export function toLine(runs: readonly TextRun[]): PageLine {
  return {
    box: roundBox(union(runs.map((run) => run.box))),
    text: runs.map((run) => run.text).join(" "),
    confidence: Math.min(...runs.map((run) => run.confidence)),
    runs,
  };
}
