/** So many right of so many. */
export interface Tally {
  readonly right: number;
  readonly of: number;
}

export const tally = <Item>(items: readonly Item[], isRight: (item: Item) => boolean): Tally => ({
  right: items.filter(isRight).length,
  of: items.length,
});

/** From 0 to 1; nothing to get wrong is 1. */
export const share = ({ right, of }: Tally): number => (of === 0 ? 1 : right / of);
