import { normalise } from "../core/text.ts";
import type { PageLayout } from "../table/types.ts";

/** Characters of a page without a number that are too many to be printed twice by chance; and so many figures. */
const LONG_TEXT = 300;
const MANY_FIGURES = 6;

/** Pages whose whole text equals that of an earlier page, page number included; without one, of some length only. */
export function findDuplicates(layouts: readonly PageLayout[]): Map<PageLayout, PageLayout> {
  const seen = new Map<string, PageLayout>();
  const duplicates = new Map<PageLayout, PageLayout>();
  // Where pages are numbered, one whose number could not be read may print what another prints, and be no double.
  const isNumbered = layouts.some(({ printedNumber }) => printedNumber !== null);
  for (const layout of layouts) {
    const text = textOf(layout);
    if (
      layout.printedNumber === null &&
      (isNumbered || !isTooMuchForChance(text, layout) || layout.tables.length === 0)
    )
      continue;
    const key = `${layout.printedNumber ?? ""}|${text}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, layout);
    else duplicates.set(layout, first);
  }
  return duplicates;
}

/** Has the page so much on it that another page cannot print the same by chance? Noughts and dashes often stand again. */
function isTooMuchForChance(text: string, { tables }: PageLayout): boolean {
  if (text.length >= LONG_TEXT) return true;
  const figures = tables
    .flatMap(({ cells }) => cells.flatMap(({ runs }) => runs.map((run) => normalise(run.text))))
    .filter((each) => /[1-9]/u.test(each) && /^[\d.,]+$/u.test(each));
  return new Set(figures).size >= MANY_FIGURES;
}

const textOf = (layout: PageLayout): string =>
  normalise(
    [
      ...layout.lines,
      ...layout.tables.flatMap(({ frame }) => [...frame.title, ...frame.labels, ...frame.notes]),
      ...layout.tables.flatMap((table) => table.cells.flatMap((cell) => cell.runs)),
    ]
      .map(({ text }) => text)
      .join(""),
  );
