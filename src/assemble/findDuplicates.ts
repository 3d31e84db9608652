import { normalise } from "../core/text.ts";
import type { PageLayout } from "../table/types.ts";

/** Characters of a page without a number that are too many to be printed twice by chance; and so many figures. */
const LONG_TEXT = 300;
const MANY_FIGURES = 6;

/** Pages that print what an earlier page prints. */
export interface Duplicates {
  /** Surely the same page: its number is the same too, or there is too much on it for chance. */
  readonly doubles: Map<PageLayout, PageLayout>;
  /** Pages without a number, with so little on them that two pages may print the same. */
  readonly twins: readonly (readonly [page: PageLayout, earlier: PageLayout])[];
}

/** Pages whose whole text equals that of an earlier page, page number included. */
export function findDuplicates(layouts: readonly PageLayout[]): Duplicates {
  const seen = new Map<string, PageLayout>();
  const doubles = new Map<PageLayout, PageLayout>();
  const twins: [PageLayout, PageLayout][] = [];
  // Where pages are numbered, one whose number could not be read may print what another prints, and be no double.
  const isNumbered = layouts.some(({ printedNumber }) => printedNumber !== null);
  for (const layout of layouts) {
    if (layout.printedNumber === null && (isNumbered || layout.tables.length === 0)) continue;
    const text = textOf(layout);
    const key = `${layout.printedNumber ?? ""}|${text}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, layout);
    else if (layout.printedNumber !== null || isTooMuchForChance(text, layout)) doubles.set(layout, first);
    else twins.push([layout, first]);
  }
  return { doubles, twins };
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
