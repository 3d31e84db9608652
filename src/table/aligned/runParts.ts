import { centreX, heightOf, roundBox, union } from "../../core/geometry.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import { settleSeparators } from "../../ocr/settleMarks.ts";
import type { Glyph, TextRun } from "../../ocr/types.ts";

/** In text heights: a gap this wide between two glyphs is a space. */
const SPACE = 0.18;
/** In text heights: a Latin letter or figure is about so wide, though a recogniser's boxes are square. */
const NARROW = 0.55;
/** Of the width of a digit: what is thinner is the ink of 1. */
const THIN = 0.8;
/** So many steps from one Chinese character to the next tell how wide they are; one so much longer is a gap. */
const FEWEST_STEPS = 3;
const UNUSUAL = 1.4;

/** A point or comma and a digit beside it: recognisers place the mark anywhere between its neighbours. */
export const WITHIN_FIGURE = /^(?:\d[.,]|[.,]\d)$/u;

/** The run cut at the places `xs`; the run itself where it lies on one side of each. */
export function cutRun(run: TextRun, xs: readonly number[]): TextRun[] {
  const crossed = xs.filter((x) => run.box[0] < x && x < run.box[2]);
  if (crossed.length === 0) return [run];
  return partsOf(run, (left, right) => crossed.some((x) => centreX(left.box) < x && x <= centreX(right.box)));
}

/**
 * The run parted between neighbouring glyphs where `isApart` says so; it is given the size of the letters, in points.
 * A second reading goes with the parts where it has as many words.
 */
export function partsOf(
  run: TextRun,
  isApart: (left: Glyph, right: Glyph, size: number) => boolean,
): TextRun[] {
  if (run.lines.length > 1 || run.glyphs.length < 2) return [run];
  const size = letterSize(run);
  const slender = run.glyphs.map((glyph) => slim(glyph, size));
  const starts = slender.flatMap((glyph, index) =>
    index === 0 || isApart(slender[index - 1] as Glyph, glyph, size) ? [index] : [],
  );
  if (starts.length === 1) return [run];
  const words = run.second?.text.trim().split(/\s+/u) ?? [];
  return starts.map((start, index): TextRun => {
    const own = run.glyphs.slice(start, starts[index + 1]);
    // A reader that took two figures for one line could not tell points from commas; a text layer is not read.
    const glyphs = run.confidence < 1 ? settleSeparators(own) : own;
    const box = union(slender.slice(start, starts[index + 1]).map((glyph) => glyph.box));
    const whole = roundBox([
      index === 0 ? run.box[0] : box[0],
      box[1],
      index === starts.length - 1 ? run.box[2] : box[2],
      box[3],
    ]);
    return {
      box: whole,
      lines: [whole],
      text: textOf(glyphs, size),
      confidence: Math.min(...glyphs.map((glyph) => glyph.confidence)),
      engine: run.engine,
      glyphs,
      ...(run.id !== undefined && { id: run.id }),
      ...(run.second && words.length === starts.length
        ? { second: { ...run.second, text: words[index] as string } }
        : {}),
    };
  });
}

/** A run over two baselines (words that stand half a line apart) is higher than its letters, whose steps tell their size. */
function letterSize({ box, glyphs }: TextRun): number {
  const steps = glyphs
    .slice(1)
    .flatMap((glyph, index) => {
      const previous = glyphs[index] as Glyph;
      return isHan(previous) && isHan(glyph) ? [centreX(glyph.box) - centreX(previous.box)] : [];
    })
    .sort((a, b) => a - b);
  if (steps.length < FEWEST_STEPS) return heightOf(box);
  const usual = (steps[Math.floor(steps.length / 2)] as number) * UNUSUAL;
  const even = steps.filter((step) => step <= usual);
  return Math.min(heightOf(box), even.reduce((sum, step) => sum + step, 0) / even.length);
}

const isHan = ({ text }: Glyph): boolean => /^\p{Script=Han}$/u.test(text);

function textOf(glyphs: readonly Glyph[], size: number): string {
  const text = glyphs.reduce((line, glyph, index) => {
    const previous = glyphs[index - 1];
    const isApart =
      previous !== undefined &&
      !WITHIN_FIGURE.test(previous.text + glyph.text) &&
      slim(glyph, size).box[0] - slim(previous, size).box[2] > SPACE * size;
    return line + (isApart ? " " : "") + glyph.text;
  }, "");
  return withoutLayoutSpaces(text);
}

/** The glyph as wide as its kind of character: recognisers' boxes are as wide as the run is high, or as the ink is. */
function slim(glyph: Glyph, size: number): Glyph {
  const isLatin = /^[\u0021-\u007e]$/u.test(glyph.text);
  const most = isLatin ? NARROW * size : size;
  const width = glyph.box[2] - glyph.box[0];
  const isWide = width > (isLatin ? 1.5 : 1.2) * most;
  // The ink of 1 is narrow; its place is as wide as every digit's.
  const isThin = width < THIN * most && /^\d$/u.test(glyph.text);
  if (!(isWide || isThin) || !(isLatin || isHan(glyph))) return glyph;
  const middle = centreX(glyph.box);
  return { ...glyph, box: [middle - most / 2, glyph.box[1], middle + most / 2, glyph.box[3]] };
}
