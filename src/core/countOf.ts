/** How often each item stands among `items`, in the order first met. */
export function countOf<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The item that stands there most often with its count, the first met of several; undefined where there is none. */
export function mostFrequent<T>(items: Iterable<T>): readonly [item: T, count: number] | undefined {
  let best: readonly [T, number] | undefined;
  for (const entry of countOf(items)) if (best === undefined || entry[1] > best[1]) best = entry;
  return best;
}
