import { centreY, heightOf, overlap, widthOf } from "../core/geometry.ts";
import type { TextRun } from "../ocr/types.ts";

/** Runs whose heights overlap by this part of the lower one stand on one printed line. */
const SAME_LINE = 0.5;
/** The same of a sign: its box may reach into the next line. */
const SIGN_ON_LINE = 0.3;
/** What it counts, in heights of the sign, where another run of the line stands in its place. */
const TAKEN = 1;
/** What it counts where it stands right beside a run of the line, and how near that is, in heights of the sign. */
const [BESIDE, NEAR] = [0.5, 0.5];

/** Signs without a letter or a digit: low and small, or with a font of their own, their boxes tell little of their line. */
const SIGNS = /^[\p{P}\p{S}\s]+$/u;

/**
 * Gathers runs into printed lines, top to bottom, each left to right: words and figures by the heights that they share,
 * then each sign (。 、 brackets) to the line in which it has a place free, beside its neighbour there.
 */
export function intoLines(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [];
  const inOrder = [...runs].sort((a, b) => centreY(a.box) - centreY(b.box) || a.box[0] - b.box[0]);
  for (const run of inOrder.filter(({ text }) => !SIGNS.test(text))) {
    const line = lines.findLast((candidate) => candidate.some((other) => onOneLine(run, other)));
    if (line) line.push(run);
    else lines.push([run]);
  }
  for (const sign of inOrder.filter(({ text }) => SIGNS.test(text))) {
    const fits = lines.filter((line) => sharedHeight(sign, line) >= SIGN_ON_LINE);
    const best = fits.reduce<TextRun[] | null>(
      (found, line) => (found === null || fitOf(sign, line) > fitOf(sign, found) ? line : found),
      null,
    );
    if (best) best.push(sign);
    else lines.push([sign]);
  }
  for (const line of lines) line.sort((a, b) => a.box[0] - b.box[0]);
  return lines.sort((a, b) => middleOf(a) - middleOf(b));
}

/** How well a sign goes into a line: by the height it shares with it, a free place, and a neighbour beside it. */
function fitOf(sign: TextRun, line: readonly TextRun[]): number {
  const { box } = sign;
  const height = Math.max(heightOf(box), 1);
  const isTaken = line.some((run) => overlap(box[0], box[2], run.box[0], run.box[2]) > widthOf(box) / 2);
  const isBeside = line.some(
    (run) => Math.min(Math.abs(run.box[2] - box[0]), Math.abs(box[2] - run.box[0])) < NEAR * height,
  );
  return sharedHeight(sign, line) - (isTaken ? TAKEN : 0) + (isBeside ? BESIDE : 0);
}

/** Part of the sign's height that a run of the line shares at most. */
const sharedHeight = ({ box }: TextRun, line: readonly TextRun[]): number =>
  Math.max(...line.map((run) => overlap(box[1], box[3], run.box[1], run.box[3]))) /
  Math.max(heightOf(box), 1);

/** Of a line: the middle of its highest run. */
const middleOf = (line: readonly TextRun[]): number =>
  centreY(line.reduce((high, run) => (heightOf(run.box) > heightOf(high.box) ? run : high)).box);

const onOneLine = (a: TextRun, b: TextRun): boolean =>
  overlap(a.box[1], a.box[3], b.box[1], b.box[3]) >= SAME_LINE * Math.min(heightOf(a.box), heightOf(b.box));
