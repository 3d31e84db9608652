import type { BudgetDocument, Flag } from "../../contract/schema.ts";

/**
 * Index of the disclosure that a flag is about: the one of its first place, else the one that holds its page; the first
 * where it is about the whole file.
 */
export function disclosureOfFlag(
  { cells: [place], page }: Flag,
  { tables, statements, disclosures }: BudgetDocument,
): number {
  if (place && "statement" in place) return statements[place.statement]?.disclosure ?? 0;
  if (place) return tables.find(({ id }) => id === place.table)?.disclosure ?? 0;
  const holding = disclosures.findIndex(({ pages }) => page !== undefined && pages.includes(page));
  return Math.max(0, holding);
}
