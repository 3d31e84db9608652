import { InputError } from "../core/errors.ts";

/** Pages `first` to `last`, both included, counted from 1 in file order. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** The pages in `ranges`, ascending and each once; all pages without ranges. Throws InputError for pages outside. */
export function selectPages(ranges: readonly PageRange[] | undefined, pageCount: number): number[] {
  const wanted = ranges ?? [{ first: 1, last: pageCount }];
  const outside = wanted.find(({ first, last }) => first < 1 || last > pageCount);
  if (outside !== undefined) {
    const { first, last } = outside;
    throw new InputError("PAGES_OUTSIDE", {
      count: pageCount,
      wanted: first === last ? first : `${first}-${last}`,
    });
  }
  const pages = wanted.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return [...new Set(pages)].sort((a, b) => a - b);
}
