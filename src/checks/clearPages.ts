import type { BudgetDocument, Cell } from "../contract/schema.ts";
import { parsePrinted } from "../core/money.ts";

/** Of a page's figures: where both engines differ on more, they err alike as well, and that they agree proves nothing. */
const DIFFERING = 0.01;
/** A page of fewer figures is judged with the whole document. */
const FEWEST = 50;

interface Count {
  readonly both: number;
  readonly differ: number;
}

/**
 * The pages on which the two engines hardly ever differ. On a poor copy they misread the same worn digits the same way:
 * of 800 amounts of 7.5 points on a photocopy both read 8 wrong and alike (sure of 2 of them), of 120 on fair scans none.
 */
export function clearPages(document: BudgetDocument): ReadonlySet<number> {
  const counts = new Map<number, Count>();
  for (const { rows } of document.tables) {
    for (const cell of rows.flatMap(({ cells }) => cells)) {
      const page = cell.fragments[0]?.page;
      const differs = enginesDiffer(cell);
      if (page === undefined || differs === null) continue;
      const { both, differ } = counts.get(page) ?? { both: 0, differ: 0 };
      counts.set(page, { both: both + 1, differ: differ + (differs ? 1 : 0) });
    }
  }
  const all = [...counts.values()].reduce(
    (sum, { both, differ }) => ({ both: sum.both + both, differ: sum.differ + differ }),
    { both: 0, differ: 0 },
  );
  // One figure in doubt says nothing of the others.
  const isClear = ({ both, differ }: Count): boolean => differ <= Math.max(1, DIFFERING * both);
  return new Set(
    document.source.pages
      .map(({ number }) => number)
      .filter((number) => {
        const own = counts.get(number);
        return isClear(own !== undefined && own.both >= FEWEST ? own : all);
      }),
  );
}

/** Do the engines differ on the cell's figure? Null where it was read once, or is none for both. */
function enginesDiffer({ text, evidence = [] }: Cell): boolean | null {
  const second = evidence.find(({ kind }) => kind === "reading");
  if (second?.kind !== "reading" || second.text === "") return null;
  const [a, b] = [parsePrinted(text), parsePrinted(second.text)];
  if (a.kind !== "amount" && b.kind !== "amount") return null;
  return a.kind !== "amount" || b.kind !== "amount" || !a.value.eq(b.value);
}
