import type { Ruling } from "../core/geometry.ts";
import type { Raster } from "../pdf/types.ts";
import type { Bitmap } from "./binarise.ts";
import { lineCandidates } from "./lineCandidates.ts";
import { transpose } from "./transpose.ts";

/** In text heights: longer than any stroke of a character, even 一 or —— in a title of twice the size. */
const FREE_STANDING = 5;
/** Points by which the ends of lines miss each other where they meet. */
const MISS = 1.5;
const POINTS_PER_INCH = 72;

/**
 * The rulings printed on the page, in points. A line counts when it is longer than any character's stroke, or when
 * both its ends meet rulings that count: so the short pieces between the cells of a merged header are found, and the
 * strokes of 一, 口 or 工 are not. Ends that meet a ruling are set onto its middle.
 */
export function findRulings(grey: Raster, ink: Bitmap, textHeight: number, dpi: number): Ruling[] {
  const scale = dpi / POINTS_PER_INCH;
  const height = textHeight * scale;
  const candidates = [
    ...lineCandidates(grey, ink, height, scale).map((stroke): Ruling => ({ axis: "horizontal", ...stroke })),
    ...lineCandidates(transpose(grey), transpose(ink), height, scale).map(
      (stroke): Ruling => ({ axis: "vertical", ...stroke }),
    ),
  ];
  const rulings = keepClosed(candidates, FREE_STANDING * height, MISS * scale);
  return rulings.map((ruling) => toPoints(snapEnds(ruling, rulings, MISS * scale), scale));
}

/** Free-standing lines, then, as long as there are any, lines that run from ruling to ruling. */
function keepClosed(candidates: readonly Ruling[], freeStanding: number, miss: number): Ruling[] {
  const kept = candidates.filter(({ from, to }) => to - from >= freeStanding);
  let open = candidates.filter(({ from, to }) => to - from < freeStanding);
  for (let grew = true; grew; ) {
    const closed = open.filter(
      (line) => meets(line, line.from, kept, miss) && meets(line, line.to, kept, miss),
    );
    kept.push(...closed);
    open = open.filter((line) => !closed.includes(line));
    grew = closed.length > 0;
  }
  return kept;
}

/** The ruling across `line` that its end meets, if any: the nearest. */
function meets(line: Ruling, end: number, rulings: readonly Ruling[], miss: number): Ruling | undefined {
  let nearest: Ruling | undefined;
  for (const other of rulings) {
    if (other.axis === line.axis || line.at < other.from - miss || line.at > other.to + miss) continue;
    const distance = Math.abs(other.at - end);
    const reach = miss + other.thickness / 2;
    if (distance <= reach && (nearest === undefined || distance < Math.abs(nearest.at - end)))
      nearest = other;
  }
  return nearest;
}

const snapEnds = (line: Ruling, rulings: readonly Ruling[], miss: number): Ruling => ({
  ...line,
  from: meets(line, line.from, rulings, miss)?.at ?? line.from,
  to: meets(line, line.to, rulings, miss)?.at ?? line.to,
});

function toPoints({ axis, at, from, to, thickness }: Ruling, scale: number): Ruling {
  const points = (pixels: number): number => Math.round((pixels / scale) * 100) / 100;
  return { axis, at: points(at), from: points(from), to: points(to), thickness: points(thickness) };
}
