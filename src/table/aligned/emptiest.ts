import { TEXT_LAYER } from "../../ocr/textlayer/toRun.ts";
import { coreOf } from "./columnsOf.ts";
import type { Piece, TextLine } from "./textLines.ts";

/** Powers of two that tell lines apart. */
const HEAVIEST = 20;

/** A stretch of the page from left to right, in points. */
export interface Stripe {
  readonly from: number;
  readonly to: number;
}

/**
 * The middle of the widest part of the corridor that least text stands across: lines of the body count first, and a
 * lower line of the header for more than all above it, since its upper words span columns. A box that was read may be
 * wider than its text: what hangs over there counts last.
 */
export function emptiest(
  corridor: readonly Stripe[],
  others: readonly TextLine[],
  body: readonly TextLine[],
  height: number,
): number {
  const slack = isRead(body) ? height / 2 : 0;
  const core = ({ box }: Piece): readonly [number, number] => coreOf(box, slack);
  const whole = ({ box }: Piece): readonly [number, number] => [box[0], box[2]];
  const steps = [
    [body, core],
    [others, whole],
    [others, core],
    [body, whole],
  ] as const;
  const ends = [...body, ...others].flatMap((line) => line.pieces.flatMap(core));
  const free = steps.reduce(
    (stripes, [lines, extentOf]) => leastCrossed(stripes, lines, lines === others, extentOf),
    partedAt(corridor, ends),
  );
  return middleOfWidest(free);
}

const isRead = (lines: readonly TextLine[]): boolean =>
  lines.some((line) => line.pieces.some(({ run }) => run.engine !== TEXT_LAYER));

/** The stripes parted at the places `xs` too. */
const partedAt = (stripes: readonly Stripe[], xs: readonly number[]): Stripe[] =>
  stripes.flatMap(({ from, to }) => {
    const ends = [from, ...xs.filter((x) => x > from && x < to).sort((a, b) => a - b), to];
    return ends.slice(1).map((end, index) => ({ from: ends[index] as number, to: end }));
  });

/** The stripes that the `extentOf` pieces of the fewest lines reach over; or, in a header, of the higher ones. */
function leastCrossed(
  stripes: readonly Stripe[],
  lines: readonly TextLine[],
  isHeader: boolean,
  extentOf: (piece: Piece) => readonly [number, number],
): Stripe[] {
  const counts = stripes.map(({ from, to }) =>
    lines.reduce((sum, line, index) => {
      const isOver = line.pieces.some((piece) => {
        const [left, right] = extentOf(piece);
        return left < to && right > from;
      });
      return isOver ? sum + (isHeader ? 2 ** Math.min(index, HEAVIEST) : 1) : sum;
    }, 0),
  );
  const least = Math.min(...counts);
  return stripes.filter((_, index) => counts[index] === least);
}

/** Of stripes that follow each other, the widest: its middle. */
function middleOfWidest(stripes: readonly Stripe[]): number {
  let best: Stripe = { from: 0, to: 0 };
  let from = 0;
  for (const [index, stripe] of stripes.entries()) {
    if (stripes[index - 1]?.to !== stripe.from) from = stripe.from;
    if (stripe.to - from > best.to - best.from) best = { from, to: stripe.to };
  }
  return (best.from + best.to) / 2;
}
