import type { Ruling } from "../core/geometry.ts";
import { type Crop, withoutMargin } from "./cutCrop.ts";
import { findStruckOut, isFigurePart, strikeOut } from "./struckOut.ts";
import type { TextRun } from "./types.ts";

/** Of the height of a line's ink: a line that strikes it out lies between them. */
const MIDDLE = [0.3, 0.7] as const;
/** Of the width of a line's ink: a stroke as long runs through all of it. Digits that touch leave their own gaps. */
const ACROSS = 0.95;
/** Pixels: a stroke that leans a little is found in as many rows together. */
const ROWS = 2;
/** Of a run's characters: it is struck out as a whole where a line runs through so many. */
const MOST = 0.8;

/**
 * The runs of a scan, those that a line strikes out marked so, and the rulings but for these lines: some are found as
 * rulings, shorter ones are ink of their run still. `crops` are the runs' own; ink is darker than `inkBelow`.
 */
export function markStruckOut(
  runs: readonly TextRun[],
  crops: readonly Crop[],
  rulings: readonly Ruling[],
  inkBelow: number,
): { runs: TextRun[]; rulings: readonly Ruling[] } {
  const found = findStruckOut(
    runs.flatMap(({ glyphs }) => glyphs),
    rulings,
  );
  const isLineThrough = ({ glyphs }: TextRun): boolean =>
    glyphs.filter((glyph) => found.glyphs.has(glyph)).length >= MOST * glyphs.length;
  return {
    runs: runs.map((run, index) => {
      const digits = run.text.match(/\d/gu)?.length ?? 0;
      if (digits < 2 || !isFigurePart(run.text)) return run;
      return isLineThrough(run) || hasStroke(crops[index] as Crop, inkBelow) ? struckRun(run) : run;
    }),
    rulings: rulings.filter((ruling) => !found.lines.has(ruling)),
  };
}

const struckRun = (run: TextRun): TextRun => ({
  ...run,
  text: strikeOut(run.text),
  glyphs: run.glyphs.map((glyph) => ({ ...glyph, text: strikeOut(glyph.text) })),
});

/** Does one stroke run through the middle of the crop's only line, from end to end? */
function hasStroke(crop: Crop, inkBelow: number): boolean {
  if (crop.parts.length !== 1) return false;
  const { data, width, height } = withoutMargin(crop);
  const [top, bottom] = MIDDLE.map((share) => Math.round(share * height)) as [number, number];
  for (let y = top; y + ROWS <= bottom; y++) {
    let [longest, current] = [0, 0];
    for (let x = 0; x < width; x++) {
      const isInk = Array.from({ length: ROWS }, (_, row) => data[(y + row) * width + x] as number).some(
        (grey) => grey < inkBelow,
      );
      current = isInk ? current + 1 : 0;
      longest = Math.max(longest, current);
    }
    if (longest >= ACROSS * width) return true;
  }
  return false;
}
