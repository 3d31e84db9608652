import type { BudgetDocument, Fragment } from "../../src/contract/schema.ts";
import { type FigureCounts, figuresIn } from "./figuresIn.ts";

/**
 * The figures that a document holds of each page, by page number: in prose, titles, headers, fields, notes and cells.
 * What is derived from these (statements, observations, evidence, flags) is left out.
 */
export function heldFigures(document: BudgetDocument): FigureCounts[] {
  const texts: string[][] = Array.from({ length: document.source.pageCount + 1 }, () => []);
  const hold = (page: number | undefined, text: string): void => void texts[page ?? 0]?.push(text);
  const holdAll = (fragments: readonly Fragment[]): void => {
    for (const { page, text } of fragments) hold(page, text);
  };
  for (const { page, text } of document.prose) hold(page, text);
  for (const { title, pages, fields, columns, rows } of document.tables) {
    hold(pages[0], title);
    for (const { fragments } of fields) holdAll(fragments);
    const headers = columns.flatMap(({ header }) => header);
    // A head over several columns stands in the path of each.
    for (const fragments of new Map(
      headers.map((cell) => [JSON.stringify(cell.fragments), cell.fragments]),
    ).values())
      holdAll(fragments);
    for (const { cells } of rows) for (const { fragments } of cells) holdAll(fragments);
  }
  return texts.map(figuresIn);
}
