import { boxOnPage } from "../core/geometry.ts";
import { raise } from "../findings/raise.ts";
import { canAlign, columnCountOf, shareOfEdges } from "./alignColumns.ts";
import type { Chain } from "./chain.ts";
import type { SplitFragment } from "./splitFragment.ts";
import { titleOf, withoutContinued } from "./titles.ts";
import type { PageFinding } from "./types.ts";

/** Of the grid lines between columns: two pages that share so many, and not all, are one table badly seen on one of them. */
const MOSTLY = 0.8;

/**
 * What betrays a line lost or made up on a page: the table goes on from the page before, by its place and title, and
 * has nearly the columns of it. Both pages' figures may stand in the wrong column.
 */
export function findDifferingColumns(chains: readonly Chain[]): PageFinding[] {
  const fragments = chains.flatMap((chain) => chain.fragments);
  const unsure = new Set(
    chains.flatMap((chain) =>
      chain.fragments.filter((next, at) => at > 0 && !canAlign(chain.fragments.slice(at - 1, at), next)),
    ),
  );
  return fragments.flatMap((fragment, index): PageFinding[] => {
    const before = fragments[index - 1];
    if (before === undefined || !mayGoOn(before, fragment)) return [];
    const [here, there] = [columnCountOf(fragment), columnCountOf(before)];
    if (!unsure.has(fragment) && (here === there || shareOfEdges(before, fragment) < MOSTLY)) return [];
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
  });
}

function mayGoOn(before: SplitFragment, after: SplitFragment): boolean {
  if (!before.table.ruled || !after.table.ruled || before.page.number === after.page.number) return false;
  const [title, model] = [titleOf(after.table), titleOf(before.table)];
  return title === "" || withoutContinued(title) === withoutContinued(model);
}
