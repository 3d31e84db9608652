import { boxOnPage } from "../core/geometry.ts";
import { isFigure } from "../core/money.ts";
import { raise } from "../findings/raise.ts";
import { isColumnNumbering } from "../lexicon/columnNumbering.ts";
import type { Chain } from "./chain.ts";
import { pagesOf } from "./fragment.ts";
import { namesAnyRow } from "./namesRows.ts";
import type { PageOrder } from "./orderPages.ts";
import type { SplitFragment } from "./splitFragment.ts";
import { titleOf } from "./titles.ts";
import type { PageFinding } from "./types.ts";

/** Rows of figures that need names, at least: a single one may be told by its columns alone (合计 | 因公出国 | 公务接待). */
const FEWEST_ROWS = 2;

/**
 * Tells of tables whose rows have figures and nothing that names them, on a page right after another table: they may be its
 * right half, and their amounts stand in rows without names. What `ofSheets` tells of pages is not told again.
 */
export function findNamelessTables(
  { pages }: PageOrder,
  chains: readonly Chain[],
  ofSheets: readonly PageFinding[],
): PageFinding[] {
  const told = new Set(ofSheets.map(({ page }) => page));
  const places = new Map(pages.filter(({ page }) => !page.blank).map(({ page }, at) => [page.number, at]));
  return chains.flatMap((chain, index): PageFinding[] => {
    const last = chains[index - 1]?.fragments.at(-1);
    const [first] = chain.fragments;
    if (!last || !first || told.has(first.page.number) || !isNameless(chain.fragments)) return [];
    // A title of its own, beside another table's, is no sheet's that a page cut.
    if (
      titleOf(first.table) !== "" &&
      chains[index - 1]?.fragments.some(({ table }) => titleOf(table) !== "")
    )
      return [];
    const before = (pagesOf(last).at(-1) as SplitFragment["page"]).number;
    const page = first.page.number;
    if ((places.get(page) ?? 0) - (places.get(before) ?? 0) !== 1) return [];
    return [
      {
        ...raise("COLUMNS-DIFFER", "no-names", { page, before }),
        page,
        pages: [...new Set(chain.fragments.flatMap((part) => pagesOf(part).map(({ number }) => number)))],
        box: boxOnPage(first.table.box, first.page),
      },
    ];
  });
}

/** Do the pages of a table hold rows of figures, and no word or code that names a row? */
function isNameless(fragments: readonly SplitFragment[]): boolean {
  const rows = fragments.flatMap(({ body }) => body);
  const filled = rows.filter(
    (row) => row.some(({ text }) => isFigure(text)) && !isColumnNumbering(row.map(({ text }) => text)),
  );
  return filled.length >= FEWEST_ROWS && fragments.every(({ body }) => !namesAnyRow(body));
}
