/** Index of an item on the left and of the one on the right that it is paired with. */
export type Pair = readonly [left: number, right: number];

/**
 * Pairs items of two sequences in order so that the pairs' summed score is greatest; items without a partner are
 * left out. Pairs scored 0 or less are never made. (Needleman–Wunsch with free gaps.)
 */
export function align<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  score: (a: Left, b: Right) => number,
): Pair[] {
  const scores = left.map((a) => right.map((b) => score(a, b)));
  // best[i][j]: the greatest sum over the items from i on the left and j on the right.
  const best = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const paired = scores[i]?.[j] ?? 0;
      const taken = paired > 0 ? paired + at(i + 1, j + 1) : 0;
      (best[i] as Float64Array)[j] = Math.max(taken, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const paired = scores[i]?.[j] ?? 0;
    if (paired > 0 && at(i, j) === paired + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** Pairs items whatever their order, the best scored first; pairs scored 0 or less are never made. */
export function assign<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  score: (a: Left, b: Right) => number,
): Pair[] {
  const candidates = left
    .flatMap((a, i) => right.map((b, j) => ({ pair: [i, j] as const, score: score(a, b) })))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const pairs: Pair[] = [];
  for (const { pair } of candidates) {
    if (usedLeft.has(pair[0]) || usedRight.has(pair[1])) continue;
    usedLeft.add(pair[0]);
    usedRight.add(pair[1]);
    pairs.push(pair);
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}
