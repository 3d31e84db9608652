import { centreY, heightOf, overlap } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";

/** Runs whose heights overlap by this part of the lower one stand on one printed line. */
const SAME_LINE = 0.5;

/** Runs gathered into printed lines, top to bottom, each left to right. */
export function intoLines(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => centreY(a.box) - centreY(b.box) || a.box[0] - b.box[0])) {
    const line = lines.findLast((candidate) => candidate.some((other) => onOneLine(run, other)));
    if (line) line.push(run);
    else lines.push([run]);
  }
  for (const line of lines) line.sort((a, b) => a.box[0] - b.box[0]);
  return lines;
}

const onOneLine = (a: TextRun, b: TextRun): boolean =>
  overlap(a.box[1], a.box[3], b.box[1], b.box[3]) >= SAME_LINE * Math.min(heightOf(a.box), heightOf(b.box));
