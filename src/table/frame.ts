import { type Box, centreX, heightOf, widthOf } from "../core/geometry.ts";
import { median } from "../core/median.ts";
import { normalise } from "../core/text.ts";
import { readDisclosureName } from "../lexicon/disclosureNames.ts";
import { isBodyName, isMisreadLabel } from "../lexicon/frameLabels.ts";
import { isTableName, isWholeTitle } from "../lexicon/tableNames/index.ts";
import { unitOfLabel } from "../lexicon/units.ts";
import { type FrameLine, intoRows, toFrameLines } from "./frameLines.ts";
import { cutBetween, type GridPlace, isWithin, placeOf, type Span } from "./gridPlace.ts";
import type { PageLine, TableFrame } from "./types.ts";

/** Lines around a grid further apart than this many text heights do not belong together. */
const NEAR = 4;
/** A title's middle lies within this part of the grid's (or page's) width from its middle. */
const CENTRED = 0.08;
/** A line of so few characters between title and grid is a scrap of a label or a stain: it hides no title. */
const SCRAP = 3;
/** Part of the grid's width, at its right edge, in which form numbers, units and dates stand and no title. */
const EDGE_MARK = 0.25;
/** Characters of the longest title line; anything longer is prose. */
const LONGEST_TITLE = 48;

const NOTE = /^(?:注|备注|说明|附注)[0-9]?[:：.、]/u;
const SENTENCE_END = /[。；;，,：:]$/u;

/** A grid whose frame is looked for. */
export interface FramedGrid {
  readonly box: Box;
  /** Its first rows hold the table's title: what stands above it is a heading of the document. */
  readonly titledInside?: boolean;
}

export const isNoteStart = (text: string): boolean => NOTE.test(normalise(text));

/**
 * Gives every grid the lines that belong to it: the title and labels above, units and notes below; a unit that stands
 * apart from all of them holds for those that have none. What is left is prose. Grids and lines come in reading order;
 * `sides` are the page's left and right edge.
 */
export function findFrames(
  grids: readonly FramedGrid[],
  printed: readonly PageLine[],
  sides: Span,
): { frames: TableFrame[]; rest: PageLine[] } {
  const places = grids.map((grid) =>
    placeOf(
      grid.box,
      grids.map(({ box }) => box),
      sides,
    ),
  );
  const lines = cutBetween(printed, places);
  const free = new Set(lines);
  const left = new Map<PageLine, PageLine[]>();
  const take = (found: readonly FrameLine[], near: readonly FrameLine[]): void => {
    for (const { of } of found) for (const line of of) free.delete(line);
    // What is left of a line that was cut stays where the line stood.
    for (const { of, line } of near) {
      const [only] = of;
      if (of.length === 1 && only && line !== only && !free.has(only)) {
        const rest = found.some((other) => other.line === line) ? [] : [line];
        left.set(only, [...(left.get(only) ?? []), ...rest]);
      }
    }
  };
  const headings = grids.map((grid, index) => {
    const { ceiling, span } = places[index] as GridPlace;
    const above = lines.filter(
      ({ box }) =>
        box[3] <= grid.box[1] + heightOf(box) / 2 && box[1] >= ceiling - 1 && isWithin(centreX(box), span),
    );
    const framing = toFrameLines(above);
    const { title, labels } = findHeading(grid, framing, span);
    take([...title, ...labels], framing);
    return { title: title.map(({ line }) => line), labels: labels.map(({ line }) => line) };
  });
  const feet = grids.map(({ box }, index) => {
    const { floor, span } = places[index] as GridPlace;
    const below = [...free].filter(
      (line) =>
        line.box[1] >= box[3] - heightOf(line.box) / 2 &&
        line.box[3] <= floor &&
        isWithin(centreX(line.box), span),
    );
    const units = findUnitsBelow(box, below);
    const notes = findNotes(box, below);
    for (const line of [...units.flatMap(({ of }) => of), ...notes]) free.delete(line);
    return { units: units.map(({ line }) => line), notes };
  });
  const frames = headings.map(({ title, labels }, index) => ({
    title,
    labels: [...labels, ...(feet[index]?.units ?? [])],
    notes: feet[index]?.notes ?? [],
  }));
  const lacking = frames.filter(({ labels }) => !labels.some(({ text }) => unitOfLabel(text)));
  const unit = lacking.length > 0 ? unitOfPage([...free]) : [];
  for (const { of } of unit) for (const line of of) free.delete(line);
  return {
    frames: frames.map((frame) => {
      // What the line prints is counted once, in the first of the tables.
      const own = unit.map(({ line }) => (frame === lacking[0] ? line : { ...line, runs: [] }));
      return lacking.includes(frame) ? { ...frame, labels: [...frame.labels, ...own] } : frame;
    }),
    rest: lines.flatMap((line) => (free.has(line) ? [line] : (left.get(line) ?? []))),
  };
}

/**
 * A unit that stands apart from every grid, at the page's head or foot, with other labels at most: its labels. None
 * where the page prints several units so.
 */
function unitOfPage(lines: readonly PageLine[]): FrameLine[] {
  const rows = intoRows(toFrameLines(lines)).filter(
    (row) => row.some(({ part }) => part === "unit") && row.every(({ part }) => part !== "text"),
  );
  const units = new Set(
    rows.flat().flatMap(({ line, part }) => (part === "unit" ? [unitOfLabel(line.text)] : [])),
  );
  return units.size === 1 ? (rows[0] ?? []) : [];
}

/** The title and the labels over a grid, from the row next to it upwards. */
function findHeading(grid: FramedGrid, framing: readonly FrameLine[], sides: Span) {
  const labels: FrameLine[] = [];
  const title: FrameLine[] = [];
  const usual = medianHeight(framing);
  let below = grid.box[1];
  const rows = intoRows(framing).reverse();
  for (const [at, row] of rows.entries()) {
    // A speck is measured as the text that it stands among.
    const height = Math.max(usual, ...row.map(({ line }) => heightOf(line.box)));
    if (below - Math.max(...row.map(({ line }) => line.box[3])) > NEAR * height) break;
    const own = row.filter(({ part }) => part !== "text");
    // Above a complete title stands the form number (预算10表) at most; departments there are another table's.
    labels.unshift(...own.filter(({ part }) => title.length === 0 || part === "formNumber"));
    const others = row.filter(({ part }) => part === "text");
    // 303 某市某局 stands with labels, or alone under the title.
    const isUnderTitle = rows[at + 1]?.some(
      ({ line }) => isWholeTitle(line.text) && isTitleLike(line, grid.box, sides),
    );
    const names = others.filter(
      ({ line }) =>
        (own.length > 0 || (isUnderTitle && !isMisreadLabel(line.text))) &&
        title.length === 0 &&
        isBodyName(line.text),
    );
    const titles = grid.titledInside
      ? []
      : others.filter(
          (one) =>
            !(isUnderTitle && names.includes(one)) &&
            (own.length === 0 || isWholeTitle(one.line.text)) &&
            continuesTitle(one.line, title[0]?.line) &&
            isTitleLike(one.line, grid.box, sides),
        );
    title.unshift(...titles);
    labels.unshift(...names.filter((name) => !titles.includes(name)));
    const isOpen = (one: FrameLine): boolean =>
      !titles.includes(one) && !names.includes(one) && !hidesNothing(one.line, grid.box);
    if (own.length === 0 && others.some(isOpen)) break;
    below = Math.min(below, ...row.map(({ line }) => line.box[1]));
  }
  return { title, labels };
}

/** Is the line a scrap, a label that is misread, or a short mark at the grid's right edge? Then the title may stand above it. */
const hidesNothing = ({ text, box }: PageLine, grid: Box): boolean =>
  normalise(text).length <= SCRAP ||
  isMisreadLabel(text) ||
  (box[0] >= grid[2] - EDGE_MARK * widthOf(grid) && box[2] <= grid[2] + heightOf(box));

function medianHeight(lines: readonly FrameLine[]): number {
  return median(lines.map(({ line }) => heightOf(line.box)));
}

function isTitleLike(line: PageLine, grid: Box, [left, right]: Span): boolean {
  const plain = normalise(line.text);
  if (plain.length > LONGEST_TITLE || SENTENCE_END.test(plain) || isNoteStart(plain)) return false;
  // A running header or a cover's line names the whole document.
  if (readDisclosureName(plain) !== null) return false;
  const offset = Math.min(
    Math.abs(centreX(line.box) - centreX(grid)) / widthOf(grid),
    Math.abs(centreX(line.box) - (left + right) / 2) / (right - left),
  );
  if (offset <= CENTRED) return true;
  return isTableName(plain) || (/表$/u.test(plain) && line.box[0] >= grid[0] - heightOf(line.box));
}

/** May `line` stand over the topmost title line found so far? A complete title (…表) has another heading above it. */
function continuesTitle(line: PageLine, next: PageLine | undefined): boolean {
  if (!next) return true;
  if (/^\(.*\)$/u.test(normalise(next.text))) return true;
  const alike = Math.abs(heightOf(line.box) - heightOf(next.box)) <= 0.3 * heightOf(next.box);
  const close = next.box[1] - line.box[3] <= 1.2 * heightOf(next.box);
  return alike && close && !isWholeTitle(line.text) && startsBroken(normalise(next.text));
}

/** A wrapped title's second half: short, and without the year or department a title begins with. */
const startsBroken = (text: string): boolean =>
  !/^(?:\d{4}|20|附|[\u4e00-\u9fff]{2,10}(?:局|委|中心|厅|院|区|市|县))/u.test(text);

/** Labels with the unit right under the grid, where nothing above it says one. */
function findUnitsBelow(grid: Box, below: readonly PageLine[]): FrameLine[] {
  const [row] = intoRows(toFrameLines(below));
  if (!row?.some(({ part }) => part === "unit") || row.some(({ part }) => part === "text")) return [];
  const near = row.every(({ line }) => line.box[1] - grid[3] <= NEAR * heightOf(line.box));
  return near ? row : [];
}

/** Lines under the grid from the first that says 注, 备注 or 说明, as long as they follow on each other. */
function findNotes(grid: Box, below: readonly PageLine[]): PageLine[] {
  const notes: PageLine[] = [];
  let bottom = grid[3];
  for (const line of below) {
    const height = heightOf(line.box);
    if (line.box[1] - bottom > NEAR * height) break;
    if (notes.length === 0 && !isNoteStart(line.text)) break;
    if (notes.length > 0 && !isNoteStart(line.text) && line.box[1] - bottom > 1.5 * height) break;
    notes.push(line);
    bottom = Math.max(bottom, line.box[3]);
  }
  return notes;
}
