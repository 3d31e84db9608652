/** Texts that the reader of a cell holds possible: of every character what was read, or one of its alternatives. */

import type { LogicalCell } from "../../assemble/types.ts";
import { normalise } from "../../core/text.ts";
import type { CharacterReading } from "./doubtfulTexts.ts";

/** Is `text`, character by character, what was read or an alternative of it? */
export function isPossible(text: string, characters: readonly CharacterReading[]): boolean {
  const wanted = [...text];
  return (
    wanted.length === characters.length &&
    wanted.every((character, at) => likelihood(character, characters[at]) !== undefined)
  );
}

/** The cell with another text as long as its own; characters that stay are left as printed (full-width brackets). */
export function withCharacters(
  cell: LogicalCell,
  wanted: readonly string[],
  characters: readonly CharacterReading[],
): LogicalCell {
  const printed = [...cell.text];
  const isPlain = printed.length === wanted.length;
  const text = wanted
    .map((character, at) => {
      const own = isPlain ? (printed[at] as string) : character;
      return normalise(own) === character ? own : character;
    })
    .join("");
  const confidence = Math.min(
    cell.confidence,
    // What only the second reader saw is as sure as that one is.
    ...wanted.map((character, at) => likelihood(character, characters[at]) ?? cell.second?.confidence ?? 0),
  );
  const [piece, ...others] = cell.pieces;
  const pieces = piece && others.length === 0 ? [{ ...piece, text, confidence }] : cell.pieces;
  return { ...cell, text, confidence, pieces };
}

/** How likely the reader holds the character; undefined where it does not hold it possible. */
const likelihood = (wanted: string, read: CharacterReading | undefined): number | undefined =>
  wanted === read?.text
    ? read.confidence
    : read?.others.find((other) => normalise(other.text) === wanted)?.confidence;
