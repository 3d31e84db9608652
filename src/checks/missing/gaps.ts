import type { BudgetDocument, Flag, Table } from "../../contract/schema.ts";

/** The flags of the gaps that rows of the table may be lost in, in the order of its pages. */
export function gapsOf({ pages }: Table, flags: readonly Flag[]): Flag[] {
  const [first, last] = [pages[0] ?? null, pages.at(-1) ?? null];
  const positionOf = ({ missing }: Flag): number => {
    const [before, after] = missing?.pages ?? [null, null];
    if (before !== null && pages.includes(before)) return pages.indexOf(before);
    return after !== null && after === first ? -1 : Number.POSITIVE_INFINITY;
  };
  return flags
    .filter(({ rule, missing }) => {
      if (rule !== "PAGES-MISSING" || !missing) return false;
      const [before, after] = missing.pages;
      const within = [before, after].every((page) => page !== null && pages.includes(page));
      return within || (before !== null && before === last) || (after !== null && after === first);
    })
    .sort((a, b) => positionOf(a) - positionOf(b));
}

/** The flags with what is known of each gap's money. */
export const withMoney = (
  flags: BudgetDocument["flags"],
  gaps: ReadonlyMap<Flag, Pick<NonNullable<Flag["missing"]>, "amount" | "by">>,
): Flag[] =>
  flags.map((flag) => {
    const money = gaps.get(flag);
    return money && flag.missing ? { ...flag, missing: { ...flag.missing, ...money } } : flag;
  });
