import { type Box, centreX, heightOf, union, widthOf } from "../core/geometry.ts";
import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import type { PageLine, TableFrame } from "./types.ts";

/** Lines around a grid further apart than this many text heights do not belong together. */
const NEAR = 4;
/** A title's middle lies within this part of the grid's (or page's) width from its middle. */
const CENTRED = 0.08;
/** A line of so few characters between title and grid is a scrap of a label or a stain: it hides no title. */
const SCRAP = 3;
/** Characters of the longest title line; anything longer is prose. */
const LONGEST_TITLE = 48;

const DEPARTMENT =
  /^(?:编制|编报|填报|公开|预算)?(?:部门|单位|预算单位)(?:名称|编码)?(?:\(公章\)|\(盖章\))?[:：]/u;
const UNIT = /^(?:金额)?单位[:：.·;]?(?:人民币)?(?:亿元|千元|万元|元)$/u;
/** The same in a stack of short lines, where a reader may see a character twice. */
const STACKED_UNIT = /^(?:金额)?单位[:：]?(?:人民币)?(?:亿元|千元|万元|元)/u;
/** Keys of a label, a character of which may be misread or lost; and a unit that a colon, or a mark read for it, stands before. */
const KEYS = ["编制", "编报", "填报", "公开", "预算"]
  .flatMap((start) => [`${start}部门`, `${start}单位`])
  .concat(["部门名称", "单位名称", "部门编码", "单位编码"]);
const KEY_SLIPS = 1;
const UNIT_LIKE = /^.{1,6}[^\p{L}\p{N}].{0,3}元$/u;
const FORM_NUMBER =
  /^(?:附?表|预算|公开|财决|财预|附件)[0-9一二三四五六七八九十][0-9一二三四五六七八九十\-.]*表?$/u;
const NOTE = /^(?:注|备注|说明|附注)[0-9]?[:：.、]/u;
const SENTENCE_END = /[。；;，,：:]$/u;

/** From left to right, points. */
type Span = readonly [from: number, to: number];

/** Is the text a table's number alone (公开01表, 表三)? */
export const isFormNumber = (text: string): boolean => FORM_NUMBER.test(normalise(text));

export const isNoteStart = (text: string): boolean => NOTE.test(normalise(text));

/** Does the line carry the department, the unit or the form number of a table, or several of them? */
export function isFrameLabel(text: string): boolean {
  return isLabel(text) || text.trim().split(/\s+/u).every(isLabel);
}

function isLabel(text: string): boolean {
  const plain = normalise(text);
  return DEPARTMENT.test(plain) || UNIT.test(plain) || FORM_NUMBER.test(plain);
}

/** A label that a character is misread in: it stands under the title as well, but what it says is left to the prose. */
function isMisreadLabel(line: PageLine): boolean {
  const plain = normalise(line.text);
  const [key, value] = plain.split(/[:：]/u);
  // Its colon is a small mark, and lost on a poor copy.
  if (key === undefined || value === undefined) return KEYS.some((known) => plain.startsWith(known));
  return UNIT_LIKE.test(plain) || KEYS.some((known) => editDistance(key, known) <= KEY_SLIPS);
}

/**
 * Gives every grid the lines that belong to it: the title and labels above, the notes below. What is left is
 * prose. Grids and lines come in reading order; `sides` are the page's left and right edge.
 */
export function findFrames(
  grids: readonly Box[],
  lines: readonly PageLine[],
  sides: Span,
): { frames: TableFrame[]; rest: PageLine[] } {
  const free = new Set(lines);
  const frames = grids.map((grid, index) => {
    const ceiling = index === 0 ? 0 : (grids[index - 1] as Box)[3];
    const above = lines.filter(
      (line) => line.box[3] <= grid[1] + heightOf(line.box) / 2 && line.box[1] >= ceiling - 1,
    );
    const { title, labels } = findHeading(grid, above, sides);
    for (const line of [...title, ...labels]) for (const part of partsOf(line, lines)) free.delete(part);
    return { title, labels };
  });
  const notes = grids.map((grid, index) => {
    const floor = grids[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
    const below = [...free].filter(
      (line) => line.box[1] >= grid[3] - heightOf(line.box) / 2 && line.box[3] <= floor,
    );
    const found = findNotes(grid, below);
    for (const line of found) free.delete(line);
    return found;
  });
  return {
    frames: frames.map((frame, index) => ({ ...frame, notes: notes[index] ?? [] })),
    rest: lines.filter((line) => free.has(line)),
  };
}

/** A label put together from a stack of short lines has no line of its own on the page: its parts have. */
const partsOf = (line: PageLine, lines: readonly PageLine[]): PageLine[] =>
  lines.includes(line) ? [line] : lines.filter((part) => part.runs.some((run) => line.runs.includes(run)));

function findHeading(grid: Box, above: readonly PageLine[], sides: Span) {
  const labels: PageLine[] = [];
  const title: PageLine[] = [];
  let below = grid[1];
  for (const line of joinStackedUnit(above).reverse()) {
    if (below - line.box[3] > NEAR * heightOf(line.box)) break;
    if (isFrameLabel(line.text)) {
      // Above a complete title stands the form number (预算10表) at most; departments there are another table's.
      if (title.length === 0 || FORM_NUMBER.test(normalise(line.text))) labels.unshift(line);
    } else if (continuesTitle(line, title) && isTitleLike(line, grid, sides)) title.unshift(line);
    else if (normalise(line.text).length > SCRAP && !isMisreadLabel(line) && !standsBeside(line, labels))
      break;
    below = Math.min(below, line.box[1]);
  }
  return { title, labels };
}

/** Does the line stand in one row with a label? Then it is another one, whatever was read of it, and hides no title. */
const standsBeside = ({ box }: PageLine, labels: readonly PageLine[]): boolean =>
  labels.some(
    ({ box: label }) =>
      Math.min(box[3], label[3]) - Math.max(box[1], label[1]) >= Math.min(heightOf(box), heightOf(label)) / 2,
  );

function isTitleLike(line: PageLine, grid: Box, [left, right]: Span): boolean {
  const plain = normalise(line.text);
  if (plain.length > LONGEST_TITLE || SENTENCE_END.test(plain) || isNoteStart(plain)) return false;
  const offset = Math.min(
    Math.abs(centreX(line.box) - centreX(grid)) / widthOf(grid),
    Math.abs(centreX(line.box) - (left + right) / 2) / (right - left),
  );
  return offset <= CENTRED || (/表$/u.test(plain) && line.box[0] >= grid[0] - heightOf(line.box));
}

/** Does the line end as the titles of tables do: …表, or …表（…）? */
export const isWholeTitle = (text: string): boolean => /表(?:\(.*\))?$/u.test(normalise(text));

/** May `line` stand over the title lines found so far? A complete title (…表) has another heading above it. */
function continuesTitle(line: PageLine, title: readonly PageLine[]): boolean {
  const next = title[0];
  if (!next) return true;
  const bracketed = /^\(.*\)$/u.test(normalise(next.text));
  const complete = isWholeTitle(line.text);
  if (bracketed) return true;
  const alike = Math.abs(heightOf(line.box) - heightOf(next.box)) <= 0.3 * heightOf(next.box);
  const close = next.box[1] - line.box[3] <= 1.2 * heightOf(next.box);
  return alike && close && !complete && startsBroken(normalise(next.text));
}

/** A wrapped title's second half: short, and without the year or department a title begins with. */
const startsBroken = (text: string): boolean =>
  !/^(?:\d{4}|20|附|[\u4e00-\u9fff]{2,10}(?:局|委|中心|厅|院|区|市|县))/u.test(text);

/** `单位`, `：万`, `元` printed under each other in a narrow place are one label. */
function joinStackedUnit(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = [];
  const used = new Set<PageLine>();
  for (const line of lines) {
    if (used.has(line)) continue;
    const stack = [line];
    if (/^(?:金额)?单位/u.test(normalise(line.text)) && !UNIT.test(normalise(line.text))) {
      for (const next of lines) {
        const last = stack.at(-1) as PageLine;
        const under = next.box[1] > last.box[1] && next.box[1] - last.box[3] < heightOf(last.box);
        const meets = next.box[0] < line.box[2] && next.box[2] > line.box[0];
        if (next !== last && under && meets && !used.has(next)) stack.push(next);
      }
    }
    const text = stack.map((part) => part.text).join("");
    if (stack.length > 1 && STACKED_UNIT.test(normalise(text))) {
      for (const part of stack) used.add(part);
      joined.push({
        box: union(stack.map((part) => part.box)),
        text,
        confidence: Math.min(...stack.map((part) => part.confidence)),
        runs: stack.flatMap((part) => part.runs),
      });
    } else joined.push(line);
  }
  return joined;
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
