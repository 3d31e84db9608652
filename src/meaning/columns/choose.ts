import type { Column } from "../../contract/schema.ts";
import type { Candidate, Meaning } from "./types.ts";

/** The column with the meaning of its cheapest candidate; of equally cheap ones the first. */
export const bestOf = (column: Column, candidates: readonly Candidate[]): Column => {
  const [best] = inOrder(candidates);
  return best ? { ...column, ...best.meaning } : column;
};

/** The column with the meaning of its cheapest candidate, and the record of the choice. */
export function withChoice(column: Column, candidates: readonly Candidate[]): Column {
  const [best, ...others] = inOrder(candidates);
  if (!best) return column;
  const other = others.find(({ meaning }) => !isSame(meaning, best.meaning));
  // What others found as well speaks for it too.
  const agreeing = others.filter(({ meaning }) => isSame(meaning, best.meaning));
  const { unit: _, ...next } = other?.meaning ?? { role: "other" };
  return {
    ...column,
    ...best.meaning,
    chosen: {
      by: best.by,
      evidence: [best, ...agreeing].flatMap(({ evidence }) => evidence),
      ...(other
        ? { runnerUp: { by: other.by, ...next, margin: Math.round((other.cost - best.cost) * 10) / 10 } }
        : {}),
    },
  };
}

const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => a.cost - b.cost);

const isSame = (a: Meaning, b: Meaning): boolean => keyOf(a) === keyOf(b);

const keyOf = ({ role, dimension, coordinates = {}, unit, ofWhich }: Meaning): string =>
  JSON.stringify([role, dimension, Object.entries(coordinates).sort(), unit, ofWhich]);
