import type { Paragraph } from "../assemble/types.ts";
import { median } from "../core/median.ts";
import { normalise } from "../core/text.ts";
import { beginsPart, isNumberedHeading, ordinalDepth } from "../lexicon/ordinals.ts";
import type { ReadProse } from "./statements/joinPassages.ts";

/** A paragraph longer than this is no heading. */
const LONGEST_HEADING = 50;
/** Text this much higher than the body's is a heading whatever its words. */
const LARGER = 1.15;

/** 目录, 附件: headings of a part of the document, without an ordinal. */
const PART_TITLE = /^(?:目录|附件|附表)[:：]?$/u;

/** Paragraphs with their depth as headings: from the ordinal, else from the height of the text; 0 is body text. */
export function toProse(paragraphs: readonly Paragraph[]): ReadProse[] {
  const bodyHeight = heightOfBody(paragraphs);
  return paragraphs.map(({ page, box, text, textHeight, confidence }) => ({
    page,
    box: [...box],
    text,
    level: levelOf(normalise(text), textHeight, bodyHeight),
    confidence,
  }));
}

function levelOf(text: string, height: number, bodyHeight: number): number {
  if (text.length > LONGEST_HEADING || /[。；;，,]$/u.test(text) || /[。；]/u.test(text)) return 0;
  if (beginsPart(text) || PART_TITLE.test(text)) return 1;
  if (isNumberedHeading(text)) return 1 + ordinalDepth(text);
  return height >= LARGER * bodyHeight ? 1 : 0;
}

/** Median text height, by characters. */
function heightOfBody(paragraphs: readonly Paragraph[]): number {
  return median(
    paragraphs.flatMap(({ text, textHeight }) => new Array<number>(text.length).fill(textHeight)),
  );
}
