import { type Box, centreX, centreY, heightOf, union } from "../../core/geometry.ts";

/** Text of one header cell: a piece, or the wrapped lines of one. */
export interface Block {
  readonly box: Box;
  readonly lines: number;
  columns: [number, number];
}

/** A printed line that covers part of the header only. */
export interface PartRule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is known of a header besides its words. */
export interface Measures {
  /** Of the text, in points. */
  readonly height: number;
  /** Points from row to row. */
  readonly pitch: number;
  /** The horizontals printed in the header. */
  readonly rules: readonly PartRule[];
  /** Per column: x where its right-aligned figures end, if it has such. */
  readonly ends: readonly (number | null)[];
}

/** In text heights off the middle: leaving out a column that could stand under a spanning word is as bad. */
const LEFT_OUT = 0.75;
/** In text heights: an entry so much higher than those under a spanning word stands beside it, over two levels. */
const HIGHER = 0.35;

export const range = ([first, last]: readonly [number, number]): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const covers = (block: Block, column: number): boolean =>
  block.columns[0] <= column && column <= block.columns[1];

export const stackOf = (blocks: readonly Block[], column: number): Block[] =>
  blocks.filter((block) => covers(block, column)).sort((a, b) => centreY(a.box) - centreY(b.box));

/**
 * Gives the blocks of one level, left to right, the columns they stand over: those they reach over, and of the free
 * columns around them such that all middles are nearest to the words' and few free columns are left out.
 */
export function widen(
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
  const lowest = Math.max(...blocks.map((block) => block.box[3])) - height / 2;
  const isFree = Array.from({ length: edges.length - 1 }, (_, column) => {
    const stack = stackOf(blocks, column);
    const onLevel = stack.some((block) => block.box[1] < bottom && block.box[3] > top);
    const next = stack.find((block) => block.box[1] >= bottom - height / 4);
    if (onLevel || next === undefined || centreY(next.box) < under - HIGHER * height) return false;
    // An entry with none under it reaches to the lowest line, and as far up from its middle.
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
