/** What the characters of cells may be instead, by the reader's own account: kept beside the assembly, which has texts only. */

import type { Assembly, CellPiece, LogicalCell } from "../../assemble/types.ts";
import { type Box, boxOnPage } from "../../core/geometry.ts";
import { normalise } from "../../core/text.ts";
import type { Alternative } from "../../ocr/types.ts";
import { intoLines } from "../../table/readingOrder.ts";
import type { PageLayout } from "../../table/types.ts";

/** One character as it was read, and what its reader holds possible instead; nothing where it was sure. */
export interface CharacterReading extends Alternative {
  readonly others: readonly Alternative[];
}

/** A cell of a page as its reader read it, where a character is in doubt or a second reader differs. Page and box are those of the piece that `assemble` makes of it. */
export interface DoubtfulText {
  readonly page: number;
  readonly box: Box;
  readonly engine: string;
  readonly characters: readonly CharacterReading[];
}

/** The assembly with what its readers doubted; a text layer doubts nothing. */
export interface ReadAssembly extends Assembly {
  readonly doubtful?: readonly DoubtfulText[];
}

/** Every cell of a page in which something may be read otherwise. */
export function doubtfulTexts({ page, tables }: PageLayout): DoubtfulText[] {
  return tables.flatMap(({ cells }) =>
    cells.flatMap(({ box, runs }): DoubtfulText[] => {
      const glyphs = intoLines(runs).flatMap((line) => line.flatMap((run) => run.glyphs));
      const isDoubtful = glyphs.some(({ alternatives = [] }) => alternatives.length > 0);
      const isContradicted = runs.some(
        ({ text, second }) => second !== undefined && normalise(second.text) !== normalise(text),
      );
      if (!isDoubtful && !isContradicted) return [];
      const characters = glyphs.flatMap(({ text, confidence, alternatives = [] }) => {
        const plain = [...normalise(text)];
        const others = plain.length === 1 ? alternatives : [];
        return plain.map((character) => ({ text: character, confidence, others }));
      });
      const engine = runs[0]?.engine ?? "";
      return [{ page: page.number, box: boxOnPage(box, page), engine, characters }];
    }),
  );
}

/** The characters of a cell, without white space; null where nothing may be read otherwise. */
export type Readings = (cell: LogicalCell) => Pick<DoubtfulText, "engine" | "characters"> | null;

/** Looks up what was doubted of a cell, by the place of its pieces. */
export function readingsIn(doubtful: readonly DoubtfulText[] = []): Readings {
  const places = new Map(doubtful.map((entry) => [placeOf(entry), entry]));
  const doubtOf = (piece: CellPiece): DoubtfulText | undefined => {
    const entry = places.get(placeOf(piece));
    const read = entry?.characters.map(({ text }) => text).join("");
    return read === normalise(piece.text) ? entry : undefined;
  };
  return ({ pieces, correctedAt }) => {
    if (correctedAt !== undefined) return null;
    const doubts = pieces.map(doubtOf);
    const engine = doubts.find((doubt) => doubt !== undefined)?.engine;
    if (engine === undefined) return null;
    const characters = pieces.flatMap(
      ({ text, confidence }, index) =>
        doubts[index]?.characters ??
        [...normalise(text)].map((character) => ({ text: character, confidence, others: [] })),
    );
    return { engine, characters };
  };
}

const placeOf = ({ page, box }: { readonly page: number; readonly box: Box }): string =>
  `${page} ${box.join(" ")}`;
