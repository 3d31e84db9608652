import { type Box, roundBox, union } from "../core/geometry.ts";
import { readBars } from "./barShape.ts";
import type { Crop, CropPart } from "./cutCrop.ts";
import type { Line } from "./findLines.ts";
import type { ReadCharacter, ReadLine } from "./recognizer.ts";
import type { Glyph, TextRun } from "./types.ts";

/** What is the same for every run of a page: who read it, and the page's measures in pixels. */
interface RunContext {
  readonly engine: string;
  readonly textHeight: number;
  readonly dpi: number;
}

/** The run that a crop's reading is, in points: each character is put back where its line stands on the page. */
export function toRun(crop: Crop, read: ReadLine, { engine, textHeight, dpi }: RunContext): TextRun {
  const scale = 72 / dpi;
  const toBox = ({ x0, y0, x1, y1 }: PixelBox): Box =>
    roundBox([x0 * scale, y0 * scale, x1 * scale, y1 * scale]);
  const lines = crop.parts.map(({ line }) => toBox(line));
  const characters = orBars(crop, read, textHeight);
  const glyphs = characters
    .filter(({ text }) => text.trim() !== "")
    .map((character): Glyph => {
      const confidence = Math.round(character.confidence * 1e4) / 1e4;
      return { text: character.text, confidence, box: toBox(placeOnPage(crop, character)) };
    });
  return {
    box: union(lines),
    lines,
    text: characters
      .map(({ text }) => text)
      .join("")
      .trim(),
    confidence: glyphs.reduce((least, { confidence }) => Math.min(least, confidence), 1),
    engine,
    glyphs,
  };
}

type PixelBox = Pick<Line, "x0" | "y0" | "x1" | "y1">;

/** What was read, or what the shape of a line of mere bars says. */
function orBars(crop: Crop, read: ReadLine, textHeight: number): ReadLine {
  const [part] = crop.parts;
  if (part === undefined || crop.parts.length > 1) return read;
  const text = readBars(part.line, textHeight, read.map((character) => character.text).join(""));
  if (text === null) return read;
  const confidence = read.reduce((least, character) => Math.min(least, character.confidence), 1);
  return [{ text, from: part.left, to: part.right, confidence }];
}

/** Where a character of the crop stands on the page: about as wide as its line is high. */
function placeOnPage(crop: Crop, { from, to }: ReadCharacter): PixelBox {
  const middle = (from + to) / 2;
  const { line, left, pageLeft } =
    crop.parts.findLast((part) => part.left <= middle) ?? (crop.parts[0] as CropPart);
  const x = Math.min(line.x1, Math.max(line.x0, middle - left + pageLeft));
  const half = Math.min(line.y1 - line.y0, line.x1 - line.x0) / 2;
  return { x0: Math.max(line.x0, x - half), y0: line.y0, x1: Math.min(line.x1, x + half), y1: line.y1 };
}
