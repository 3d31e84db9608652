import { type Box, boxOnPage, heightOf, union } from "../core/geometry.ts";
import { median } from "../core/median.ts";
import type { RunPart } from "../core/runPart.ts";
import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { isNumberedHeading } from "../lexicon/ordinals.ts";
import type { PageLayout, PageLine } from "../table/types.ts";
import { joinText } from "./cellText.ts";
import { sourcesOf } from "./sources.ts";
import type { Paragraph } from "./types.ts";

/** A line that stops this many text heights before the right margin ends its paragraph. */
const SHORT = 2.2;
/** A line that begins this many text heights right of the left margin is indented: a new paragraph. */
const INDENT = 1.2;
/** Lines whose text differs in height by this part are not of one paragraph. */
const SAME_HEIGHT = 0.25;

const CLOSED = /[。！？；：:;]$/u;

interface Open {
  page: PageLayout["page"];
  sources: RunPart[];
  lines: PageLine[];
  text: string;
  last: PageLine;
}

/**
 * The lines outside tables as paragraphs and headings in reading order. Wrapped lines are joined, over a page end
 * too, where the line above is full and the one below begins at the left margin.
 */
export function toParagraphs(pages: readonly PageLayout[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Open | null = null;
  for (const layout of pages) {
    const margins = marginsOf(layout.lines);
    for (const line of layout.lines) {
      const text = withoutLayoutSpaces(line.text);
      if (open && margins && continues(open, line, text, margins, layout)) {
        open.text = joinText(open.text, text);
        open.sources.push(...sourcesOf(line, layout.page.number));
        if (open.page.number === layout.page.number) open.lines.push(line);
        open.last = line;
        continue;
      }
      if (open) paragraphs.push(toParagraph(open));
      const sources = sourcesOf(line, layout.page.number);
      open = { page: layout.page, sources, lines: [line], text, last: line };
    }
    if (layout.tables.length > 0 && open) {
      paragraphs.push(toParagraph(open));
      open = null;
    }
  }
  if (open) paragraphs.push(toParagraph(open));
  return paragraphs;
}

/** Where the page's text begins and ends; null where there is too little of it to tell. */
function marginsOf(lines: readonly PageLine[]): { left: number; right: number } | null {
  if (lines.length === 0) return null;
  return {
    left: Math.min(...lines.map((line) => line.box[0])),
    right: Math.max(...lines.map((line) => line.box[2])),
  };
}

function continues(
  open: Open,
  line: PageLine,
  text: string,
  margins: { left: number; right: number },
  layout: PageLayout,
): boolean {
  const height = heightOf(line.box);
  const previous = open.last;
  if (Math.abs(heightOf(previous.box) - height) > SAME_HEIGHT * Math.max(height, heightOf(previous.box)))
    return false;
  const indented = line.box[0] - margins.left > INDENT * height;
  const full = margins.right - previous.box[2] < SHORT * height;
  if (indented || !full) return false;
  const samePage = open.page.number === layout.page.number && line.box[1] > previous.box[1];
  if (samePage && line.box[1] - previous.box[3] > 2 * height) return false;
  if (!samePage && CLOSED.test(normalise(open.text))) return false;
  return !isNumberedHeading(text);
}

function toParagraph({ page, sources, lines, text }: Open): Paragraph {
  const box: Box = union(lines.map((line) => line.box));
  return {
    page: page.number,
    box: boxOnPage(box, page),
    text,
    confidence: Math.min(...lines.map((line) => line.confidence)),
    textHeight: median(lines.map((line) => heightOf(line.box))),
    sources,
  };
}
