import { type Box, heightOf, widthOf } from "../../core/geometry.ts";
import { TEXT_LAYER } from "../../ocr/textlayer/toRun.ts";
import type { TextRun } from "../../ocr/types.ts";

/** Marks no larger than a speck of a poor copy, which a reader takes for one of them. No cell holds such alone. */
const SPECK = /^[.,:;、。·，：；'‘’"“”`´|¦!°˙_~\s]+$/u;
/** The same at the ends of words and figures, or a dash. */
const END_MARK = /^[.,:;、。·，：；'‘’"“”`´|¦!°˙_~\s–—-]$/u;

/** What was printed as a dash may be read as one of these. */
const DASH = /^[-–—―－−一_]+$/u;
/** In text heights, both ways: smaller ink is no character, whatever a reader made of it … */
const SMALLEST = 0.5;
/** … but for a dash, which is so many times as wide as it is high. */
const FLAT = 1.5;

/**
 * Is it nothing but specks, beside text of `height` (points)? A text layer has none: its marks are printed. Such a run
 * stays in its cell; it only says nothing of where rows and columns are.
 */
export function isSpecks({ engine, text, box }: TextRun, height: number): boolean {
  if (engine === TEXT_LAYER) return false;
  if (DASH.test(text) && widthOf(box) >= FLAT * heightOf(box)) return false;
  return SPECK.test(text) || Math.max(widthOf(box), heightOf(box)) < SMALLEST * height;
}

/** The run's box without the marks at its ends: they may be specks beside it, and it is no wider for them. */
export function withoutEndMarks({ box, engine, glyphs, lines }: TextRun): Box {
  if (engine === TEXT_LAYER || lines.length > 1) return box;
  const isMark = (index: number): boolean => END_MARK.test(glyphs[index]?.text ?? "");
  let [first, last] = [0, glyphs.length - 1];
  while (first < last && isMark(first)) first++;
  while (last > first && isMark(last)) last--;
  // A reader places characters by less than their width; a digit is half as wide as it is high.
  const slack = heightOf(box) / 4;
  const left =
    first === 0 ? box[0] : Math.max(box[0], (glyphs[first] as (typeof glyphs)[number]).box[0] - slack);
  const right =
    last === glyphs.length - 1
      ? box[2]
      : Math.min(box[2], (glyphs[last] as (typeof glyphs)[number]).box[2] + slack);
  return right > left ? [left, box[1], right, box[3]] : box;
}
