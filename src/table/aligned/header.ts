import { type Box, centreX, centreY, union, widthOf } from "../../core/geometry.ts";
import { columnsOf } from "./columnsOf.ts";
import { type Block, type Measures, type PartRule, range, stackOf, widen } from "./spanning.ts";
import { firstWord, type Piece, type TextLine } from "./textLines.ts";

/** What a header entry covers, by columns and by levels from the top; both ends included. */
export interface HeaderCell {
  readonly columns: readonly [first: number, last: number];
  readonly levels: readonly [first: number, last: number];
}

/** The header above a body: its cells and the y of the grid lines between its levels. */
export interface Header {
  readonly cells: readonly HeaderCell[];
  readonly edges: readonly number[];
  readonly levels: number;
}

/** In text heights: header lines nearer than rows by this much are one cell's. */
const NEARER = 0.15;
/** Of the least step from a line to one under it: lines of one cell are so near; further apart where the upper is full. */
const LINE_STEP = 1.2;
/** In text heights: the longest step from one line of a cell to the next, the shortest. */
const LONGEST_STEP = 1.5;
const SHORTEST_STEP = 0.8;
/**
 * The cells of a header's lines over the columns between `edges` (all grid lines, outer ones included). A word over
 * several columns spans them: where it reaches over them, where a line under it does, or where it stands over the
 * middle of columns that have names of their own on a level below and nothing else above.
 */
export function readHeader(
  lines: readonly TextLine[],
  edges: readonly number[],
  { height, pitch, rules, ends }: Measures,
): Header {
  const between = edges.slice(1, -1);
  const blocks = intoBlocks(
    lines.flatMap((line) => line.pieces),
    between,
    height,
    pitch,
    rules,
  );
  const count = edges.length - 1;
  for (const level of levelsOf(blocks, height)) widen(level, blocks, edges, { height, rules, ends });
  const settled = joinUnderNothing(blocks, count);
  const deepest = Array.from({ length: count }, (_, column) => stackOf(settled, column)).reduce(
    (best, stack) => (stack.length > best.length ? stack : best),
    [] as Block[],
  );
  const levels = Math.max(1, deepest.length);
  const inner = deepest.slice(1).map((block, index) => boundary(deepest[index] as Block, block, rules));
  const cells: HeaderCell[] = [];
  // Each begins where those above it end, so that nothing is left between them.
  const last = new Map<Block, number>();
  for (const block of [...settled].sort((a, b) => centreY(a.box) - centreY(b.box))) {
    const stacks = range(block.columns).map((column) => stackOf(settled, column));
    const above = stacks.flatMap((stack) => stack[stack.indexOf(block) - 1] ?? []);
    const first = Math.max(0, ...above.map((upper) => (last.get(upper) ?? 0) + 1));
    const ends = stacks.map((stack) => levelUnder(stack, stack.indexOf(block), inner, levels) - 1);
    last.set(block, Math.max(first, Math.min(...ends)));
    cells.push({ columns: block.columns, levels: [first, last.get(block) as number] });
  }
  return { cells, edges: inner, levels };
}

/** Pieces over each other in the same columns, nearer than rows are and with no line between, are one cell's text. */
function intoBlocks(
  pieces: readonly Piece[],
  between: readonly number[],
  height: number,
  pitch: number,
  rules: readonly PartRule[],
): Block[] {
  const blocks: { pieces: Piece[]; columns: [number, number] }[] = [];
  const least = leastStep(pieces, height);
  for (const piece of [...pieces].sort((a, b) => centreY(a.box) - centreY(b.box) || a.box[0] - b.box[0])) {
    const columns = columnsOf(piece, between, height / 2);
    const above = blocks
      .filter((block) => block.columns[0] <= columns[1] && columns[0] <= block.columns[1])
      .at(-1);
    const last = above?.pieces.at(-1);
    const step = last === undefined ? 0 : centreY(piece.box) - centreY(last.box);
    const isWrapped =
      above !== undefined &&
      last !== undefined &&
      above.columns[0] === columns[0] &&
      above.columns[1] === columns[1] &&
      step < pitch - NEARER * height &&
      (step < LINE_STEP * least || isFull(last, piece, pieces)) &&
      !isGroupOver(last, piece, pieces, height) &&
      !isRuledBetween(last.box, piece.box, rules);
    if (isWrapped) above.pieces.push(piece);
    else blocks.push({ pieces: [piece], columns });
  }
  return blocks.map((block) => ({
    box: union(block.pieces.map((piece) => piece.box)),
    lines: block.pieces.length,
    columns: block.columns,
  }));
}

/** Points from the middle of a piece to the middle of one under it, at the least: a line's height or a level's. */
function leastStep(pieces: readonly Piece[], height: number): number {
  const steps = pieces.flatMap(({ box }) =>
    pieces
      .filter((other) => other.box[0] < box[2] && other.box[2] > box[0])
      .map((other) => centreY(other.box) - centreY(box))
      .filter((step) => step > SHORTEST_STEP * height),
  );
  return Math.min((LONGEST_STEP / LINE_STEP) * height, ...steps);
}

/** Had `above` no room for the first word of `below` in a column as wide as the widest entry that stands over or under it? */
function isFull(above: Piece, below: Piece, pieces: readonly Piece[]): boolean {
  const over = pieces.filter(({ box }) => box[0] < above.box[2] && box[2] > above.box[0]);
  const widest = Math.max(...over.map(({ box }) => widthOf(box)));
  return widthOf(above.box) + firstWord(below) > widest;
}

/**
 * Is `above` the head of a group of which `below` is the name in the middle (科目编码 over 类, 款, 项), and no first line
 * of its cell? Names stand on both sides of `below` with nothing over them, and two lines of one cell would stand closer,
 * or other entries stand half way between the two, in the middle of their cells as those names are not.
 */
function isGroupOver(above: Piece, below: Piece, pieces: readonly Piece[], height: number): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < height / 3;
  const [upper, lower] = [centreY(above.box), centreY(below.box)];
  const beside = pieces.filter((other) => other !== below && near(centreY(other.box), lower));
  const isBare = ({ box }: Piece): boolean =>
    !pieces.some((other) => other.box[3] <= box[1] && other.box[0] < box[2] && other.box[2] > box[0]);
  const left = beside.filter(({ box }) => box[2] <= below.box[0]).sort((a, b) => b.box[2] - a.box[2])[0];
  const right = beside.filter(({ box }) => box[0] >= below.box[2]).sort((a, b) => a.box[0] - b.box[0])[0];
  if (!left || !right || !isBare(left) || !isBare(right)) return false;
  return (
    lower - upper > LONGEST_STEP * height || pieces.some(({ box }) => near(centreY(box), (upper + lower) / 2))
  );
}

const isRuledBetween = (above: Box, below: Box, rules: readonly PartRule[]): boolean =>
  rules.some(
    ({ at, from, to }) =>
      at > centreY(above) && at < centreY(below) && from < centreX(above) && to > centreX(above),
  );

/** Blocks by the height they stand at, top to bottom. */
function levelsOf(blocks: readonly Block[], height: number): Block[][] {
  const levels: Block[][] = [];
  for (const block of [...blocks].sort((a, b) => centreY(a.box) - centreY(b.box))) {
    const level = levels.at(-1);
    if (level && centreY(block.box) - centreY((level[0] as Block).box) < height / 2) level.push(block);
    else levels.push([block]);
  }
  return levels;
}

/** Blocks over each other in one column alone are levels of nothing: they are one cell's lines. */
function joinUnderNothing(blocks: readonly Block[], count: number): Block[] {
  const joined = [...blocks];
  for (let column = 0; column < count; column++) {
    const stack = stackOf(joined, column);
    for (const [index, block] of stack.entries()) {
      const below = stack[index + 1];
      const isOne =
        below && [block, below].every(({ columns: [first, last] }) => first === column && last === column);
      if (!isOne || !joined.includes(block)) continue;
      const whole: Block = {
        box: union([block.box, below.box]),
        lines: block.lines + below.lines,
        columns: block.columns,
      };
      joined.splice(joined.indexOf(block), 1);
      joined[joined.indexOf(below)] = whole;
      stack[index + 1] = whole;
    }
  }
  return joined;
}

/** y between two levels: a printed line there, else half way. */
function boundary(above: Block, below: Block, rules: readonly PartRule[]): number {
  const half = (above.box[3] + below.box[1]) / 2;
  const rule = rules.find(({ at }) => at > centreY(above.box) && at < centreY(below.box));
  return rule?.at ?? half;
}

/** The level under the stack's block `index`: that whose upper edge is nearest to where the stack's next block begins. */
function levelUnder(
  stack: readonly Block[],
  index: number,
  inner: readonly number[],
  levels: number,
): number {
  if (index < 0) return 0;
  if (index >= stack.length - 1) return levels;
  const at = ((stack[index] as Block).box[3] + (stack[index + 1] as Block).box[1]) / 2;
  const least = index + 1;
  const most = levels - (stack.length - 1 - index);
  let best = least;
  for (let level = least; level <= most; level++) {
    if (Math.abs((inner[level - 1] as number) - at) < Math.abs((inner[best - 1] as number) - at))
      best = level;
  }
  return best;
}
