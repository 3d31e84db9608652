import {
  type Box,
  centreX,
  centreY,
  heightOf,
  overlap,
  type Ruling,
  roundBox,
  union,
} from "../../core/geometry.ts";
import { STRUCK } from "../../core/money.ts";
import { withoutLayoutSpaces } from "../../core/text.ts";
import type { PageGlyph, PdfPage } from "../../pdf/types.ts";
import { findEnclosures } from "../enclosures.ts";
import type { PageText, TextRun } from "../types.ts";
import { figureWords, WORD_GAP } from "./figureWords.ts";
import { withRaised } from "./raised.ts";
import { findStruckOut } from "./struckOut.ts";

export const TEXT_LAYER = "text-layer";

/** Part of the lower glyph's height that two glyphs of one line share. */
const SHARED_ROWS = 0.5;
/** In glyph heights: wider gaps part the columns of a table without rulings … */
const COLUMN_GAP = 1.5;
/** … but inside a ruled cell letters may be set far apart (项　目). */
const SPREAD_GAP = 6;
/** What a figure is made of. */
const FIGURE_PART = /^[\d.,%()+-]+$/u;

/** A glyph on its way into a line: `word` counts the page's words, and a figure is one word. */
interface Placed extends PageGlyph {
  readonly enclosure: number;
  readonly word: number;
  readonly isStruck: boolean;
}

/**
 * The text of a born-digital page as runs, from the places of its glyphs alone: the order in which they are drawn
 * says nothing. No run crosses a ruling, but for a figure that one operator writes over it.
 */
export function readTextLayer(page: PdfPage): PageText {
  const { lines, rulings } = textOf(page);
  const runs = lines.map(toRun);
  const { number, kind, width, height, rotation, dpi } = page;
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
export const linesOf = (page: PdfPage): PageGlyph[][] => textOf(page).lines;

/** The lines of text, and the rulings but for those that strike text out. */
function textOf(page: PdfPage): { lines: Placed[][]; rulings: readonly Ruling[] } {
  const struck = findStruckOut(page.glyphs, page.rulings);
  const rulings = page.rulings.filter((ruling) => !struck.lines.has(ruling));
  const enclosures = findEnclosures(rulings, page);
  const words = figureWords(page.glyphs.filter((glyph) => glyph.text.trim() !== ""));
  const placed = words.flatMap((glyphs, word): Placed[] => {
    const box = union(glyphs.map((glyph) => glyph.box));
    const enclosure = enclosures.at(centreX(box), centreY(box));
    return glyphs.map((glyph) => ({ ...glyph, word, enclosure, isStruck: struck.glyphs.has(glyph) }));
  });
  const lines = [...groupByEnclosure(placed)].flatMap(([enclosure, glyphs]) =>
    intoRows(glyphs).flatMap((row) => splitAtGaps(row, enclosure === 0 ? COLUMN_GAP : SPREAD_GAP)),
  );
  return { lines, rulings };
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
  return rows.map((row) => inOrder(row.glyphs));
}

/** From left to right, word by word: figures that run into each other keep their digits apart. */
function inOrder(row: readonly Placed[]): Placed[] {
  const starts = new Map<number, number>();
  for (const { word, box } of row) starts.set(word, Math.min(box[0], starts.get(word) ?? box[0]));
  const start = ({ word }: Placed): number => starts.get(word) as number;
  return row.toSorted((a, b) => start(a) - start(b) || a.word - b.word || a.box[0] - b.box[0]);
}

/** In glyph heights: a word that begins so far within the word before it is no part of the same text. */
const INTO = 0.3;

function splitAtGaps(row: readonly Placed[], gap: number): Placed[][] {
  const parts: Placed[][] = [];
  for (const glyph of row) {
    const previous = parts.at(-1)?.at(-1);
    const height = heightOf(glyph.box);
    const space = previous ? glyph.box[0] - previous.box[2] : 0;
    const runsInto = previous?.word !== glyph.word && space < -INTO * height;
    if (previous && space <= gap * height && !runsInto) parts.at(-1)?.push(glyph);
    else parts.push([glyph]);
  }
  return parts;
}

/** The line's text: a blank where a gap is wide, and where a figure struck out ends or begins; raised digits as such. */
function textOfLine(line: readonly Placed[]): string[] {
  const isStruckFigure = ({ isStruck, word }: Placed): boolean =>
    isStruck &&
    FIGURE_PART.test(
      line
        .filter((other) => other.word === word && other.isStruck)
        .map(({ text }) => text)
        .join(""),
    );
  return withRaised(line).map((glyph, index) => {
    const previous = line[index - 1];
    const isApart =
      previous !== undefined &&
      (glyph.box[0] - previous.box[2] > WORD_GAP * heightOf(glyph.box) ||
        previous.isStruck !== glyph.isStruck);
    return (isApart ? " " : "") + glyph.text + (isStruckFigure(glyph) ? STRUCK : "");
  });
}

function toRun(line: readonly Placed[]): TextRun {
  const texts = textOfLine(line);
  const box = roundBox(union(line.map((glyph) => glyph.box)));
  return {
    box,
    lines: [box],
    text: withoutLayoutSpaces(texts.join("")),
    confidence: 1,
    engine: TEXT_LAYER,
    glyphs: line.map((glyph, at) => ({
      text: (texts[at] as string).trim(),
      box: roundBox(glyph.box),
      confidence: 1,
    })),
  };
}
