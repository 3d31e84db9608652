import { type Box, centreX, centreY, heightOf, union } from "../../core/geometry.ts";
import { columnsOf } from "./columns.ts";
import type { Piece, TextLine } from "./textLines.ts";

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

/** Text of one header cell: a piece, or the wrapped lines of one. */
interface Block {
  readonly box: Box;
  readonly lines: number;
  columns: [number, number];
}

/** In text heights: header lines nearer than rows by this much are one cell's. */
const NEARER = 0.15;
/** In text heights off the middle: leaving out a column that could stand under a spanning word is as bad. */
const LEFT_OUT = 0.75;
/** In text heights: an entry so much higher than those under a spanning word stands beside it, over two levels. */
const HIGHER = 0.35;

/** A printed line that covers part of the header only. */
interface PartRule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface Measures {
  /** Of the text, in points. */
  readonly height: number;
  /** Points from row to row. */
  readonly pitch: number;
  /** The horizontals printed in the header. */
  readonly rules: readonly PartRule[];
  /** Per column: x where its right-aligned figures end, if it has such. */
  readonly ends: readonly (number | null)[];
}

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
  const cells = settled.map((block): HeaderCell => {
    const stacks = range(block.columns).map((column) => stackOf(settled, column));
    const starts = stacks.map((stack) => levelUnder(stack, stack.indexOf(block) - 1, inner, levels));
    const ends = stacks.map((stack) => levelUnder(stack, stack.indexOf(block), inner, levels) - 1);
    const first = Math.max(...starts);
    return { columns: block.columns, levels: [first, Math.max(first, Math.min(...ends))] };
  });
  return { cells, edges: inner, levels };
}

const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const covers = (block: Block, column: number): boolean =>
  block.columns[0] <= column && column <= block.columns[1];

const stackOf = (blocks: readonly Block[], column: number): Block[] =>
  blocks.filter((block) => covers(block, column)).sort((a, b) => centreY(a.box) - centreY(b.box));

/** Pieces over each other in the same columns, nearer than rows are and with no line between, are one cell's text. */
function intoBlocks(
  pieces: readonly Piece[],
  between: readonly number[],
  height: number,
  pitch: number,
  rules: readonly PartRule[],
): Block[] {
  const blocks: { pieces: Piece[]; columns: [number, number] }[] = [];
  for (const piece of [...pieces].sort((a, b) => centreY(a.box) - centreY(b.box) || a.box[0] - b.box[0])) {
    const columns = columnsOf(piece, between, height / 2);
    const above = blocks
      .filter((block) => block.columns[0] <= columns[1] && columns[0] <= block.columns[1])
      .at(-1);
    const last = above?.pieces.at(-1);
    const isWrapped =
      above !== undefined &&
      last !== undefined &&
      above.columns[0] === columns[0] &&
      above.columns[1] === columns[1] &&
      centreY(piece.box) - centreY(last.box) < pitch - NEARER * height &&
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

/**
 * Gives the blocks of one level, left to right, the columns they stand over: those they reach over, and of the free
 * columns around them such that all middles are nearest to the words' and few free columns are left out.
 */
function widen(
  level: readonly Block[],
  blocks: readonly Block[],
  edges: readonly number[],
  { height, rules, ends }: Omit<Measures, "pitch">,
): void {
  const parents = level
    .filter((block) => blocks.some((other) => isBelow(other, block) && meets(other.columns, block.columns)))
    .sort((a, b) => a.box[0] - b.box[0]);
  if (parents.length === 0) return;
  const top = Math.min(...parents.map((block) => block.box[1]));
  const bottom = Math.max(...parents.map((block) => block.box[3]));
  const children = parents.flatMap((parent) =>
    range(parent.columns).flatMap(
      (column) => stackOf(blocks, column).find((block) => isBelow(block, parent)) ?? [],
    ),
  );
  const under = Math.min(...children.map((block) => centreY(block.box)));
  const lowest = Math.max(...blocks.map((block) => centreY(block.box)));
  const isFree = Array.from({ length: edges.length - 1 }, (_, column) => {
    const stack = stackOf(blocks, column);
    const onLevel = stack.some((block) => block.box[1] < bottom && block.box[3] > top);
    const next = stack.find((block) => block.box[1] >= bottom - height / 4);
    if (onLevel || next === undefined || centreY(next.box) < under - HIGHER * height) return false;
    // An entry with none under it reaches to the lowest level, and as far up from its middle.
    const isLeaf = stack.at(-1) === next;
    return !isLeaf || 2 * centreY(next.box) - lowest > (top + bottom) / 2 + HIGHER * height;
  });
  // For each way to end the blocks so far at a column: the cheapest, and the ranges it gives them.
  let ways: Way[] = [{ end: -1, cost: 0, ranges: [] }];
  for (const block of parents) {
    const choices = rangesOf(block, isFree, underline(block, parents, rules), edges);
    ways = choices.flatMap(([first, last]): Way[] => {
      const before = ways.filter((way) => way.end < first);
      const costs = before.map((way) => way.cost + height * LEFT_OUT * countFree(isFree, way.end + 1, first));
      const least = Math.min(...costs);
      const way = before[costs.indexOf(least)];
      if (!way) return [];
      const cost = least + offset(block, blocks, edges, ends, [first, last]);
      return [{ end: last, cost, ranges: [...way.ranges, [first, last]] }];
    });
    if (ways.length === 0) return;
  }
  const total = ways.map(
    (way) => way.cost + height * LEFT_OUT * countFree(isFree, way.end + 1, isFree.length),
  );
  const best = ways[total.indexOf(Math.min(...total))] as Way;
  for (const [index, block] of parents.entries()) block.columns = best.ranges[index] as [number, number];
}

interface Way {
  readonly end: number;
  readonly cost: number;
  readonly ranges: readonly [number, number][];
}

const countFree = (isFree: readonly boolean[], from: number, to: number): number =>
  isFree.slice(from, to).filter(Boolean).length;

/**
 * The block's own columns, widened over free ones as far as the line under it reaches; a line under this word alone
 * says exactly which.
 */
function rangesOf(
  block: Block,
  isFree: readonly boolean[],
  under: { readonly rule: PartRule; readonly isOwn: boolean } | null,
  edges: readonly number[],
): [number, number][] {
  const isWithin = (column: number): boolean => {
    const centre = ((edges[column] as number) + (edges[column + 1] as number)) / 2;
    return under === null || (centre > under.rule.from && centre < under.rule.to);
  };
  const ranges: [number, number][] = [];
  const [own, ownLast] = block.columns;
  for (let first = own; first >= 0 && (first === own || (isFree[first] && isWithin(first))); first--) {
    for (
      let last = ownLast;
      last < isFree.length && (last === ownLast || (isFree[last] && isWithin(last)));
      last++
    ) {
      ranges.push([first, last]);
    }
  }
  const widest = ranges.reduce((best, next) => (next[1] - next[0] > best[1] - best[0] ? next : best));
  return under?.isOwn ? [widest] : ranges.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

/** The line right under the block that does not run on under all of its level, and whether no other stands over it. */
function underline(
  block: Block,
  parents: readonly Block[],
  rules: readonly PartRule[],
): { readonly rule: PartRule; readonly isOwn: boolean } | null {
  const isOver = (other: Block, { from, to }: PartRule): boolean =>
    from <= centreX(other.box) && to >= centreX(other.box);
  const rule = rules.find(
    (candidate) =>
      candidate.at > centreY(block.box) &&
      candidate.at - block.box[3] < heightOf(block.box) &&
      isOver(block, candidate) &&
      !(parents.length > 1 && parents.every((other) => isOver(other, candidate))),
  );
  return rule ? { rule, isOwn: parents.filter((other) => isOver(other, rule)).length === 1 } : null;
}

/** How far the block's middle lies from the middle of the columns, of the words in them, or of the figures' ends. */
function offset(
  block: Block,
  blocks: readonly Block[],
  edges: readonly number[],
  ends: readonly (number | null)[],
  [first, last]: readonly [number, number],
): number {
  const under = blocks.filter(
    (other) => isBelow(other, block) && other.columns[0] >= first && other.columns[1] <= last,
  );
  const byEdges = ((edges[first] as number) + (edges[last + 1] as number)) / 2;
  const byText = under.length > 0 ? centreX(union(under.map((other) => other.box))) : byEdges;
  const [start, end] = [ends[first - 1] ?? null, ends[last] ?? null];
  const byFigures = start !== null && end !== null ? (start + end) / 2 + heightOf(block.box) / 3 : byEdges;
  return Math.min(...[byEdges, byText, byFigures].map((middle) => Math.abs(centreX(block.box) - middle)));
}

const isBelow = (other: Block, block: Block): boolean =>
  other.box[1] >= block.box[3] - heightOf(block.box) / 4;
const meets = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] <= b[1] && b[0] <= a[1];

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
