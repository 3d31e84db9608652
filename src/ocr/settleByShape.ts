import { countOf, mostFrequent } from "../core/countOf.ts";
import type { Raster } from "../pdf/types.ts";
import { characterInk, type InkBox } from "./characterInk.ts";
import type { Crop } from "./cutCrop.ts";
import { plain, SETTLED } from "./fuseReadings.ts";
import { readAs } from "./readAs.ts";
import type { ReadCharacter, ReadLine } from "./recognizer.ts";
import { resize } from "./resize.ts";
import { textOf } from "./secondOpinion.ts";
import { splitInk } from "./splitInk.ts";
import type { Reading } from "./types.ts";

/** Pixels: the size that digits are compared at. */
const [WIDTH, HEIGHT] = [14, 18];
/** The digits nearest in shape that are asked, and how many of them have to say the same. */
const [ASKED, ALIKE] = [7, 6];
/** A page tells what its digits look like where it has so many surely read ones of each digit in question. */
const FEWEST = 8;
/** Confidence of the first reader from which a digit that both readers see is taken as an example. */
const SURE = 0.9;
/** Of the tallest character's height: the ink of a digit is as high, or a part of it was not found. */
const WHOLE = 0.85;
const WHITE = 255;

/** A digit of the page as it looks. */
interface Shape {
  readonly text: string;
  /** Darkness of WIDTH x HEIGHT pixels, mean 0, length 1. */
  readonly look: Float32Array;
}

/**
 * Digits in doubt settled by the page's own print: each is what the digits nearest to it in shape are read as, where
 * both readers see those alike. Only what a reader holds possible is taken. `seconds` are the second reader's readings,
 * by the number of the line. On faxes in Song, whose 5 and 3 networks confuse, 9 of 10 digits read wrong come right.
 */
export function settleByShape(
  grey: Raster,
  crops: readonly Crop[],
  read: readonly ReadLine[],
  seconds: ReadonlyMap<number, Reading>,
): ReadLine[] {
  const figures = [...seconds].flatMap(([index, second]): Figure[] => {
    const places = placesOf(grey, crops[index]!, read[index]!);
    return places === null ? [] : [{ index, line: read[index]!, told: plain(second.text), places }];
  });
  const examples = figures.flatMap(({ line, told, places }) =>
    plain(textOf(line)) !== told
      ? []
      : [...places].flatMap(([{ text, confidence }, place]) =>
          isDigit(text) && confidence >= SURE ? [{ text, place }] : [],
        ),
  );
  // Most pages have no digit in doubt, and need no looks.
  let shapes: readonly Shape[] | null = null;
  const shapesOf = (): readonly Shape[] => {
    shapes ??= examples.map(({ text, place }) => ({ text, look: lookOf(grey, place) }));
    return shapes;
  };
  const counts = countOf(examples.map(({ text }) => text));
  const lines = [...read];
  for (const { index, line, told, places } of figures) {
    const length = plain(textOf(line)).length;
    const agreed = agreedDigits(line, told);
    let position = -1;
    lines[index] = line.map((character) => {
      if (plain(character.text) !== "") position++;
      if (agreed.has(character)) return character;
      const place = places.get(character);
      if (place === undefined || !isDigit(character.text)) return character;
      const possible = new Set([character, ...(character.alternatives ?? [])].map(({ text }) => text));
      if (told.length === length) possible.add(told[position]!);
      const known = [...possible].filter((text) => (counts.get(text) ?? 0) >= FEWEST);
      if (known.length < 2 || !known.includes(character.text)) return character;
      const text = nearest(lookOf(grey, place), shapesOf());
      return text === null || text === character.text || !known.includes(text)
        ? character
        : readAs(character, text, SETTLED);
    });
  }
  return lines;
}

/** A line that was read twice, and where each of its characters stands. */
interface Figure {
  readonly index: number;
  readonly line: ReadLine;
  /** The second reading, without commas. */
  readonly told: string;
  readonly places: ReadonlyMap<ReadCharacter, InkBox>;
}

/** Digits that the first reader is sure of and the second sees in the same place, whatever marks stand between. */
function agreedDigits(line: ReadLine, told: string): Set<ReadCharacter> {
  const [digits, others] = [line.filter(({ text }) => isDigit(text)), told.replace(/\D/gu, "")];
  if (digits.length !== others.length) return new Set();
  return new Set(digits.filter(({ text, confidence }, at) => confidence >= SURE && text === others[at]));
}

const isDigit = (text: string): boolean => /^\d$/u.test(text);

/** What the shapes nearest to this one are read as; null where they are not read alike. */
function nearest(look: Float32Array, examples: readonly Shape[]): string | null {
  const near = examples
    .map(({ text, look: other }) => ({ text, likeness: product(look, other) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, ASKED);
  const best = mostFrequent(near.map(({ text }) => text));
  return best !== undefined && best[1] >= ALIKE ? best[0] : null;
}

/** Where each character of a figure stands on the page; null where nothing tells. */
function placesOf(grey: Raster, crop: Crop, line: ReadLine): Map<ReadCharacter, InkBox> | null {
  const printed = line.filter(({ text }) => text.trim() !== "");
  const boxes = characterInk(crop, printed) ?? splitInk(grey, crop, printed);
  if (boxes === null) return null;
  const heightOf = ({ y0, y1 }: InkBox): number => y1 - y0;
  const tallest = Math.max(...boxes.map(heightOf));
  return new Map(
    printed.flatMap((character, index) => {
      const box = boxes[index]!;
      return heightOf(box) < WHOLE * tallest ? [] : [[character, box]];
    }),
  );
}

/** The ink in the box, brought to one height, in the middle of the picture. */
function lookOf(grey: Raster, { x0, y0, x1, y1 }: InkBox): Float32Array {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y0 + y) * grey.width + x0;
    data.set(grey.data.subarray(from, from + width), y * width);
  }
  const wide = Math.min(WIDTH, Math.max(1, Math.round((width * HEIGHT) / height)));
  const digit = resize({ data, width, height, channels: 1 }, wide, HEIGHT);
  const look = new Float32Array(WIDTH * HEIGHT);
  const left = (WIDTH - wide) >> 1;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < wide; x++) look[y * WIDTH + left + x] = WHITE - digit.data[y * wide + x]!;
  }
  const mean = look.reduce((sum, value) => sum + value, 0) / look.length;
  const length = Math.hypot(...look.map((value) => value - mean)) || 1;
  return look.map((value) => (value - mean) / length);
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
