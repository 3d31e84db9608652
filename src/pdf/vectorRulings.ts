import { heightOf, type Ruling, widthOf } from "../core/geometry.ts";
import type { Painted } from "./paint.ts";
import { THIN } from "./tracePath.ts";

/** A line lighter than this is not seen: borders of tables are black to mid-grey. */
const LIGHTEST = 0.9;
/** Points: pieces of one line lie this close to each other across it, and leave no wider gap along it. */
const ACROSS = 0.6;
const ALONG = 1;
/** Length to thickness: what is shorter is a dot of a dotted line. Spreadsheets and browsers print square dots. */
const DOT = 1.5;
/** Points: a dash is no longer; and the gap to the next one is so many times as long at most. */
const LONGEST_DASH = 8;
const DASH_GAP = 1.5;
/** Points: shorter lines are dots, ticks and parts of drawings. */
const SHORTEST = 4;

/** The lines drawn as vectors: upright strokes and thin filled rectangles, pieces of one line joined. */
export function vectorRulings(painted: readonly Painted[]): Ruling[] {
  const pieces = painted.flatMap((item): Ruling[] => {
    if ((item.kind !== "stroke" && item.kind !== "area") || (item.lightness ?? 0) > LIGHTEST) return [];
    const [width, height] = [widthOf(item.box), heightOf(item.box)];
    if (Math.min(width, height) > THIN || (item.kind === "area" && !item.isRectangle)) return [];
    const [x0, y0, x1, y1] = item.box;
    const flat: Ruling = { axis: "horizontal", at: (y0 + y1) / 2, from: x0, to: x1, thickness: height };
    const upright: Ruling = { axis: "vertical", at: (x0 + x1) / 2, from: y0, to: y1, thickness: width };
    if (item.kind === "stroke") return [item.axis === "horizontal" ? flat : upright];
    // A dot has no direction: the dots in its row or in its column make a line of it.
    if (Math.max(width, height) < DOT * Math.min(width, height)) return [flat, upright];
    return [width > height ? flat : upright];
  });
  return (["horizontal", "vertical"] as const).flatMap((axis) =>
    joinPieces(pieces.filter((piece) => piece.axis === axis))
      .filter((ruling) => ruling.to - ruling.from >= SHORTEST)
      .map(roundRuling),
  );
}

/** Joins collinear pieces that touch or overlap. */
function joinPieces(pieces: readonly Ruling[]): Ruling[] {
  const lines: Ruling[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    const line = lines.at(-1);
    if (line !== undefined && piece.at - (line[0] as Ruling).at <= ACROSS) line.push(piece);
    else lines.push([piece]);
  }
  return lines.flatMap((line) => {
    const joined: Ruling[] = [];
    let dash: Ruling | undefined;
    for (const piece of line.toSorted((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last === undefined || piece.from - last.to > gapAfter(dash, piece)) joined.push(piece);
      else joined[joined.length - 1] = join(last, piece);
      dash = piece;
    }
    return joined;
  });
}

/** Points from a piece of a line to the next one at most: dashes stand further apart than pieces that touch. */
function gapAfter(dash: Ruling | undefined, piece: Ruling): number {
  const length = Math.max(piece.to - piece.from, dash === undefined ? 0 : dash.to - dash.from);
  return length <= LONGEST_DASH ? Math.max(ALONG, DASH_GAP * length) : ALONG;
}

/** The longer piece says where the line lies: short ones may be corners. */
function join(a: Ruling, b: Ruling): Ruling {
  const longer = b.to - b.from > a.to - a.from ? b : a;
  return { ...longer, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

const round = (value: number): number => Math.round(value * 100) / 100;

const roundRuling = ({ axis, at, from, to, thickness }: Ruling): Ruling => ({
  axis,
  at: round(at),
  from: round(from),
  to: round(to),
  thickness: round(thickness),
});
