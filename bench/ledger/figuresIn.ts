/** How often each figure is printed. */
export type FigureCounts = ReadonlyMap<string, number>;

/** A number with decimals or thousands marks; anything that has more points or commas beside it is a date or a number of a section. */
const FIGURE = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?!\d|[.,]\d)/gu;

/** The figures with decimals or thousands marks in some texts, as printed but for full-width characters. */
export function figuresIn(texts: readonly string[]): FigureCounts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [figure] of text.normalize("NFKC").matchAll(FIGURE)) {
      counts.set(figure, (counts.get(figure) ?? 0) + 1);
    }
  }
  return counts;
}

/** Figures that `a` holds more often than `b`, each as often as it is too many. */
export const surplus = (a: FigureCounts, b: FigureCounts): string[] =>
  [...a].flatMap(([figure, count]) =>
    Array.from({ length: Math.max(0, count - (b.get(figure) ?? 0)) }, () => figure),
  );
