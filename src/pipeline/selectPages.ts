import { InputError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";

/** Pages `first` to `last`, both included, counted from 1 in file order. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** The pages in `ranges` that there are, ascending and each once; all pages without ranges. Throws InputError where none is. */
export function selectPages(ranges: readonly PageRange[] | undefined, pageCount: number): number[] {
  const wanted = ranges ?? [{ first: 1, last: pageCount }];
  const there = wanted.filter(({ first, last }) => first >= 1 && first <= Math.min(last, pageCount));
  if (there.length === 0) {
    throw new InputError("PAGES_OUTSIDE", { count: pageCount, wanted: wanted.map(rangeText).join(",") });
  }
  const pages = there.flatMap(({ first, last }) =>
    Array.from({ length: Math.min(last, pageCount) - first + 1 }, (_, index) => first + index),
  );
  return [...new Set(pages)].sort((a, b) => a - b);
}

/** What of `ranges` goes beyond the last page, for the user; null where nothing does. */
export function pagesBeyond(ranges: readonly PageRange[] | undefined, pageCount: number): Bilingual | null {
  const beyond = (ranges ?? []).filter(({ last }) => last > pageCount).map(rangeText);
  if (beyond.length === 0) return null;
  return {
    en: `${beyond.join(",")} goes beyond the last page, ${pageCount}: what there is was read`,
    zh: `${beyond.join(",")} 超出末页（第 ${pageCount} 页），已读取存在的页`,
  };
}

const rangeText = ({ first, last }: PageRange): string => (first === last ? `${first}` : `${first}-${last}`);
