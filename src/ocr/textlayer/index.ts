import { type Box, centreX, centreY, heightOf, overlap, roundBox, union } from "../../core/geometry.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import type { PageGlyph, PdfPage } from "../../pdf/types.ts";
import { findEnclosures } from "../enclosures.ts";
import type { PageText, TextRun } from "../types.ts";

export const TEXT_LAYER = "text-layer";

/** Part of the lower glyph's height that two glyphs of one line share. */
const SHARED_ROWS = 0.5;
/** In glyph heights: wider gaps part the columns of a table without rulings … */
const COLUMN_GAP = 1.5;
/** … but inside a ruled cell letters may be set far apart (项　目). */
const SPREAD_GAP = 6;
/** In glyph heights: a gap this wide between two Latin letters or figures is a space. */
const SPACE = 0.18;

interface Placed extends PageGlyph {
  readonly enclosure: number;
}

/**
 * The text of a born-digital page as runs, from the places of its glyphs alone: the order in which they are drawn
 * says nothing. No run crosses a ruling.
 */
export function readTextLayer(page: PdfPage): PageText {
  const runs = linesOf(page).map(toRun);
  const { number, kind, width, height, rotation, dpi, rulings } = page;
  return {
    number,
    kind,
    width,
    height,
    rotation,
    dpi,
    skew: 0,
    blank: runs.length === 0,
    steps: [],
    rulings,
    runs,
    unread: [],
  };
}

/** The page's glyphs line by line, each line cut at rulings and wide gaps. */
export function linesOf(page: PdfPage): PageGlyph[][] {
  const enclosures = findEnclosures(page.rulings, page);
  const placed = page.glyphs
    .filter((glyph) => glyph.text.trim() !== "")
    .map((glyph): Placed => ({ ...glyph, enclosure: enclosures.at(centreX(glyph.box), centreY(glyph.box)) }));
  const byEnclosure = groupByEnclosure(placed);
  return [...byEnclosure].flatMap(([enclosure, glyphs]) =>
    intoRows(glyphs).flatMap((row) => splitAtGaps(row, enclosure === 0 ? COLUMN_GAP : SPREAD_GAP)),
  );
}
function groupByEnclosure(glyphs: readonly Placed[]): Map<number, Placed[]> {
  const groups = new Map<number, Placed[]>();
  for (const glyph of glyphs) {
    const group = groups.get(glyph.enclosure);
    if (group) group.push(glyph);
    else groups.set(glyph.enclosure, [glyph]);
  }
  return groups;
}

/** Glyphs whose heights overlap stand in one row; each row from left to right. */
function intoRows(glyphs: readonly Placed[]): Placed[][] {
  const rows: { box: Box; glyphs: Placed[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => centreY(a.box) - centreY(b.box))) {
    const row = rows.findLast(({ box }) => {
      const shared = overlap(box[1], box[3], glyph.box[1], glyph.box[3]);
      return shared >= SHARED_ROWS * Math.min(heightOf(box), heightOf(glyph.box));
    });
    if (row) row.glyphs.push(glyph);
    else rows.push({ box: glyph.box, glyphs: [glyph] });
  }
  return rows.map((row) => row.glyphs.toSorted((a, b) => a.box[0] - b.box[0]));
}

function splitAtGaps(row: readonly Placed[], gap: number): Placed[][] {
  const parts: Placed[][] = [];
  for (const glyph of row) {
    const previous = parts.at(-1)?.at(-1);
    if (previous && glyph.box[0] - previous.box[2] <= gap * heightOf(glyph.box)) parts.at(-1)?.push(glyph);
    else parts.push([glyph]);
  }
  return parts;
}

function toRun(glyphs: readonly PageGlyph[]): TextRun {
  const text = glyphs.reduce((line, glyph, index) => {
    const previous = glyphs[index - 1];
    const apart = previous !== undefined && glyph.box[0] - previous.box[2] > SPACE * heightOf(glyph.box);
    return line + (apart ? " " : "") + glyph.text;
  }, "");
  const box = roundBox(union(glyphs.map((glyph) => glyph.box)));
  return {
    box,
    lines: [box],
    text: withoutLayoutSpaces(text),
    confidence: 1,
    engine: TEXT_LAYER,
    glyphs: glyphs.map((glyph) => ({ text: glyph.text, box: roundBox(glyph.box), confidence: 1 })),
  };
}
