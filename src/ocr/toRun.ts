import { type Box, roundBox, union } from "../core/geometry.ts";
import { readBars } from "./barShape.ts";
import { characterInk } from "./characterInk.ts";
import type { Crop, CropPart } from "./cutCrop.ts";
import type { Line } from "./line.ts";
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
  const printed = characters.filter(({ text }) => text.trim() !== "");
  const places = placesByInk(crop, printed);
  const glyphs = printed.map((character, index): Glyph => {
    const glyph = {
      text: character.text,
      confidence: rounded(character.confidence),
      box: toBox(places?.[index] ?? placeOnPage(crop, character)),
    };
    const alternatives = character.alternatives?.map((other) => ({
      text: other.text,
      confidence: rounded(other.confidence),
    }));
    return alternatives === undefined ? glyph : { ...glyph, alternatives };
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

const rounded = (confidence: number): number => Math.round(confidence * 1e4) / 1e4;

type PixelBox = Pick<Line, "x0" | "y0" | "x1" | "y1">;

/** What was read, corrected by shape where it is horizontal bars: a whole line of them, or a character. */
function orBars(crop: Crop, read: ReadLine, textHeight: number): ReadLine {
  const [first] = crop.parts;
  const confidence = read.reduce((least, character) => Math.min(least, character.confidence), 1);
  if (first !== undefined && crop.parts.length === 1) {
    const text = readBars(first.line.pieces, textHeight, read.map((character) => character.text).join(""));
    if (text !== null) return [{ text, from: first.left, to: first.right, confidence }];
  }
  return read.map((character, index) => {
    const beside = `${read[index - 1]?.text ?? ""} ${read[index + 1]?.text ?? ""}`;
    if (!BAR_LIKE.test(character.text) || !IN_WORDS.test(beside) || /\d/u.test(beside)) return character;
    const { line, left, pageLeft } = partAt(crop, character);
    const height = Math.min(textHeight, line.y1 - line.y0);
    const middle = (character.from + character.to) / 2 - left + pageLeft;
    const own = line.pieces.filter(({ x0, x1 }) => Math.abs((x0 + x1) / 2 - middle) <= OWN * height);
    return { ...character, text: readBars(own, height, character.text) ?? character.text };
  });
}

/** Beside a numeral 一, 二, 三, and beside no sign of a figure. */
const IN_WORDS = /[\p{Script=Han}、）)]/u;
/** What recognisers take bars for. */
const BAR_LIKE = /^[一二三\-—―－=·~]$/u;
/** In line heights: ink whose middle is this near to a character's is the character's. */
const OWN = 0.45;

/** The line of the crop that a character stands in. */
const partAt = (crop: Crop, { from, to }: ReadCharacter): CropPart =>
  crop.parts.findLast((part) => part.left <= (from + to) / 2) ?? (crop.parts[0] as CropPart);

/** What figures are made of: each character is one piece of ink. */
const FIGURE = /^[\d.,-]+$/u;

/**
 * Where the characters of a figure stand, by their ink, which is exact: networks place a digit a fifth of its height
 * off. Null where the pieces of ink are not as many as the characters.
 */
function placesByInk(crop: Crop, characters: ReadLine): PixelBox[] | null {
  if (!FIGURE.test(characters.map(({ text }) => text).join(""))) return null;
  const { line } = crop.parts[0] as CropPart;
  return characterInk(crop, characters)?.map((box) => ({ ...box, y0: line.y0, y1: line.y1 })) ?? null;
}

/** Where a character of the crop stands on the page: about as wide as its line is high. */
function placeOnPage(crop: Crop, character: ReadCharacter): PixelBox {
  const { line, left, pageLeft } = partAt(crop, character);
  const middle = (character.from + character.to) / 2;
  const x = Math.min(line.x1, Math.max(line.x0, middle - left + pageLeft));
  const half = Math.min(line.y1 - line.y0, line.x1 - line.x0) / 2;
  return { x0: Math.max(line.x0, x - half), y0: line.y0, x1: Math.min(line.x1, x + half), y1: line.y1 };
}
