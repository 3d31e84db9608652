import { type Box, roundBox } from "../core/geometry.ts";
import type { Crop } from "./cutCrop.ts";
import type { Line } from "./findLines.ts";
import type { ReadLine } from "./recognizer.ts";
import type { Glyph, TextRun } from "./types.ts";

/** The run that a crop's reading is, in points: each character is put back where its line stands on the page. */
export function toRun(crop: Crop, read: ReadLine, engine: string, dpi: number): TextRun {
  const scale = 72 / dpi;
  const toBox = ({ x0, y0, x1, y1 }: Pick<Line, "x0" | "y0" | "x1" | "y1">): Box =>
    roundBox([x0 * scale, y0 * scale, x1 * scale, y1 * scale]);
  const lines = crop.parts.map(({ line }) => toBox(line));
  const glyphs = read.flatMap((character): Glyph[] => {
    if (character.text.trim() === "") return [];
    const middle = (character.from + character.to) / 2;
    const part = crop.parts.findLast(({ left }) => left <= middle) ?? crop.parts[0]!;
    const { line } = part;
    const half = Math.min(line.y1 - line.y0, (line.x1 - line.x0)) / 2;
    const x = Math.min(line.x1, Math.max(line.x0, middle - part.left + part.pageLeft));
    return [
      {
        text: character.text,
        confidence: Math.round(character.confidence * 1e4) / 1e4,
        box: toBox({ x0: Math.max(line.x0, x - half), x1: Math.min(line.x1, x + half), y0: line.y0, y1: line.y1 }),
      },
    ];
  });
  return {
    box: [
      Math.min(...lines.map((line) => line[0])),
      Math.min(...lines.map((line) => line[1])),
      Math.max(...lines.map((line) => line[2])),
      Math.max(...lines.map((line) => line[3])),
    ],
    lines,
    text: read.map(({ text }) => text).join("").trim(),
    confidence: glyphs.reduce((least, { confidence }) => Math.min(least, confidence), 1),
    engine,
    glyphs,
  };
}
