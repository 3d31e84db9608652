import { type Box, centreX } from "../core/geometry.ts";
import type { PageLine } from "./types.ts";

/** Page numbers stand in this part of the page's height, or this many points, at its foot or its head. */
const MARGIN = 0.1;
const LEAST_MARGIN = 60;
/** `12`, `- 12 -`, `— 12 —`, `·12·`, `第12页`, `第12页 共60页`, `12/60`; readers take the dashes for 一. */
const PRINTED = /^[-–—―－一_·.•~\s]*(?:第)?(\d{1,4})(?:页)?(?:[/／共,，\s]*\d{1,4}页?)?[-–—―－一_·.•~\s]*$/u;

/** A number between dashes, in which letters can only be misread digits: `-l-`, `— 1O —`. */
const DASHED = /^[-–—―－一_]+([\dlI|oO]{1,4})[-–—―－一_]+$/u;

/** The number that the text is as a page's, or null. */
export function pageNumberIn(text: string): string | null {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "");
  const printed = PRINTED.exec(plain)?.[1];
  if (printed !== undefined) return printed;
  return DASHED.exec(plain)?.[1]?.replace(/[lI|]/gu, "1").replace(/o/giu, "0") ?? null;
}

const marginOf = (pageHeight: number): number => Math.max(MARGIN * pageHeight, LEAST_MARGIN);
const isInFoot = ([, top]: Box, pageHeight: number): boolean => top > pageHeight - marginOf(pageHeight);
const isInHead = ([, , , bottom]: Box, pageHeight: number): boolean => bottom < marginOf(pageHeight);

/** Does the box lie where page numbers stand, at the page's foot or head? Points. */
export const isInMargin = (box: Box, pageHeight: number): boolean =>
  isInFoot(box, pageHeight) || isInHead(box, pageHeight);

/**
 * A number between dashes, or at the foot a bare one in the middle, is a page's where nothing stands beyond it, in this part
 * of the page's height at its foot or head.
 */
const OUTER_MARGIN = 0.2;
const BETWEEN_DASHES = /^[-–—―－]+\s*\d{1,4}\s*[-–—―－]+$/u;
const BARE = /^\d{1,4}$/u;
/** The middle of a bare number lies within this part of the page's width from its middle. */
const MIDDLE = 0.02;

/** How high a page is, and its left and right edge (of a sheet with two pages side by side: the side's). Points. */
interface PageSize {
  readonly height: number;
  readonly from: number;
  readonly to: number;
}

/** The outermost line at the foot, or at the head, where its form and its place tell a page's number. */
function outermostNumber(lines: readonly PageLine[], { height, from, to }: PageSize): PageLine | null {
  const sorted = [...lines].sort((a, b) => a.box[1] - b.box[1]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const isDashed = ({ text }: PageLine): boolean => BETWEEN_DASHES.test(text.normalize("NFKC").trim());
  const isCentred = ({ text, box }: PageLine): boolean =>
    BARE.test(text.normalize("NFKC").trim()) &&
    Math.abs(centreX(box) - (from + to) / 2) <= MIDDLE * (to - from);
  const isOutside = (top: number): boolean => top > (1 - OUTER_MARGIN) * height;
  if (last && isOutside(last.box[1]) && (isDashed(last) || isCentred(last))) return last;
  return first && isDashed(first) && first.box[3] < OUTER_MARGIN * height ? first : null;
}

/** The number that stands turned at the left or right edge: the foot of an upright sheet with a table across it. */
export function numberAside(
  aside: readonly PageLine[],
  pageWidth: number,
): { line: PageLine; number: string } | null {
  const edge = marginOf(pageWidth);
  for (const line of aside.filter(({ box }) => box[2] < edge || box[0] > pageWidth - edge)) {
    const number = pageNumberIn(line.text);
    if (number !== null) return { line, number };
  }
  return null;
}

/** The line that carries the page's printed number, and the number, or null. */
export function findPageNumber(
  lines: readonly PageLine[],
  page: PageSize,
): { line: PageLine; number: string } | null {
  const foot = lines.filter(({ box }) => isInFoot(box, page.height)).reverse();
  const head = lines.filter(({ box }) => isInHead(box, page.height));
  for (const line of [...foot, ...head]) {
    const number = pageNumberIn(line.text);
    if (number !== null) return { line, number };
  }
  const line = outermostNumber(lines, page);
  const number = line && pageNumberIn(line.text);
  return line && number !== null ? { line, number } : null;
}
