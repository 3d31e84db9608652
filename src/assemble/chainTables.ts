import { boxOnPage } from "../core/geometry.ts";
import { normalise } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import type { PageLayout } from "../table/types.ts";
import { scoreBreak } from "./breaks.ts";
import type { Chain, Seam } from "./chain.ts";
import { toFragment } from "./fragment.ts";
import { stripFrameRows } from "./frameRows.ts";
import { findLeftOut } from "./leftOut.ts";
import { linesBeside } from "./linesBeside.ts";
import { withoutRepeats } from "./repeats.ts";
import { findRunningLines } from "./runningLines.ts";
import { evidenceOf } from "./score.ts";
import { type SplitFragment, splitFragment } from "./splitFragment.ts";
import { withoutFalseLoss } from "./tableStart.ts";
import type { PageFinding } from "./types.ts";
import type { WideSheets } from "./wideSheets/index.ts";

/**
 * Gathers the page tables into chains, one a logical table: the grid at the head of a page goes on from the one at the
 * foot of the page before where the score of the page end says so. Over a gap in the pages it is one table, unjoined.
 * Where the score leaves it open the grids stay apart, and a finding tells of it.
 */
export function chainTables({ order, grids, further }: WideSheets): {
  chains: Chain[];
  findings: PageFinding[];
} {
  const chains: OpenChain[] = [];
  const findings: PageFinding[] = [];
  const running = findRunningLines(order.pages);
  const isLeftOut = findLeftOut(order);
  let previous: PageLayout | null = null;
  // The page printed before, which may hold further columns of the previous one.
  let before: PageLayout | null = null;
  for (const layout of order.pages) {
    if (further.has(layout)) {
      before = layout;
      continue;
    }
    const open = chains.at(-1);
    const follows = before !== null && followsInPrint(before, layout);
    const leftOut = before !== null && !follows && isLeftOut(before, layout);
    const isGap = leftOut || (before !== null && order.gapsAfter.has(before));
    const above = linesBeside(layout, "before", running);
    for (const [index, table] of layout.tables.entries()) {
      const grid = grids.get(layout) ?? stripFrameRows(toFragment(table, layout.page, layout.unread));
      const begun = splitFragment(grid);
      const chain = chains.at(-1);
      const [model, last] = [chain?.fragments[0], chain?.fragments.at(-1)];
      const next = model ? asEndOfHead(begun, model) : begun;
      const meets = index === 0 && previous !== null && last !== undefined && isLastGrid(previous, last);
      const verdict =
        meets && model && last && previous
          ? scoreBreak({
              ...{ model, last, next, afterGap: isGap, closed: isClosedByNotes(last, next) },
              between: [...linesBeside(previous, "behind", running), ...above],
            })
          : null;
      if (verdict?.outcome === "yes" && chain && model) {
        const evidence = evidenceOf(verdict);
        chain.seams.push({ gap: isGap, moved: order.moved.has(layout), proven: follows, evidence });
        chain.fragments.push(withoutRepeats(next, model));
        continue;
      }
      if (verdict?.outcome === "open" && last) findings.push(maybeApart(last, next));
      const isLost = index === 0 && isGap && above.length === 0;
      chains.push({
        fragments: [begun],
        seams: [],
        ...(isLost ? { lostBefore: true } : {}),
        ...(layout.printedNumber === null ? { unnumbered: true } : {}),
      });
    }
    const last = open?.fragments.at(-1);
    const ends =
      open &&
      last &&
      previous &&
      !layout.page.blank &&
      isLastGrid(previous, last) &&
      last.table.frame.notes.length === 0;
    if (ends && linesBeside(previous as PageLayout, "behind", running).length === 0) {
      if (isGap) open.lostNext = true;
      else if (!follows && !leftOut) open.unprovenNext = layout.page.number;
    }
    if (!layout.page.blank) previous = before = layout;
  }
  return { chains: withoutFalseLoss(chains), findings };
}

/**
 * A page with rows of a form over its header, behind a table of which no page has a header yet: the head may go on there,
 * and the header is found when the pages are joined.
 */
const asEndOfHead = (next: SplitFragment, { form, header }: SplitFragment): SplitFragment =>
  next.form.length > 0 && form.length + header.length === 0
    ? { ...next, form: [], header: [], body: next.rows }
    : next;

type OpenChain = { -readonly [Key in keyof Chain]: Chain[Key] } & {
  readonly fragments: SplitFragment[];
  readonly seams: Seam[];
};

/** Do the printed numbers of two neighbouring pages follow on each other? */
const followsInPrint = ({ printedNumber: from }: PageLayout, { printedNumber: to }: PageLayout): boolean =>
  from !== null && to !== null && Number(to) === Number(from) + 1;

/** Is the chain's last fragment the last grid of that page? */
const isLastGrid = ({ tables, page }: PageLayout, { table, page: own }: SplitFragment): boolean =>
  own.number === page.number && tables.at(-1)?.box === table.box;

/** Do notes stand under the last grid that the next one does not repeat? */
function isClosedByNotes({ table: last }: SplitFragment, { table: next }: SplitFragment): boolean {
  const repeated = new Set(next.frame.notes.map(({ text }) => normalise(text)));
  return last.frame.notes.some(({ text }) => !repeated.has(normalise(text)));
}

/** Tells of a grid of which it stays open whether it goes on from the table before it; it is left apart. */
const maybeApart = (last: SplitFragment, next: SplitFragment): PageFinding => ({
  ...raise("TABLE-APART", "open", { page: next.page.number, before: last.page.number }),
  page: next.page.number,
  pages: [last.page.number, next.page.number],
  box: boxOnPage(next.table.box, next.page),
});
