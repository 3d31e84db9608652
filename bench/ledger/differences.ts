import { type FigureCounts, surplus } from "./figuresIn.ts";
import type { ShownPage } from "./shownFigures.ts";

/** A figure that the output holds of a page less often (lost) or more often (added) than the page shows it. */
export interface Difference {
  readonly page: number;
  readonly what: "lost" | "added";
  readonly figure: string;
}

/**
 * The differences of all pages, given by page number. None are figures of a text that goes on over a page's end, which the
 * output holds on the page where it begins, nor those that poppler shows otherwise in one of its two orders, or in two
 * parts (21,118.5 over 1; 717 and .98 in two fonts).
 */
export function differences(shown: readonly ShownPage[], held: readonly FigureCounts[]): Difference[] {
  const none: FigureCounts = new Map();
  const pages = [...Array(Math.max(shown.length, held.length)).keys()];
  const own = (page: number): FigureCounts => held[page] ?? none;
  const ways = (page: number): readonly FigureCounts[] => shown[page]?.ways ?? [];
  const lost = pages.map((page) => common(ways(page).map((way) => surplus(way, own(page)))));
  const added = pages.map((page) => common(ways(page).map((way) => surplus(own(page), way))));
  for (const page of pages) {
    strike(lost[page + 1] ?? [], added[page] ?? [], (later, figure) => later === figure);
    strike(lost[page] ?? [], added[page] ?? [], (part, figure) => figure.startsWith(part));
  }
  return pages.flatMap((page): Difference[] => [
    ...(lost[page] ?? []).map((figure): Difference => ({ page, what: "lost", figure })),
    ...withoutParted(added[page] ?? [], shown[page]?.pieces ?? new Map()).map(
      (figure): Difference => ({ page, what: "added", figure }),
    ),
  ]);
}

/** What all lists hold, each as often as the one that has it least. */
function common([first = [], ...others]: readonly (readonly string[])[]): string[] {
  return others.reduce<string[]>(
    (kept, other) => {
      const left = [...other];
      return kept.filter((figure) => {
        const at = left.indexOf(figure);
        if (at >= 0) left.splice(at, 1);
        return at >= 0;
      });
    },
    [...first],
  );
}

/** Takes the pairs that belong together out of both lists. */
function strike(lost: string[], added: string[], belong: (lost: string, added: string) => boolean): void {
  for (let at = lost.length - 1; at >= 0; at--) {
    const match = added.findIndex((figure) => belong(lost[at] as string, figure));
    if (match < 0) continue;
    lost.splice(at, 1);
    added.splice(match, 1);
  }
}

/** Parts in which a figure may be shown: those before and behind each mark. */
const MOST_PARTS = 4;

/** The figures that no pieces shown apart make up. Each piece serves once. */
function withoutParted(figures: readonly string[], pieces: ReadonlyMap<string, number>): string[] {
  const left = new Map(pieces);
  return figures.filter((figure) => {
    const parts = partsOf(figure, left, MOST_PARTS);
    for (const part of parts ?? []) left.set(part, (left.get(part) ?? 0) - 1);
    return parts === null;
  });
}

/** At least two of the pieces that make up `text` one behind the other, or null. */
function partsOf(text: string, pieces: ReadonlyMap<string, number>, most: number): string[] | null {
  for (let cut = text.length - 1; cut > 0; cut--) {
    const [head, tail] = [text.slice(0, cut), text.slice(cut)];
    if ((pieces.get(head) ?? 0) === 0) continue;
    if ((pieces.get(tail) ?? 0) > (head === tail ? 1 : 0)) return [head, tail];
    const rest = most > 2 ? partsOf(tail, pieces, most - 1) : null;
    if (rest) return [head, ...rest];
  }
  return null;
}
