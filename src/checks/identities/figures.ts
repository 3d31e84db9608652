import type { BudgetDocument, Observation } from "../../contract/schema.ts";
import type { TableKind } from "../../contract/vocabulary.ts";
import type { Terms } from "../terms.ts";
import type { Term } from "../types.ts";

/** An amount with all that the document says it is about. */
export interface Figure {
  readonly meaning: Observation;
  readonly term: Term;
}

/** What to look for: the kind of table, and meanings that must be equal (or be among those listed). */
export type Query = {
  readonly kind: TableKind;
} & {
  readonly [Axis in "direction" | "nature" | "fund" | "origin" | "aggregation"]?: readonly string[] | string;
};

/** The figures of one disclosure of the year that it is about, by the kind of their table. */
export type Figures = ReadonlyMap<TableKind, readonly Figure[]>;

/** The disclosures of `document`, in order, each as its figures. */
export function figuresByDisclosure(document: BudgetDocument, terms: Terms): Figures[] {
  const tables = new Map(terms.tables.map((entry) => [entry.table.id, entry]));
  const found = document.disclosures.map(() => new Map<TableKind, Figure[]>());
  for (const meaning of document.observations) {
    const entry = tables.get(meaning.table);
    const term = entry?.cells[meaning.row]?.[meaning.column];
    const disclosure = document.disclosures[entry?.table.disclosure ?? -1];
    if (!entry || !term || meaning.phase !== disclosure?.kind) continue;
    const byKind = found[entry.table.disclosure];
    const figures = byKind?.get(entry.table.kind);
    if (figures) figures.push({ meaning, term });
    else byKind?.set(entry.table.kind, [{ meaning, term }]);
  }
  return found;
}

/** The figures that answer the query, in printed order. */
export function find(figures: Figures, { kind, ...axes }: Query): Figure[] {
  const wanted = Object.entries(axes) as [keyof typeof axes, readonly string[] | string][];
  return (figures.get(kind) ?? []).filter(({ meaning }) =>
    wanted.every(([axis, values]) => [values].flat().includes(meaning[axis] ?? "")),
  );
}
