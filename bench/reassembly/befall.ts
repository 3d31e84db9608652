/** What befalls the pages of a document on its way to the scanner. */
import { createRandom, shuffle } from "../../samples/generate/random.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { wholeNumber } from "../corpus/random.ts";
import type { CaseOptions } from "./options.ts";

/** The file's pages: which printed page (from 0) each one is, in the file's order. */
export function befall(count: number, { mishap, seed }: CaseOptions): number[] {
  const random = createRandom(seed ^ 0x5bd1e995);
  const pages = Array.from({ length: count }, (_, index) => index);
  const lost = (): number[] => {
    const gone = wholeNumber(random, 1, Math.max(1, count - 2));
    return count < 3 ? pages : pages.filter((page) => page !== gone);
  };
  switch (mishap) {
    case "none":
      return pages;
    case "shuffle":
      return shuffle(pages, random);
    case "reverse":
      return pages.reverse();
    case "rotate": {
      const by = wholeNumber(random, 0, count - 1);
      return [...pages.slice(by), ...pages.slice(0, by)];
    }
    case "duplicate": {
      const twice = wholeNumber(random, 0, count - 1);
      const at = wholeNumber(random, 0, count);
      return [...pages.slice(0, at), twice, ...pages.slice(at)];
    }
    case "drop":
      return lost();
    case "drop-and-shuffle":
      return shuffle(lost(), random);
  }
}

/** The pages in the file's order, numbered anew as the file numbers them. */
export const inFile = (pages: readonly PageLayout[], order: readonly number[]): PageLayout[] =>
  order.map((original, index) => {
    const layout = pages[original] as PageLayout;
    return {
      ...layout,
      page: { ...layout.page, number: index + 1 },
      tables: layout.tables.map((table) => ({ ...table, page: index + 1 })),
    };
  });
