import type { Assembly, LogicalTable } from "../assemble/types.ts";
import type { TableKind } from "../contract/vocabulary.ts";
import { normalise } from "../core/text.ts";
import { findBindings } from "./bindings.ts";
import { coverOf } from "./disclosure.ts";
import { disclosureYear } from "./disclosureYear.ts";
import type { ReadProse } from "./statements/joinPassages.ts";

/** The pages of one disclosure among those that a file binds together, and what stands on them. */
export interface BoundPart {
  /** In file order. */
  readonly pages: readonly number[];
  readonly paragraphs: readonly ReadProse[];
  /** The year that it is about (disclosureYear.ts). */
  readonly year: number | null;
}

/** The disclosures that the file binds together, at least one, and which of them a page belongs to; `kinds` are the tables'. */
export function toBoundParts(
  assembly: Assembly,
  tables: readonly LogicalTable[],
  paragraphs: readonly ReadProse[],
  kinds: readonly TableKind[],
): { parts: BoundPart[]; partOf: (page: number | undefined) => number } {
  const inFile = assembly.pages.map(({ page }) => page.number);
  const order = assembly.order.length > 0 ? assembly.order : inFile;
  const titled = tables.map(({ pages }, index) => ({ kind: kinds[index] as TableKind, pages }));
  const bound = findBindings(order, paragraphs, titled).map((pages) => new Set(pages));
  /** A page that is in no part belongs to the first. */
  const partOf = (page: number | undefined): number =>
    Math.max(
      0,
      bound.findIndex((pages) => page !== undefined && pages.has(page)),
    );
  const parts = bound.map((set, index): BoundPart => {
    const pages = inFile.filter((page) => set.has(page));
    const own = bound.length === 1 ? [...paragraphs] : paragraphs.filter(({ page }) => set.has(page));
    const ownTables = tables.filter((table) => partOf(table.pages[0]) === index);
    const prose = own.map(({ text }) => normalise(text));
    const year = disclosureYear({ cover: coverOf(own, pages), prose, tables: ownTables });
    return { pages, paragraphs: own, year };
  });
  return { parts, partOf };
}
