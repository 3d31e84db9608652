import type { Flag, Prose, Table } from "../contract/schema.ts";
import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import { readLabel } from "../lexicon/labels.ts";
import {
  isTableName,
  isWholeTitle,
  kindOfTitle,
  matchTitle,
  type TaughtTitles,
  type TitleMatch,
} from "../lexicon/tableNames/index.ts";

/** Titles of no known kind that are this much alike name the same table. */
const ALIKE = 0.6;
/** Characters of the longest name that a line of the contents gives a table. */
const LONGEST_NAME = 40;

/** A flag for each table that the contents list names and the document does not hold. */
export function missingTables(
  prose: readonly Prose[],
  tables: readonly Table[],
  taught: TaughtTitles = [],
): Flag[] {
  const firstTable = Math.min(...tables.flatMap((table) => table.pages));
  const contents = prose.filter(({ page }) => page < firstTable);
  const listings = contents.map((entry) => listedTable(entry, taught));
  const listed = new Map<string, Prose>();
  for (const [index, listing] of listings.entries()) {
    if (listing === null || listed.has(listing.name)) continue;
    if (isListed(listing, listings[index - 1] ?? null, listings[index + 1] ?? null))
      listed.set(listing.name, contents[index] as Prose);
  }
  return [...listed].flatMap(([name, entry]): Flag[] => {
    const named = matchTitle(name, taught);
    if (tables.some((table) => isNamed(table, name, named, taught))) return [];
    return [
      {
        id: `TABLE-MISSING:p${entry.page}`,
        ...raise("TABLE-MISSING", "listed", { title: name }),
        cells: [],
        page: entry.page,
        box: entry.box,
      },
    ];
  });
}

/**
 * Is `table` the one that the contents call `name`? Of known kinds the kinds must agree (收支总表 is not 收入总表), and of
 * tables of all expenditure the money (支出总表 is not 财政拨款支出表).
 */
function isNamed(table: Table, name: string, named: TitleMatch, taught: TaughtTitles): boolean {
  if (named.kind === "unknown" || table.kind === "unknown")
    return similarity(normalise(table.title), name) >= ALIKE;
  if (table.kind !== named.kind) return false;
  return table.kind !== "expenditure" || matchTitle(table.title, taught).fund === named.fund;
}

interface Listing {
  readonly name: string;
  readonly depth: number;
  /** It is called as a whole set of tables is (部门预算表). */
  readonly mayBeSection: boolean;
}

/** The table that a line of the contents names (`八、“三公”经费预算表……23`), or null. */
function listedTable({ text }: Prose, taught: TaughtTitles): Listing | null {
  const plain = normalise(text).replace(/[.…·\-—]*\d*$/u, "");
  const { name, depth } = readLabel(plain);
  if (depth === 0 || name.length > LONGEST_NAME || !isWholeTitle(name)) return null;
  const kind = kindOfTitle(name, taught);
  if (kind === "unknown" && !isTableName(name)) return null;
  return { name, depth, mayBeSection: kind === "department-budget-detail" };
}

/**
 * Does the list name a table there? 五、部门预算表 over 1. … 2. … names a part of the document, and so it may alone;
 * beside other tables at its own depth it is one of them.
 */
function isListed(listing: Listing, before: Listing | null, next: Listing | null): boolean {
  if (next !== null && next.depth > listing.depth) return false;
  return !listing.mayBeSection || [before, next].some((other) => other?.depth === listing.depth);
}
