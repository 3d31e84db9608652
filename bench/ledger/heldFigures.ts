import type { BudgetDocument } from "../../src/contract/schema.ts";
import { type FigureCounts, figuresIn } from "./figuresIn.ts";

/**
 * The figures that a document holds of each page, by page number: in prose, titles, headers, fields, notes and cells.
 * What is derived from these (statements, observations, evidence, flags) is left out, and one print counts once: a head over
 * several columns stands in the path of each, and the head of a form is both its fields and rows.
 */
export function heldFigures(document: BudgetDocument): FigureCounts[] {
  const texts: string[][] = Array.from({ length: document.source.pageCount + 1 }, () => []);
  const hold = (page: number | undefined, text: string): void => void texts[page ?? 0]?.push(text);
  for (const { page, text } of document.prose) hold(page, text);
  for (const { title, pages, fields, columns, rows } of document.tables) {
    hold(pages[0], title);
    const cells = [
      ...fields,
      ...columns.flatMap(({ header }) => header),
      ...rows.flatMap(({ cells }) => cells),
    ];
    const pieces = cells.flatMap(({ fragments }) => fragments);
    const prints = new Map(
      pieces.map((piece) => [`${piece.page} ${piece.box.join(" ")} ${piece.text}`, piece]),
    );
    for (const { page, text } of prints.values()) hold(page, text);
  }
  return texts.map(figuresIn);
}
