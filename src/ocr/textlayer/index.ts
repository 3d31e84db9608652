import { centreX, centreY, type Ruling, union } from "../../core/geometry.ts";
import { groupBy } from "../../core/groupBy.ts";
import { isFigure } from "../../core/money.ts";
import { withEntries } from "../../core/pageBooks.ts";
import type { PageGlyph, PdfPage } from "../../pdf/types.ts";
import { countCharacters } from "../countCharacters.ts";
import { type Enclosures, findEnclosures } from "../enclosures.ts";
import { findStruckOut } from "../struckOut.ts";
import type { PageText } from "../types.ts";
import { intoRows, type Placed, splitAtGaps } from "./lines.ts";
import { partColumns } from "./partColumns.ts";
import { withRaised } from "./raised.ts";
import { toRun } from "./toRun.ts";
import { turnedText } from "./turnedText.ts";
import { writtenWords } from "./writtenWords.ts";

/** In glyph heights: wider gaps part the columns of a table without rulings … */
const COLUMN_GAP = 1.5;
/** … but inside a ruled cell letters may be set far apart (项　目). */
const SPREAD_GAP = 6;

/**
 * The text of a born-digital page as runs, from the places of its glyphs alone: the order in which they are drawn
 * says nothing. No run crosses a ruling, but for what one operator writes over it, and text aside.
 */
export function readTextLayer(page: PdfPage): PageText {
  const { lines, rulings, enclosures } = uprightText(page);
  const { inCells, aside } = turnedText(page.glyphs, enclosures);
  const runs = [...lines.map(toRun), ...inCells];
  const { number, kind, width, height, rotation, dpi, steps = [] } = page;
  return {
    number,
    kind,
    width,
    height,
    rotation,
    dpi,
    skew: 0,
    blank: runs.length === 0 && aside.length === 0 && page.lost === undefined,
    steps,
    ...(page.lost && { lost: page.lost }),
    books: withEntries(page.books, { ink: { text: countCharacters([...runs, ...aside]) } }),
    rulings,
    runs,
    ...(aside.length === 0 ? {} : { aside }),
    unread: [],
  };
}

/** The page's upright glyphs line by line, each line cut at rulings and wide gaps. */
export const linesOf = (page: PdfPage): PageGlyph[][] => uprightText(page).lines;

/** The upright lines, and the rulings but for those that strike text out, with the areas that they enclose. */
function uprightText(page: PdfPage): {
  lines: Placed[][];
  rulings: readonly Ruling[];
  enclosures: Enclosures;
} {
  const glyphs = page.glyphs.filter(({ text, turn }) => text.trim() !== "" && turn === undefined);
  const struck = findStruckOut(glyphs, page.rulings, page.slants);
  const rulings = page.rulings.filter((ruling) => !struck.lines.has(ruling));
  const enclosures = findEnclosures(rulings, page);
  const placed = writtenWords(glyphs).flatMap((own, word): Placed[] => {
    const box = union(own.map((glyph) => glyph.box));
    const enclosure = enclosures.at(centreX(box), centreY(box));
    const text = own.map((glyph) => glyph.text).join("");
    const isFigureWord = own.length > 1 && isFigure(text) && /\d/u.test(text);
    return own.map((glyph) => ({
      ...glyph,
      word,
      enclosure,
      isFigure: isFigureWord,
      isStruck: struck.glyphs.has(glyph),
    }));
  });
  const lines = [...groupBy(placed, ({ enclosure }) => enclosure)].flatMap(([enclosure, inside]) =>
    intoRows(inside).flatMap((row) => splitAtGaps(row, enclosure === 0 ? COLUMN_GAP : SPREAD_GAP)),
  );
  return { lines: withRaised(partColumns(lines)), rulings, enclosures };
}
