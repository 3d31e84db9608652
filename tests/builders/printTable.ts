import type { Box, Ruling } from "../../src/core/geometry.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";

/** How a made-up report is printed. Points. */
export interface Layout {
  readonly columnWidths: readonly number[];
  readonly fontSize: number;
  readonly pageHeight: number;
  /** Is the header printed again on every page? */
  readonly repeatHeader: boolean;
  readonly title: string;
}

const MARGIN = 40;
const PAD = 2;

/** Text wrapped as a narrow cell wraps it: as many characters a line as fit, figures in half-width. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const letter of text) {
    const advance = letterWidth(letter, fontSize);
    if (used + advance > width - 2 * PAD && line !== "") {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += letter;
    used += advance;
  }
  if (line !== "") lines.push(line);
  return lines;
}

const letterWidth = (letter: string, fontSize: number): number =>
  /[\u0020-\u007e]/u.test(letter) ? fontSize / 2 : fontSize;

const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter, fontSize), 0);

/**
 * Prints a table over as many pages as it needs, with exact geometry: a row that does not fit is cut between two of
 * its lines, its frame left open at the page end. The page number stands at the foot.
 */
export function printTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  layout: Layout,
): PageText[] {
  const pages: PageText[] = [];
  const lineHeight = layout.fontSize * 1.3;
  let page = startPage(pages.length + 1);
  placeTitle(page, layout);
  let top = MARGIN + 3 * layout.fontSize;
  page.edges.push(top);
  top = placeRow(page, header, layout, top, 0, Number.POSITIVE_INFINITY).bottom;
  page.edges.push(top);
  for (const row of rows) {
    const wrapped = row.map((text, column) =>
      wrapText(text, layout.columnWidths[column] as number, layout.fontSize),
    );
    const lineCount = Math.max(1, ...wrapped.map((lines) => lines.length));
    let done = 0;
    while (done < lineCount) {
      const room = Math.floor((layout.pageHeight - MARGIN - 20 - top - 2 * PAD) / lineHeight);
      if (room < 1) {
        closePage(pages, page, layout, top, done > 0);
        page = startPage(pages.length + 1);
        top = MARGIN;
        page.edges.push(top);
        if (layout.repeatHeader) {
          top = placeRow(page, header, layout, top, 0, Number.POSITIVE_INFINITY).bottom;
          page.edges.push(top);
        }
        continue;
      }
      const placed = placeRow(page, row, layout, top, done, room);
      top = placed.bottom;
      done += Math.min(room, lineCount - done);
      if (done >= lineCount) page.edges.push(top);
    }
  }
  closePage(pages, page, layout, top, false);
  return pages;
}

interface OpenPage {
  readonly number: number;
  readonly runs: TextRun[];
  /** y of the horizontal rulings. */
  readonly edges: number[];
}

const startPage = (number: number): OpenPage => ({ number, runs: [], edges: [] });

const tableWidth = (layout: Layout): number => layout.columnWidths.reduce((sum, width) => sum + width, 0);

function placeTitle(page: OpenPage, layout: Layout): void {
  const size = layout.fontSize * 1.4;
  const left = MARGIN + tableWidth(layout) / 2 - textWidth(layout.title, size) / 2;
  page.runs.push(toRun(layout.title, left, MARGIN, size));
}

/** Places lines `from` … of each cell, at most `count` of them; says where the row's area ends. */
function placeRow(
  page: OpenPage,
  row: readonly string[],
  layout: Layout,
  top: number,
  from: number,
  count: number,
) {
  const lineHeight = layout.fontSize * 1.3;
  let left = MARGIN;
  let most = 1;
  for (const [column, text] of row.entries()) {
    const width = layout.columnWidths[column] as number;
    const lines = wrapText(text, width, layout.fontSize).slice(from, from + count);
    for (const [index, line] of lines.entries()) {
      page.runs.push(toRun(line, left + PAD, top + PAD + index * lineHeight, layout.fontSize));
    }
    most = Math.max(most, lines.length);
    left += width;
  }
  return { bottom: top + 2 * PAD + most * lineHeight };
}

function closePage(pages: PageText[], page: OpenPage, layout: Layout, bottom: number, cut: boolean): void {
  const width = tableWidth(layout);
  const top = page.edges[0] as number;
  const rulings: Ruling[] = page.edges.map((at) => line("horizontal", at, MARGIN, MARGIN + width));
  if (!cut && page.edges.at(-1) !== bottom) rulings.push(line("horizontal", bottom, MARGIN, MARGIN + width));
  let x = MARGIN;
  for (const columnWidth of [0, ...layout.columnWidths]) {
    x += columnWidth;
    rulings.push(line("vertical", x, top, bottom));
  }
  const number = `- ${page.number} -`;
  page.runs.push(toRun(number, MARGIN + width / 2, layout.pageHeight - 25, 9));
  pages.push({
    number: page.number,
    kind: "text",
    width: width + 2 * MARGIN,
    height: layout.pageHeight,
    rotation: 0,
    dpi: 200,
    skew: 0,
    blank: false,
    steps: [],
    rulings,
    runs: page.runs,
    unread: [],
  });
}

const line = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({
  axis,
  at,
  from,
  to,
  thickness: 0.5,
});

/** One line of text at its place, as the text layer would give it. */
export function toRun(text: string, left: number, top: number, size: number): TextRun {
  const box: Box = [left, top, left + textWidth(text, size), top + size];
  return { box, lines: [box], text, confidence: 1, engine: "text-layer", glyphs: [] };
}
