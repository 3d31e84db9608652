import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BudgetDocument, extract } from "../../src/index.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/traps");

/** Amounts in yuan by column, null where the cell holds none, under the label of their row. */
type Amounts = readonly (readonly [string, Record<string, string | null>])[];

export const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");

/** Reads the small document of that name, whose amounts are known. */
export const readKnown = (name: string): Promise<BudgetDocument> => extract(join(FOLDER, `${name}.pdf`));

/** The amounts that are known of it. */
export const knownAmounts = (name: string): Amounts =>
  (JSON.parse(readFileSync(join(FOLDER, `${name}.truth.json`), "utf8")) as { rows: Amounts }).rows;

/** What the document gives at the places that are known. */
export function amountsLike(known: Amounts, { tables }: BudgetDocument): Amounts {
  const left = new Set(tables.flatMap((table) => table.rows));
  return known.map(([label, amounts]) => {
    const row = [...left].find(({ cells }) => cells.some(({ text }) => plain(text) === plain(label)));
    if (row !== undefined) left.delete(row);
    const found = Object.keys(amounts).map((column) => [column, row?.cells[Number(column)]?.amount ?? null]);
    return [label, Object.fromEntries(found)];
  });
}
