import { type Box, centreX, centreY, roundBox, union } from "../../core/geometry.ts";
import { groupBy } from "../../core/groupBy.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import type { PageGlyph } from "../../pdf/types.ts";
import type { Enclosures } from "../enclosures.ts";
import type { TextRun } from "../types.ts";
import { intoRows, type Placed, splitAtGaps, textOfLine } from "./lines.ts";
import { TEXT_LAYER } from "./toRun.ts";

/** In glyph heights: what stands further apart along a turned line is no one text; two cells have a ruling with white between. */
const GAP = 0.6;

/** A turned glyph with its box as if its line were upright; `at` is where it stands on the page. */
interface TurnedGlyph extends Placed {
  readonly at: Box;
}

/**
 * The turned text of an upright page, each line read along itself. `inCells`: cells that hold nothing else, such as a narrow
 * column's head, their lines joined. `aside`: lines over a ruling, beside upright text or outside all cells (notes in the
 * margin, marks of a printer).
 */
export function turnedText(glyphs: readonly PageGlyph[], enclosures: Enclosures) {
  const enclosureOf = ({ box }: PageGlyph): number => enclosures.at(centreX(box), centreY(box));
  const turned = glyphs.flatMap((glyph, word): TurnedGlyph[] => {
    if (glyph.turn === undefined) return [];
    const { box: at, turn } = glyph;
    const place = { word, enclosure: enclosureOf(glyph), isFigure: false, isStruck: false };
    return [{ ...glyph, ...place, at, box: alongLine(at, turn) }];
  });
  const lines = [...groupBy(turned, ({ turn }) => turn).values()].flatMap((alike) =>
    intoRows(alike).flatMap((row) => splitAtGaps(row, GAP)),
  );
  const across = lines.filter((line) => new Set(line.map(({ enclosure }) => enclosure)).size > 1);
  const upright = glyphs.filter(({ turn }) => turn === undefined);
  const taken = new Set([0, ...upright.map(enclosureOf), ...across.flat().map(({ enclosure }) => enclosure)]);
  const cellOf = ([first]: readonly TurnedGlyph[]): number => first?.enclosure ?? 0;
  const inCells = lines.filter((line) => !taken.has(cellOf(line)));
  return {
    inCells: [...groupBy(inCells, cellOf).values()].map(toRun),
    aside: lines.filter((line) => taken.has(cellOf(line))).map((line) => toRun([line])),
  };
}

/** The box in a space where the line runs from left to right. */
function alongLine([x0, y0, x1, y1]: Box, turn: PageGlyph["turn"]): Box {
  if (turn === 90) return [y0, -x1, y1, -x0];
  return turn === 270 ? [-y1, x0, -y0, x1] : [-x1, -y1, -x0, -y0];
}

function toRun(lines: readonly (readonly TurnedGlyph[])[]): TextRun {
  const box = roundBox(union(lines.flat().map(({ at }) => at)));
  return {
    box,
    lines: [box],
    text: lines.map((line) => withoutLayoutSpaces(textOfLine(line).join(""))).join(""),
    confidence: 1,
    engine: TEXT_LAYER,
    glyphs: lines.flat().map(({ text, at }) => ({ text, box: roundBox(at), confidence: 1 })),
  };
}
