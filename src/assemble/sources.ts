import { lengthOf, type RunPart } from "../core/runPart.ts";
import type { PageLayout, PageLine } from "../table/types.ts";
import type { LogicalCell } from "./types.ts";

/** The runs, or parts of runs, of a page (its own where it names one) that a place holds; an empty one is no part. */
export const sourcesOf = ({ runs, page: own }: Pick<PageLine, "runs" | "page">, page: number): RunPart[] =>
  runs.flatMap(({ id, text }) => {
    const length = lengthOf(text);
    return id === undefined || length === 0 ? [] : [{ page: own ?? page, run: id, length }];
  });

/** The runs of some lines of a page. */
export const sourcesOfLines = (lines: readonly PageLine[], page: number): RunPart[] =>
  lines.flatMap((line) => sourcesOf(line, page));

/** The runs of some cells, on all their pages. */
export const sourcesOfCells = (cells: readonly Pick<LogicalCell, "pieces" | "repeats">[]): RunPart[] =>
  cells.flatMap(({ pieces, repeats = [] }) => [...pieces, ...repeats].flatMap(({ sources = [] }) => sources));

/** Everything that a page prints but for its number. */
export const sourcesOfPage = ({ page: { number }, tables, lines }: PageLayout): RunPart[] => [
  ...sourcesOfLines(lines, number),
  ...tables.flatMap(({ cells, frame }) => [
    ...cells.flatMap((cell) => sourcesOf(cell, number)),
    ...sourcesOfLines([...frame.title, ...frame.labels, ...frame.notes], number),
  ]),
];
