import { type Box, centreX, centreY, contains, type Ruling, widthOf } from "../../core/geometry.ts";
import { unitOfLabel } from "../../lexicon/units.ts";
import type { TextRun } from "../../ocr/types.ts";
import { fieldsOf } from "./fields.ts";
import { isContents } from "./isTable.ts";
import { intoPieces, intoTextLines, isFigure, type TextLine } from "./textLines.ts";

/** Points: horizontals whose ends differ by no more belong to one table. */
export const SAME_ENDS = 6;
/** Of the lines between them: so many stand in columns where horizontals frame a table. */
const IN_COLUMNS = 0.5;
/** Most lines of a section's heading between two lines of the table. */
const HEADING = 2;
/** Most lines of one name, and the part of the width that it stays within. */
const WRAPPED = 5;
const NARROW = 0.5;

/**
 * Areas between the first and the last of a set of horizontals with the same ends, with text in columns between
 * each two of them that follow each other: tables of three lines, or with lines between all rows.
 */
export function ruledBlocks(rulings: readonly Ruling[], runs: readonly TextRun[]): Box[] {
  const horizontals = rulings.filter(({ axis }) => axis === "horizontal").sort((a, b) => a.at - b.at);
  const sets: Ruling[][] = [];
  for (const ruling of horizontals) {
    const set = sets.find(
      ([first]) =>
        Math.abs((first as Ruling).from - ruling.from) <= SAME_ENDS &&
        Math.abs((first as Ruling).to - ruling.to) <= SAME_ENDS,
    );
    if (set) set.push(ruling);
    else sets.push([ruling]);
  }
  return sets.flatMap((set) => joinStrips(set, runs));
}

/** The strips between neighbouring lines joined where they follow each other, from the first with columns to the last. */
function joinStrips(set: readonly Ruling[], runs: readonly TextRun[]): Box[] {
  const boxes: Box[] = [];
  let bottom: number | null = null;
  for (const [index, lower] of set.slice(1).entries()) {
    const upper = set[index] as Ruling;
    const strip: Box = [upper.from, upper.at, upper.to, lower.at];
    const nature = natureOf(strip, runs);
    const last = boxes.at(-1);
    if (nature === "columns") {
      if (last && bottom === upper.at) boxes[boxes.length - 1] = [last[0], last[1], last[2], lower.at];
      else boxes.push(strip);
    }
    if (nature === "columns" || (nature === "heading" && bottom === upper.at)) bottom = lower.at;
  }
  return boxes;
}

/** Does the line say the unit of the table that begins under it (部门：某局 单位：万元)? */
const isUnitLine = ({ pieces }: TextLine): boolean =>
  pieces.some(({ text }) => /[:：]/u.test(text) && unitOfLabel(text) !== null) &&
  !pieces.some(({ text }) => isFigure(text));

/** What stands in a strip: text in columns, a line or two (the heading of a section), or anything else. */
export function natureOf(strip: Box, runs: readonly TextRun[]): "columns" | "heading" | "other" {
  const inside = runs.filter((run) => contains(strip, centreX(run.box), centreY(run.box)));
  const lines = intoTextLines(intoPieces(inside));
  if (isContents(lines) || lines.some(isUnitLine)) return "other";
  if (lines.length === 0) return "heading";
  const isNarrow = (line: TextLine): boolean => widthOf(line.box) < NARROW * widthOf(strip);
  const others = lines.filter((line) => fieldsOf(line).length === 1);
  const isListed = others.length < lines.length && others.length <= (1 - IN_COLUMNS) * lines.length;
  // Beside the one line of its figures a name may take several.
  if (isListed || (others.length < lines.length && others.every(isNarrow))) return "columns";
  return lines.length <= HEADING || (lines.length <= WRAPPED && lines.every(isNarrow)) ? "heading" : "other";
}
