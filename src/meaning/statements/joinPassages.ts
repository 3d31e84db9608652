import type { Prose } from "../../contract/schema.ts";
import type { Box } from "../../core/geometry.ts";

/** Prose as it was read. */
export type ReadProse = Prose & { readonly confidence: number };

/** A run of text that reads on as one: a paragraph, or two that a page end cut in mid-sentence. */
export interface Passage {
  /** The heading it stands under, '' before the first. */
  readonly section: string;
  readonly text: string;
  /** Lowest of its paragraphs'. */
  readonly confidence: number;
  /** The paragraphs it came from, each with the offset in `text` where it begins. */
  readonly parts: readonly { readonly from: number; readonly page: number; readonly box: Box }[];
}

const SENTENCE_END = /[。；：！？;:!?]\s*$/u;
const BEGINS_WITH_FIGURE = /^\s*[+-]?[\d０-９]/u;

/** The end of a budget item's name, of which the first line looks like a heading: 5、…行政单位离退休 | （项）。主要用于 … */
const ENDS_AN_ITEM = /^\s*[(（](?:类|款|项)[)）]/u;
/** 主要原因： announces what the next paragraph says. */
const ANNOUNCES_A_REASON = /原因(?:是|为|如下)?[：:]?\s*$/u;

/**
 * Prose in reading order as passages. An amount that begins a paragraph belongs to the words before it, the end of an
 * item's name to its beginning, and a reason to the words that announce it.
 */
export function joinPassages(prose: readonly ReadProse[]): Passage[] {
  const passages: Passage[] = [];
  let section = "";
  let [open, announced] = [false, false];
  for (const { page, box, text, level, confidence } of prose) {
    const before = passages.at(-1);
    const part = (from: number) => ({ from, page, box });
    const endsItem = before !== undefined && ENDS_AN_ITEM.test(text);
    const goesOn = endsItem || (open && BEGINS_WITH_FIGURE.test(text)) || announced;
    if (before && level === 0 && goesOn) {
      // What looked like a heading was the first line of an item.
      if (endsItem) section = before.section;
      passages[passages.length - 1] = {
        ...before,
        text: before.text + text,
        confidence: Math.min(before.confidence, confidence),
        parts: [...before.parts, part(before.text.length)],
      };
    } else {
      passages.push({ section, text, confidence, parts: [part(0)] });
    }
    open = level === 0 && !SENTENCE_END.test(text);
    announced = level === 0 && ANNOUNCES_A_REASON.test(text);
    if (level > 0) section = text;
  }
  return passages;
}

/** Where the character at `offset` of the passage stands. */
export function placeOf(passage: Passage, offset: number): { page: number; box: Box } {
  const part = passage.parts.findLast(({ from }) => from <= offset);
  if (!part) throw new RangeError(`no part of the passage begins before ${offset}`);
  return { page: part.page, box: part.box };
}
