import { isBareTotal } from "../lexicon/totals.ts";
import type { Chain } from "./chain.ts";
import type { SplitFragment } from "./splitFragment.ts";
import { isContinued, titleOf } from "./titles.ts";

type Sign = (page: SplitFragment) => boolean;

/** What the first page of a table may print and the later ones not: a title that does not say continued, and a total on top. */
const SIGNS: readonly Sign[] = [
  ({ table }) => titleOf(table) !== "" && !isContinued(titleOf(table)),
  ({ body }) => body[0]?.some(({ text }) => isBareTotal(text)) === true,
];

/**
 * The chains, of which none has lost its beginning that shows it: its first page prints what in this document only first
 * pages of tables print.
 */
export function withoutFalseLoss(chains: readonly Chain[]): Chain[] {
  const signs = SIGNS.filter((sign) => isOfFirstPages(sign, chains));
  return chains.map((chain) => {
    const [first] = chain.fragments;
    if (!chain.lostBefore || !first || !signs.some((sign) => sign(first))) return chain;
    const { lostBefore: _, ...whole } = chain;
    return whole;
  });
}

/** Does a table on several pages show the sign on its first, and none on a later one? */
const isOfFirstPages = (sign: Sign, chains: readonly Chain[]): boolean =>
  chains.some(({ fragments: [first, ...later] }) => first && sign(first) && later.length > 0) &&
  chains.every(({ fragments }) => !fragments.slice(1).some(sign));
