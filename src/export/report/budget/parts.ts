import type { Observation } from "../../../contract/schema.ts";
import { Exact } from "../../../core/money.ts";
import { withoutOrdinals } from "../../../lexicon/ordinals.ts";
import { entryIn, type Scheme } from "../../../meaning/classification/index.ts";

/** Money under one name. */
export interface Part {
  readonly name: string;
  readonly amount: Exact;
}

/** The amounts by name, largest first, those of one name together. */
export function partsOf(leaves: readonly Observation[], nameOf: (leaf: Observation) => string): Part[] {
  const sums = new Map<string, Exact>();
  for (const leaf of leaves) {
    const name = nameOf(leaf);
    sums.set(name, (sums.get(name) ?? new Exact(0)).plus(leaf.amountYuan));
  }
  return [...sums].map(([name, amount]) => ({ name, amount })).sort((a, b) => b.amount.comparedTo(a.amount));
}

/** Digits of a class (类), which holds all codes that begin with them. */
const CLASS_DIGITS = 3;

export const codeOf = (leaf: Observation, scheme: Scheme): string | null => leaf[`${scheme}Code`];

/** The name of the leaf's own code: as printed, else as in the classification of its year. */
export function nameOfCode(leaf: Observation, scheme: Scheme): string | null {
  const name = leaf[`${scheme}Name`] ?? leaf[`${scheme}NameStandard`] ?? codeOf(leaf, scheme);
  return name === null ? null : withoutOrdinals(name);
}

/** The class (类) of the leaf: its name in the classification of the year; that of the leaf where it has no code or a class of its own. */
export function classOf(leaf: Observation, scheme: Scheme): string | null {
  const code = codeOf(leaf, scheme);
  if (code === null || code.length <= CLASS_DIGITS) return nameOfCode(leaf, scheme);
  const digits = code.slice(0, CLASS_DIGITS);
  return entryIn(scheme, digits, leaf.year)?.name ?? digits;
}
