import { centreX, type Ruling, union } from "../../src/core/geometry.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import type { PageTable } from "../../src/table/types.ts";

const FONT = 10;
const advanceOf = (letter: string): number => (/[\u0020-\u007e]/u.test(letter) ? FONT / 2 : FONT);

const widthOfText = (text: string): number => [...text].reduce((sum, letter) => sum + advanceOf(letter), 0);

/** One printed line whose left end is at `x` and whose top is at `y`, glyph by glyph; 10-point letters. */
export function textAt(text: string, x: number, y: number): TextRun {
  let at = x;
  const glyphs = [...text].flatMap((letter) => {
    const box = [at, y, at + advanceOf(letter), y + FONT] as const;
    at += advanceOf(letter);
    return letter === " " ? [] : [{ text: letter, box, confidence: 1 }];
  });
  const box = [x, y, at, y + FONT] as const;
  return { box, lines: [box], text, confidence: 1, engine: "text-layer", glyphs };
}

export const rightAt = (text: string, x: number, y: number): TextRun =>
  textAt(text, x - widthOfText(text), y);
export const centredAt = (text: string, x: number, y: number): TextRun =>
  textAt(text, x - widthOfText(text) / 2, y);

/**
 * Neighbouring words read as one run, as a recogniser gives it: as high as all of them, each character's box as wide as
 * the run is high.
 */
export function readTogether(words: readonly TextRun[], second?: string): TextRun {
  const box = union(words.map((word) => word.box));
  const half = (box[3] - box[1]) / 2;
  const glyphs = words
    .flatMap((word) => word.glyphs)
    .map((glyph) => ({
      ...glyph,
      box: [
        Math.max(box[0], centreX(glyph.box) - half),
        box[1],
        Math.min(box[2], centreX(glyph.box) + half),
        box[3],
      ] as const,
    }));
  const text = words.map((word) => word.text).join("");
  const reading =
    second === undefined ? {} : { second: { engine: "tesseract", text: second, confidence: 1 } };
  return { box, lines: [box], text, confidence: 1, engine: "ppocr", glyphs, ...reading };
}

export const horizontal = (at: number, from: number, to: number): Ruling => ({
  axis: "horizontal",
  at,
  from,
  to,
  thickness: 0.5,
});
export const vertical = (at: number, from: number, to: number): Ruling => ({
  axis: "vertical",
  at,
  from,
  to,
  thickness: 0.5,
});

/** An A4 page of the given text and lines. */
export const pageOf = (runs: readonly TextRun[], rulings: readonly Ruling[] = []): PageText => ({
  number: 1,
  kind: "text",
  width: 595,
  height: 842,
  rotation: 0,
  dpi: 200,
  skew: 0,
  blank: runs.length === 0,
  steps: [],
  rulings,
  runs,
  unread: [],
});

/** The table row by row: each cell's text, with its spans (rows x columns) where it has any. */
export function showTable(table: PageTable): string[] {
  return table.rowEdges.slice(1).map((_, row) =>
    table.cells
      .filter((cell) => cell.row === row)
      .map(({ runs, rowSpan, columnSpan }) => {
        const text = runs.map((run) => run.text).join("");
        return rowSpan * columnSpan > 1 ? `${text}[${rowSpan}x${columnSpan}]` : text;
      })
      .join("|"),
  );
}
