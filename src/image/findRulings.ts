import type { Ruling } from "../core/geometry.ts";
import type { Raster } from "../pdf/types.ts";
import type { Bitmap } from "./binarise.ts";
import { type Candidate, inkedShare, lineCandidates, paperShare, unbrokenShare } from "./lineCandidates.ts";
import { transpose } from "./transpose.ts";
import { type WornLine, wornLines } from "./wornLines.ts";

/** In text heights: longer than any stroke of a character, even 一 or —— in a title of twice the size. */
const FREE_STANDING = 5;
/** In text heights: the strokes of characters of a large title, joined, may be as long as this … */
const LONG = 15;
/** … but have less paper beside them: a line that meets no other needs this share of its length … */
const CLEAR = 0.85;
/** … and to be so much of it ink: the tops of a line of figures, smoothed, look like a hairline. */
const BLACK = 0.9;
/** Points by which the ends of lines miss each other where they meet. */
const MISS = 1.5;
/** In text heights: a line that stands out so far beyond the last one it crosses may go on in a character above it … */
const OVERSHOOT = 2;
/** Of a line from ruling to ruling, ink: the strokes of characters in a low row end a pixel or two before them. */
const UNBROKEN = 0.9;
/** … unless it is ink so far. */
const SOLID = 0.95;
/** In text heights: a piece longer than a character goes on over a gap of worn print in a ruling of its line … */
const PIECE = 1.2;
const WORN = 0.75;
/** … which lies no further across, in points. */
const IN_LINE = 0.5;
/** Shares of a long worn line's length: how far its end may be missing before the ruling that it meets, and how much of it is ink where it is kept though it meets none. A title has 0.40. */
const GOES_ON = 0.5;
const FREE_WORN = 0.5;
/** The least share of a stroke's length that its line has, where the rest is the stroke of a character that touches it. */
const LEFT = 0.7;
const AXES = ["horizontal", "vertical"] as const;
const POINTS_PER_INCH = 72;

/** In pixels: `slack` is how far its ends may miss the lines that they meet, `unseen` how far it may go on to the next,
 * `overshoot` how far it may stand out beyond the last by mistake. */
interface Line extends Candidate, Pick<Ruling, "axis"> {
  readonly slack: number;
  readonly unseen: number;
  readonly overshoot: number;
}

/**
 * The rulings printed on the page, in points. A line counts when it is longer than any character's stroke, or when
 * both its ends meet rulings that count: so the short pieces between the cells of a merged header are found, and the
 * strokes of 一, 口 or 工 are not. `speckled` is the ink before specks were taken away, in which worn rulings are looked for. Ends that meet a ruling are set onto its middle.
 */
export function findRulings(
  grey: Raster,
  { ink, speckled }: { readonly ink: Bitmap; readonly speckled: Bitmap },
  textHeight: number,
  dpi: number,
): Ruling[] {
  const scale = dpi / POINTS_PER_INCH;
  const [height, miss] = [textHeight * scale, MISS * scale];
  const turned = transpose(ink);
  const pictures = {
    horizontal: { grey, ink, speckled },
    vertical: {
      grey: transpose(grey),
      ink: turned,
      speckled: speckled === ink ? turned : transpose(speckled),
    },
  };
  const closing = { textHeight: height, inLine: IN_LINE * scale };
  const candidates = AXES.flatMap((axis) =>
    lineCandidates(pictures[axis].grey, pictures[axis].ink, height, scale).map(
      (line): Line => ({ axis, ...line, slack: miss, unseen: 0, overshoot: OVERSHOOT * height }),
    ),
  );
  const isWhole = (line: Line): boolean => unbrokenShare(pictures[line.axis].grey, line) >= UNBROKEN;
  const trim = (line: Line, others: readonly Line[]): Line =>
    trimEnds(snapEnds(line, others), others, pictures[line.axis].ink);
  const closed = keepClosed([], candidates, { ...closing, isWhole });
  // A character in its way (of the note under the table, of a head over its own) lengthens a line.
  const open = candidates.filter((line) => !closed.includes(line));
  const long = open.flatMap((line) => {
    const cut = trim(line, closed);
    return cut.to - cut.from >= LEFT * (line.to - line.from) ? [cut] : [];
  });
  const whole = keepClosed(closed, long, { ...closing, isWhole });
  const worn = AXES.flatMap((axis) => {
    const shown = whole.filter((line) => line.axis === axis);
    return wornLines(pictures[axis].speckled, shown, height, scale).map((line) => ofWorn(axis, line, height));
  });
  const kept = withWorn(whole, keepClosed(whole, worn, { ...closing, isWhole: () => true }), IN_LINE * scale);
  const lines = kept.map((line) => snapEnds(trim(line, kept), kept));
  return lines.map((line) => toPoints(line, scale));
}

/** Sizes in pixels; `isWhole` tells whether a line is ink from end to end. */
interface Closing {
  readonly textHeight: number;
  readonly inLine: number;
  readonly isWhole: (line: Line) => boolean;
}

/** Lines that are kept, free-standing ones, then, as long as there are any, lines that run from ruling to ruling, or go on in one. */
function keepClosed(
  before: readonly Line[],
  candidates: readonly Line[],
  { textHeight, inLine, isWhole }: Closing,
): Line[] {
  const isFree = ({ from, to, paper, inked, unseen }: Line): boolean =>
    unseen > 0
      ? inked >= FREE_WORN
      : to - from >= (paper >= CLEAR && inked >= BLACK ? FREE_STANDING : LONG) * textHeight;
  const kept = [...before, ...candidates.filter(isFree)];
  let open = candidates.filter((line) => !isFree(line));
  for (let grew = true; grew; ) {
    const goesOn = (line: Line, end: number): boolean =>
      line.to - line.from >= PIECE * textHeight &&
      kept.some(
        (other) =>
          other.axis === line.axis &&
          Math.abs(other.at - line.at) <= inLine &&
          Math.min(Math.abs(other.from - end), Math.abs(other.to - end)) <= WORN * textHeight,
      );
    const closed = open.filter(
      (line) =>
        [line.from, line.to].every((end) => meets(line, end, kept) || goesOn(line, end)) &&
        isWhole(snapEnds(line, kept)),
    );
    kept.push(...closed);
    open = open.filter((line) => !closed.includes(line));
    grew = closed.length > 0;
  }
  return kept;
}

/** A line worn to dots: its ends are seen to a character; a long one may go on unseen. */
const ofWorn = (axis: Line["axis"], { inked, ...line }: WornLine, height: number): Line => {
  const length = line.to - line.from;
  const unseen = length >= LONG * height ? GOES_ON * length : 0;
  return { axis, ...line, paper: 0, inked: inked / length, slack: height, unseen, overshoot: Infinity };
};

/** All lines; the pieces of a worn one that were found whole are parts of it. */
function withWorn(whole: readonly Line[], all: readonly Line[], inLine: number): Line[] {
  const worn = all.filter((line) => !whole.includes(line));
  const isPart = (line: Line, of: Line): boolean =>
    line.axis === of.axis &&
    Math.abs(line.at - of.at) <= inLine + of.thickness / 2 &&
    line.from < of.to &&
    line.to > of.from;
  const joined = worn.map((line) => {
    const parts = [line, ...whole.filter((other) => isPart(other, line))];
    return {
      ...line,
      from: Math.min(...parts.map(({ from }) => from)),
      to: Math.max(...parts.map(({ to }) => to)),
    };
  });
  return [...whole.filter((line) => !joined.some((other) => isPart(line, other))), ...joined];
}

/** The ruling across `line` that its end meets, if any: the nearest. No ruling ends within a cell: a worn one goes on to the next. */
function meets(line: Line, end: number, lines: readonly Line[]): Line | undefined {
  const distanceTo = ({ at }: Line): number => Math.abs(at - end);
  const isBeyond = ({ at }: Line): boolean => (end === line.from ? at < end : at > end);
  const isNear = (other: Line, reach: number): boolean => distanceTo(other) <= reach + other.thickness / 2;
  const crossing = lines.filter((other) => crosses(other, line));
  const met = crossing.filter((other) => isNear(other, line.slack));
  const next = crossing.filter((other) => isBeyond(other) && isNear(other, line.unseen));
  return (met.length > 0 ? met : next).toSorted((a, b) => distanceTo(a) - distanceTo(b))[0];
}

/** Does `other` run across `line`'s axis at its height? */
const crosses = (other: Line, line: Line): boolean =>
  other.axis !== line.axis && line.at >= other.from - other.slack && line.at <= other.to + other.slack;

/** Takes off what stands out beyond the outermost ruling crossed, where it is no line but a character in its way. */
function trimEnds(line: Line, lines: readonly Line[], ink: Bitmap): Line {
  const miss = line.slack;
  const isLine = (from: number, to: number): boolean => {
    const tail = { ...line, from: Math.round(from), to: Math.round(to) };
    return to - from <= miss || (inkedShare(ink, tail) >= SOLID && paperShare(ink, tail) >= CLEAR);
  };
  const crossed = lines.filter((other) => crosses(other, line)).map(({ at }) => at);
  const first = Math.min(...crossed.filter((at) => at >= line.from - miss));
  const last = Math.max(...crossed.filter((at) => at <= line.to + miss));
  // None between its ends: there is nothing to stand out beyond.
  if (first > last) return line;
  const from = first - line.from <= line.overshoot && !isLine(line.from, first) ? first : line.from;
  const to = line.to - last <= line.overshoot && !isLine(last, line.to) ? last : line.to;
  return { ...line, from, to };
}

const snapEnds = (line: Line, lines: readonly Line[]): Line => ({
  ...line,
  from: meets(line, line.from, lines)?.at ?? line.from,
  to: meets(line, line.to, lines)?.at ?? line.to,
});

function toPoints({ axis, at, from, to, thickness }: Line, scale: number): Ruling {
  const points = (pixels: number): number => Math.round((pixels / scale) * 100) / 100;
  return { axis, at: points(at), from: points(from), to: points(to), thickness: points(thickness) };
}
