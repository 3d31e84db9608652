import type { Flag, Table } from "../contract/schema.ts";
import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { raise } from "../findings/raise.ts";

/** Titles of two tables of one document differ in more; a misread title in no more. */
const TITLE_SLIPS = 2;
/** Of the columns: so many have the same words over them where one is the other's continuation. */
const SAME_COLUMNS = 0.6;

/**
 * A warning for each table that looks like the table of the page before it, going on, but was not joined to it: so many
 * columns under the same words, and no title of its own. Its rows stand in a table apart, and sums over either miss the
 * other's.
 */
export function tablesApart(tables: readonly Table[]): Flag[] {
  const flags = tables.slice(1).flatMap((table, index): Flag[] => {
    const before = tables[index] as Table;
    const [page, last] = [table.pages[0], before.pages.at(-1)];
    if (page === undefined || last === undefined || page === last) return [];
    if (before.disclosure !== table.disclosure) return [];
    if (!haveSameHeader(before, table) || !mayBeSame(before, table)) return [];
    const raised = raise("TABLE-APART", "same-columns", {
      table: table.id,
      page,
      before: before.title || before.id,
      beforePage: last,
    });
    // On every page of both: the rows of either are missing in the other.
    return [...before.pages, ...table.pages].map((at) => ({
      id: `TABLE-APART:p${at}`,
      ...raised,
      cells: [],
      page: at,
    }));
  });
  // Of three tables in a row the middle one is told of once.
  return [...new Map(flags.map((flag) => [flag.id, flag])).values()];
}

function haveSameHeader({ columns: before }: Table, { columns }: Table): boolean {
  if (columns.length !== before.length) return false;
  const words = (path: readonly string[]): string => normalise(path.join("/"));
  const same = columns.filter((column, index) => {
    const text = words(column.path);
    return text !== "" && text === words(before[index]?.path ?? []);
  });
  return same.length >= SAME_COLUMNS * columns.length;
}

/** Has one of them no title, or a title that is the other's with a character misread? */
function mayBeSame(before: Table, { title }: Table): boolean {
  const [a, b] = [normalise(before.title), normalise(title)];
  return a === "" || b === "" || editDistance(a, b) <= TITLE_SLIPS;
}
