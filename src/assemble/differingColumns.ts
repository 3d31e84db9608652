import { boxOnPage } from "../core/geometry.ts";
import { raise } from "../findings/raise.ts";
import { columnCountOf, shareOfEdges } from "./alignColumns.ts";
import type { Chain } from "./chain.ts";
import type { SplitFragment } from "./splitFragment.ts";
import { isSameTitle, titleOf } from "./titles.ts";
import type { PageFinding } from "./types.ts";

/** Least share of the lines between columns that two pages have in common where one page's lines were read amiss. */
const MOSTLY = 0.8;

/**
 * Tells of two pages of one table of which one has a column more: a line was lost or made up on one of them, and both
 * pages' figures may stand in the wrong column. They are pages that were joined, or neighbours under one title.
 */
export function findDifferingColumns(chains: readonly Chain[]): PageFinding[] {
  const fragments = chains.flatMap((chain, table) =>
    chain.fragments.map((fragment) => ({ fragment, table })),
  );
  return fragments.flatMap(({ fragment, table }, index): PageFinding[] => {
    const before = fragments[index - 1];
    if (before === undefined) return [];
    const isOne = before.table === table || haveOneTitle(before.fragment, fragment);
    return isOne ? tellOf(before.fragment, fragment) : [];
  });
}

function tellOf(before: SplitFragment, fragment: SplitFragment): PageFinding[] {
  if (!before.table.ruled || !fragment.table.ruled || before.page.number === fragment.page.number) return [];
  // Without a header on both, a page with fewer lines has cells that span: forms are drawn so.
  if (before.header.length === 0 || fragment.header.length === 0) return [];
  const [here, there] = [columnCountOf(fragment), columnCountOf(before)];
  if (here === there || shareOfEdges(before, fragment) < MOSTLY) return [];
  return [before, fragment].flatMap(({ page, table }): PageFinding[] => {
    const finding: PageFinding = {
      ...raise("COLUMNS-DIFFER", "count", {
        page: fragment.page.number,
        columns: here,
        before: before.page.number,
        beforeColumns: there,
      }),
      page: page.number,
      box: boxOnPage(table.box, page),
    };
    return [finding, { ...finding, namesFigures: true }];
  });
}

/** Have both the same title over the same header but for the columns? */
function haveOneTitle(before: SplitFragment, after: SplitFragment): boolean {
  const [title, model] = [titleOf(after.table), titleOf(before.table)];
  const scanned = before.page.kind !== "text" || after.page.kind !== "text";
  return title !== "" && model !== "" && isSameTitle(title, model, scanned);
}
