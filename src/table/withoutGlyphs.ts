import type { TextRun } from "../ocr/types.ts";
import type { PageLayout, PageLine, PageTable } from "./types.ts";

/**
 * The layout without its characters one by one: once a page's tables are found, only their texts and boxes are worked
 * from, and a long document would hold an object a character to its end.
 */
export function withoutGlyphs(layout: PageLayout): PageLayout {
  const sides = layout.sides?.map(withoutGlyphs);
  return {
    ...layout,
    tables: sides?.flatMap(({ tables }) => tables) ?? layout.tables.map(bareTable),
    lines: sides?.flatMap(({ lines }) => lines) ?? layout.lines.map(bare),
    ...(layout.numberLine && { numberLine: bare(layout.numberLine) }),
    ...(sides && { sides }),
  };
}

const bareTable = (table: PageTable): PageTable => ({
  ...table,
  cells: table.cells.map(bare),
  frame: {
    title: table.frame.title.map(bare),
    labels: table.frame.labels.map(bare),
    notes: table.frame.notes.map(bare),
  },
});

const bare = <T extends { readonly runs: PageLine["runs"] }>(place: T): T => ({
  ...place,
  runs: place.runs.map((run): TextRun => ({ ...run, glyphs: [] })),
});
