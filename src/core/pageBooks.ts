/** What became of a page's ink; a character is one piece of ink, however many strokes it has. */
export const INK_FATES = [
  "text",
  "ruling",
  "ground",
  "picture",
  "seal",
  "watermark",
  "mark",
  "speck",
] as const;
export type InkFate = (typeof INK_FATES)[number];

/** How much ink had which fate. */
export type InkCounts = Readonly<Record<InkFate, number>>;

/** Why text of a page was not taken. */
export const DROP_REASONS = [
  "hidden",
  "covered",
  "clipped",
  "askew",
  "twice",
  "lies",
  "pictured",
  "drawing",
  "stacked",
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Runs of text that were not taken, and some of what they say. */
export interface DroppedText {
  readonly why: DropReason;
  readonly count: number;
  readonly texts: readonly string[];
}

/** What of a page did not come to be runs of text. Each stage that decides it adds its own. */
export interface PageBooks {
  readonly dropped: readonly DroppedText[];
  /** Lines of print in which no reader found any text. */
  readonly unread: number;
  readonly ink: InkCounts;
}

const NO_INK: InkCounts = {
  ...{ text: 0, ruling: 0, ground: 0, picture: 0, seal: 0, watermark: 0, mark: 0, speck: 0 },
};
export const NO_BOOKS: PageBooks = { dropped: [], unread: 0, ink: NO_INK };

/** What a stage adds to the books. */
export type Entries = Partial<Omit<PageBooks, "ink">> & { readonly ink?: Partial<InkCounts> };

/** The books with what a stage adds to them. */
export function withEntries(
  books: PageBooks | undefined,
  { dropped = [], unread = 0, ink = {} }: Entries,
): PageBooks {
  const before = books ?? NO_BOOKS;
  const counts = INK_FATES.map((fate) => [fate, before.ink[fate] + (ink[fate] ?? 0)]);
  return {
    dropped: [...before.dropped, ...dropped],
    unread: before.unread + unread,
    ink: Object.fromEntries(counts) as unknown as InkCounts,
  };
}

/** Texts of one reason that are kept, each no longer than so many characters: a page may hide another one. */
const [MOST_TEXTS, LONGEST_TEXT] = [10, 80];

/** Texts that were not taken, by the reason why. */
export const dropped = (texts: ReadonlyMap<DropReason, readonly string[]>): DroppedText[] =>
  DROP_REASONS.flatMap((why): DroppedText[] => {
    const own = texts.get(why) ?? [];
    if (own.length === 0) return [];
    const shown = own.slice(0, MOST_TEXTS).map((text) => text.slice(0, LONGEST_TEXT));
    return [{ why, count: own.length, texts: shown }];
  });
