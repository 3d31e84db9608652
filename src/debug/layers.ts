import type { Box, Ruling } from "../core/geometry.ts";
import { heightOf, widthOf } from "../core/geometry.ts";
import type { PageText, TextRun } from "../ocr/types.ts";
import type { GridCell, PageLayout } from "../table/types.ts";

/** What can be drawn over a page, in the order in which it is drawn. */
export const LAYERS = ["rulings", "cells", "runs", "text"] as const;
export type Layer = (typeof LAYERS)[number];

/** A page as the stages left it. */
export interface PageArtifacts {
  readonly text: PageText;
  readonly layout: PageLayout;
}

/** Readings below it are drawn as doubtful. */
const DOUBTFUL = 0.9;
/** Line width of outlines, points. */
const OUTLINE = 0.6;
/** Share of a glyph box's height that a letter of that font size fills. */
const FONT_SHARE = 0.9;
/** Height of the row and column written into each cell, points. */
const CELL_LABEL = 4;

/** SVG elements of each layer, in points of the deskewed page. */
export const drawLayer: Record<Layer, (page: PageArtifacts) => string[]> = {
  rulings: ({ text }) => text.rulings.map(rulingElement),
  cells: ({ layout }) => layout.tables.flatMap(({ cells }) => cells.map(cellElement)),
  runs: ({ text }) => [
    ...text.runs.map((run) => boxElement(run.box, run.confidence < DOUBTFUL ? "#d00000" : "#118833")),
    ...text.unread.map(({ box }) => boxElement(box, "#ff00ff")),
  ],
  text: ({ text }) => text.runs.flatMap(textElements),
};

function rulingElement({ axis, at, from, to, thickness }: Ruling): string {
  const [x1, y1, x2, y2] = axis === "horizontal" ? [from, at, to, at] : [at, from, at, to];
  const width = Math.max(thickness, OUTLINE);
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#e06000" stroke-width="${width}"/>`;
}

function cellElement({ box, row, column, rowSpan, columnSpan }: GridCell): string {
  const isSpanning = rowSpan > 1 || columnSpan > 1;
  const label = isSpanning ? `${row},${column} ${rowSpan}x${columnSpan}` : `${row},${column}`;
  return (
    boxElement(box, "#1050d0", isSpanning ? "#1050d020" : "none") +
    `<text x="${box[0] + 1}" y="${box[1] + CELL_LABEL}" font-size="${CELL_LABEL}" fill="#1050d0">${label}</text>`
  );
}

function boxElement(box: Box, stroke: string, fill = "none"): string {
  const [x, y] = box;
  return `<rect x="${x}" y="${y}" width="${widthOf(box)}" height="${heightOf(box)}" fill="${fill}" stroke="${stroke}" stroke-width="${OUTLINE}"/>`;
}

/** The characters where they were read, on a white veil so that they can be told from the print below. */
function textElements({ box, glyphs, confidence }: TextRun): string[] {
  const veil = `<rect x="${box[0]}" y="${box[1]}" width="${widthOf(box)}" height="${heightOf(box)}" fill="#ffffffd0"/>`;
  const fill = confidence < DOUBTFUL ? "#d00000" : "#7000a0";
  const letters = glyphs.map((glyph) => {
    const size = heightOf(glyph.box) * FONT_SHARE;
    return `<text x="${glyph.box[0]}" y="${glyph.box[3] - heightOf(glyph.box) + size}" font-size="${size}" fill="${fill}">${escapeXml(glyph.text)}</text>`;
  });
  return [veil, ...letters];
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text of a document as it may stand in SVG; characters that XML forbids become blanks. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ")
    .replace(/[&<>"']/gu, (character) => ENTITIES[character] as string);
