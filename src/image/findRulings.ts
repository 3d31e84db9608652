import type { Ruling } from "../core/geometry.ts";
import type { Raster } from "../pdf/types.ts";
import type { Bitmap } from "./binarise.ts";
import type { Stroke } from "./findStrokes.ts";
import { type Candidate, inkedShare, lineCandidates, paperShare, unbrokenShare } from "./lineCandidates.ts";
import { transpose } from "./transpose.ts";
import { wornLines } from "./wornLines.ts";

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
/** Of a long worn line's length: so far it may go on unseen. */
const GOES_ON = 0.5;
/** Points: no ruling is thicker. */
const THICKEST = 3;
/** Of a worn line's length: where strokes beside it have so much, it is theirs. */
const WHOLE = 0.8;
const POINTS_PER_INCH = 72;

/** Pixels: `slack` by which its ends may miss the lines that it meets, `unseen` that it may go on to the next. */
interface Line extends Candidate, Pick<Ruling, "axis"> {
  readonly isWorn: boolean;
  readonly slack: number;
  readonly unseen: number;
}

/**
 * The rulings printed on the page, in points. A line counts when it is longer than any character's stroke, or when
 * both its ends meet rulings that count: so the short pieces between the cells of a merged header are found, and the
 * strokes of 一, 口 or 工 are not. Ends that meet a ruling are set onto its middle.
 */
export function findRulings(grey: Raster, ink: Bitmap, textHeight: number, dpi: number): Ruling[] {
  const scale = dpi / POINTS_PER_INCH;
  const [height, miss] = [textHeight * scale, MISS * scale];
  const [turned, turnedGrey] = [transpose(ink), transpose(grey)];
  const linesOf = (axis: Line["axis"], picture: Raster, bitmap: Bitmap): Line[] => {
    const whole = lineCandidates(picture, bitmap, height, scale);
    const isPart = (stroke: Stroke, line: Stroke): boolean => isPartOf(stroke, line, IN_LINE * scale);
    const worn = wornLines(bitmap, height, scale).filter((line) => !isEdge(line, whole, THICKEST * scale));
    return [
      ...whole
        .filter((stroke) => !worn.some((line) => isPart(stroke, line)))
        .map((line): Line => ({ axis, ...line, isWorn: false, slack: miss, unseen: 0 })),
      ...worn.map((line): Line => {
        const parts = [line, ...whole.filter((stroke) => isPart(stroke, line))];
        const [from, to] = [
          Math.min(...parts.map((part) => part.from)),
          Math.max(...parts.map((part) => part.to)),
        ];
        return {
          axis,
          ...line,
          from,
          to,
          paper: 1,
          inked: 0,
          isWorn: true,
          slack: height,
          unseen: to - from >= LONG * height ? GOES_ON * (to - from) : 0,
        };
      }),
    ];
  };
  const candidates = [...linesOf("horizontal", grey, ink), ...linesOf("vertical", turnedGrey, turned)];
  const isWhole = (line: Line): boolean =>
    line.isWorn || unbrokenShare(line.axis === "horizontal" ? grey : turnedGrey, line) >= UNBROKEN;
  const kept = keepClosed(candidates, { textHeight: height, inLine: IN_LINE * scale, isWhole });
  const lines = kept.map((line) => {
    const picture = line.axis === "horizontal" ? ink : turned;
    return snapEnds(trimEnds(line, kept, picture, OVERSHOOT * height), kept);
  });
  return lines.map((line) => toPoints(line, scale));
}

/** Sizes in pixels; `isWhole` tells whether a line is ink from end to end. */
interface Closing {
  readonly textHeight: number;
  readonly inLine: number;
  readonly isWhole: (line: Line) => boolean;
}

/** Free-standing lines, then, as long as there are any, lines that run from ruling to ruling, or go on in one. */
function keepClosed(candidates: readonly Line[], { textHeight, inLine, isWhole }: Closing): Line[] {
  const isFree = ({ from, to, paper, inked }: Line): boolean =>
    to - from >= (paper >= CLEAR && inked >= BLACK ? FREE_STANDING : LONG) * textHeight;
  const kept = candidates.filter(isFree);
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

/** The ruling across `line` that its end meets, if any: the nearest. No ruling ends within a cell: a worn one goes on to the next. */
function meets(line: Line, end: number, lines: readonly Line[]): Line | undefined {
  const distanceTo = ({ at }: Line): number => Math.abs(at - end);
  const isBeyond = ({ at }: Line): boolean => (end === line.from ? at < end : at > end);
  const reachOf = (other: Line): number =>
    other.thickness / 2 + (isBeyond(other) ? Math.max(line.unseen, line.slack) : line.slack);
  const near = lines.filter((other) => crosses(other, line) && distanceTo(other) <= reachOf(other));
  const met = near.filter((other) => distanceTo(other) <= line.slack + other.thickness / 2);
  return (met.length > 0 ? met : near).toSorted((a, b) => distanceTo(a) - distanceTo(b))[0];
}

/** Does `other` run across `line`'s axis at its height? */
const crosses = (other: Line, line: Line): boolean =>
  other.axis !== line.axis && line.at >= other.from - other.slack && line.at <= other.to + other.slack;

/** Takes off what stands out beyond the outermost ruling crossed, where it is no line but a character in its way. */
function trimEnds(line: Line, lines: readonly Line[], ink: Bitmap, overshoot: number): Line {
  const { slack: miss } = line;
  const isLine = (from: number, to: number): boolean => {
    const tail = { ...line, from: Math.round(from), to: Math.round(to) };
    return to - from <= miss || (inkedShare(ink, tail) >= SOLID && paperShare(ink, tail) >= CLEAR);
  };
  const crossed = lines.filter((other) => crosses(other, line)).map(({ at }) => at);
  const first = Math.min(...crossed.filter((at) => at >= line.from - miss));
  const last = Math.max(...crossed.filter((at) => at <= line.to + miss));
  const from = first - line.from <= overshoot && !isLine(line.from, first) ? first : line.from;
  const to = line.to - last <= overshoot && !isLine(last, line.to) ? last : line.to;
  return { ...line, from, to };
}

const snapEnds = (line: Line, lines: readonly Line[]): Line => ({
  ...line,
  from: meets(line, line.from, lines)?.at ?? line.from,
  to: meets(line, line.to, lines)?.at ?? line.to,
});

/** Is the line the ragged edge of strokes, or a whole one once more? */
function isEdge(line: Stroke, strokes: readonly Stroke[], breadth: number): boolean {
  const shared = strokes
    .filter((stroke) => isPartOf(stroke, line, breadth))
    .map(({ from, to }) => Math.min(to, line.to) - Math.max(from, line.from));
  return shared.reduce((sum, length) => sum + length, 0) >= WHOLE * (line.to - line.from);
}

/** Is the stroke a piece of the line that is worn elsewhere? */
const isPartOf = (stroke: Stroke, line: Stroke, inLine: number): boolean =>
  Math.abs(stroke.at - line.at) <= inLine + line.thickness / 2 &&
  stroke.from < line.to &&
  stroke.to > line.from;

function toPoints({ axis, at, from, to, thickness }: Line, scale: number): Ruling {
  const points = (pixels: number): number => Math.round((pixels / scale) * 100) / 100;
  return { axis, at: points(at), from: points(from), to: points(to), thickness: points(thickness) };
}
