import { type Box, boxOnPage, union } from "../core/geometry.ts";
import { LEGIBLE } from "../core/legible.ts";
import { isWrittenAsMoney, parsePrinted } from "../core/money.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import { LEADERS } from "../lexicon/leaders.ts";
import type { PageLayout } from "../table/types.ts";
import type { PageFinding } from "./types.ts";

/** Fewest figures standing alone that are a table's and not a slip of the layout. */
const FEWEST_FIGURES = 4;
/** Fewest pieces of text that tell how well a page was read. */
const FEWEST_RUNS = 12;
/** A page is hardly legible where this share of its texts, or more, is read with less confidence than `LEGIBLE`. */
const MOSTLY = 0.5;

/**
 * What betrays a table that was not found: figures that stand alone outside every table (prose has them within
 * sentences), or a page most of whose text is guessed. And which pages were scanned so coarsely that they may be.
 */
export function findLostTables(layouts: readonly PageLayout[]): PageFinding[] {
  return layouts.flatMap((layout) => [
    ...looseFigures(layout),
    ...guessedText(layout),
    ...coarseScan(layout.page),
  ]);
}

function coarseScan({ number, scanDpi }: PageLayout["page"]): PageFinding[] {
  if (scanDpi === undefined) return [];
  return [{ ...raise("RESOLUTION-LOW", "coarse", { page: number, dpi: scanDpi }), page: number }];
}

function looseFigures({ page, lines }: PageLayout): PageFinding[] {
  const figures = lines.filter(({ text }) => isFigure(text));
  if (figures.length < FEWEST_FIGURES) return [];
  return [
    {
      ...raise("LOOSE-FIGURES", "found", { page: page.number, figures: figures.length }),
      page: page.number,
      box: onPage(figures, page),
    },
  ];
}

/** A label and the dots that lead from it to its figure. */
const LED_TO = new RegExp(`^.*${LEADERS}(?=\\d)`, "u");

/** Amounts are told from page numbers and years by their decimals or separators. */
function isFigure(text: string): boolean {
  const parts = text.replace(LED_TO, "").split(/\s+/u).map(withoutLayoutSpaces);
  return parts.every((part) => parsePrinted(part).kind === "amount") && parts.some(isWrittenAsMoney);
}

function guessedText({ page, lines, tables }: PageLayout): PageFinding[] {
  const runs = [
    ...lines.flatMap((line) => line.runs),
    ...tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.runs)),
  ];
  const guessed = runs.filter(({ confidence }) => confidence < LEGIBLE);
  if (runs.length < FEWEST_RUNS || guessed.length < MOSTLY * runs.length) return [];
  return [
    {
      ...raise("PAGE-ILLEGIBLE", "guessed", {
        page: page.number,
        illegible: guessed.length,
        texts: runs.length,
      }),
      page: page.number,
      box: onPage(guessed, page),
    },
  ];
}

const onPage = (items: readonly { readonly box: Box }[], page: PageLayout["page"]): Box =>
  boxOnPage(union(items.map(({ box }) => box)), page);
