import { type Box, centreX, centreY, heightOf, overlap } from "../core/geometry.ts";
import { isFigure } from "../core/money.ts";
import { dropped, withEntries } from "../core/pageBooks.ts";
import type { PdfPage } from "../pdf/types.ts";
import { countCharacters } from "./countCharacters.ts";
import { findEnclosures } from "./enclosures.ts";
import { readTextLayer } from "./textlayer/index.ts";
import type { PageText, TextRun, UnreadInk } from "./types.ts";

/** Mean confidence of a run's characters: what reads worse is a drawing, or print that nobody can read. */
const LEGIBLE = 0.6;
/** The same of one character alone: strokes of a drawing are read as such. */
const LEGIBLE_ALONE = 0.9;
/** Points: the area that rulings enclose is no cell, but the frame of a picture, where it is higher. */
const HIGHEST_CELL = 72;
/** In heights of the ink: what closes it in more tightly is its own outline, such as a square of a legend. */
const ROOM = 1.15;
/** In heights of the ink: text in the same line is no further away. */
const BESIDE = 1;

/**
 * The text layer of a page, and beside it what was read from the picture of what else it shows. The rulings of both cut
 * both. What could not be read is told of where it stands in a cell, or beside a figure in a line of text; elsewhere it
 * is a picture.
 */
export function withPicture(page: PdfPage, pictured: PageText): PageText {
  const runs = pictured.runs.filter(isLegible);
  const rulings = runs.length === 0 ? page.rulings : [...page.rulings, ...pictured.rulings];
  const text = readTextLayer({ ...page, rulings });
  const enclosures = findEnclosures(text.rulings, page);
  const isInCell = (box: Box): boolean => {
    const enclosure = enclosures.at(centreX(box), centreY(box));
    const height = heightOf(enclosures.boxOf(enclosure));
    return enclosure !== 0 && height <= HIGHEST_CELL && height >= ROOM * heightOf(box);
  };
  const isInLine = (box: Box): boolean =>
    text.runs.some((run) => /\d/u.test(run.text) && isBeside(box, run.box));
  const drawn = pictured.runs.filter((run) => !isLegible(run));
  const illegible = drawn
    .filter(({ box, text: read }) => isInCell(box) || (/\d/u.test(read) && isInLine(box)))
    .map(
      ({ box, text: read }): UnreadInk =>
        /\d/u.test(read) && isFigure(read) ? { box, isFigure: true } : { box },
    );
  const unread = [...pictured.unread.filter(({ box }) => isInCell(box) || isInLine(box)), ...illegible];
  const ink = pictured.books?.ink;
  const books = withEntries(text.books, {
    dropped: dropped(new Map([["drawing", drawn.map((run) => run.text)]])),
    unread: illegible.length,
    ink: {
      ...{ seal: ink?.seal ?? 0, mark: ink?.mark ?? 0, speck: ink?.speck ?? 0 },
      text: countCharacters(runs),
      picture: pictured.unread.length + drawn.length - unread.length,
    },
  });
  if (runs.length === 0 && unread.length === 0) return { ...text, books };
  const places = runs.length === 1 ? "1 place" : `${runs.length} places`;
  return {
    ...text,
    kind: "mixed",
    pictured: [...runs, ...unread].map(({ box }) => box),
    blank: false,
    books,
    runs: [...text.runs, ...runs],
    unread,
    steps: [...text.steps, { name: "read-picture", detail: places }],
  };
}

function isLegible({ glyphs }: TextRun): boolean {
  const mean = glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / glyphs.length;
  return mean >= (glyphs.length === 1 ? LEGIBLE_ALONE : LEGIBLE);
}

/** Does the ink follow or precede the text in its line? */
const isBeside = (ink: Box, text: Box): boolean =>
  overlap(ink[1], ink[3], text[1], text[3]) >= heightOf(ink) / 2 &&
  overlap(ink[0], ink[2], text[0], text[2]) >= -BESIDE * heightOf(ink);
