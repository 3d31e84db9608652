import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { isFrameLabel } from "../lexicon/frameLabels.ts";
import { isInMargin } from "../table/pageNumber.ts";
import type { PageLayout, PageLine } from "../table/types.ts";
import { areAsWide, canAlign, haveSameColumns, sameHeader, standInSamePlaces } from "./alignColumns.ts";
import type { Chain, Seam } from "./chain.ts";
import { toFragment } from "./fragment.ts";
import { stripFrameRows } from "./frameRows.ts";
import type { PageOrder } from "./orderPages.ts";
import { hasWordsOf, repeatedForm, repeatsLeaves, withoutRepeats } from "./repeats.ts";
import { headedPart, type SplitFragment, splitFragment } from "./splitFragment.ts";
import { withoutFalseLoss } from "./tableStart.ts";
import { isContinued, TITLE_SLIPS, titleOf, withoutContinued } from "./titles.ts";

/** Beyond the misread character that every title is forgiven: where header and columns are the same besides, one in so many. */
const TITLE_LENGTH_PER_SLIP = 10;
/** Characters of a page number with its dashes, at most. */
const PAGE_MARK = 5;

/**
 * Gathers the page tables into chains, one a logical table: a table at the head of a page goes on from the one at
 * the foot of the page before when its title (where it has one) and its columns are the same and nothing else
 * stands between them. Over a gap in the pages the same title and columns still make one table, unjoined.
 */
export function chainTables(order: PageOrder): Chain[] {
  const chains: OpenChain[] = [];
  const given = new Set([...order.duplicates.keys(), ...order.pages].map(({ page }) => page.number));
  let previous: PageLayout | null = null;
  for (const layout of order.pages) {
    const open = chains.at(-1);
    const follows = previous !== null && followsInPrint(previous, layout);
    const leftOut = previous !== null && !follows && isLeftOut(previous, layout, given);
    const isGap = leftOut || (previous !== null && order.gapsAfter.has(previous));
    for (const [index, table] of layout.tables.entries()) {
      const fragment = splitFragment(stripFrameRows(toFragment(table, layout.page, layout.unread)));
      const chain = chains.at(-1);
      const model = chain?.fragments[0];
      const evidence =
        index === 0 &&
        previous !== null &&
        chain &&
        model &&
        endsPage(previous, chain.fragments.at(-1) as SplitFragment)
          ? continuationOf(fragment, chain.fragments, leadingText(layout), isGap)
          : null;
      if (evidence && chain && model && previous) {
        chain.seams.push({
          gap: isGap,
          moved: order.moved.has(layout),
          proven: follows,
          evidence,
        });
        chain.fragments.push(withoutRepeats(fragment, model));
      } else {
        const isLost = index === 0 && isGap && leadingText(layout).length === 0;
        chains.push({
          fragments: [fragment],
          seams: [],
          ...(isLost ? { lostBefore: true } : {}),
          ...(layout.printedNumber === null ? { unnumbered: true } : {}),
        });
      }
    }
    const last = open?.fragments.at(-1);
    if (open && last && previous && !layout.page.blank && endsPage(previous, last)) {
      if (isGap) open.lostNext = true;
      else if (!follows && !leftOut) open.unprovenNext = layout.page.number;
    }
    if (!layout.page.blank) previous = layout;
  }
  return withoutFalseLoss(chains);
}

type OpenChain = { -readonly [Key in keyof Chain]: Chain[Key] } & {
  readonly fragments: SplitFragment[];
  readonly seams: Seam[];
};

/** Do the printed numbers of two neighbouring pages follow on each other? */
const followsInPrint = ({ printedNumber: from }: PageLayout, { printedNumber: to }: PageLayout): boolean =>
  from !== null && to !== null && Number(to) === Number(from) + 1;

/** Did the caller leave out a page that lies between the two in the file? */
function isLeftOut(before: PageLayout, after: PageLayout, given: ReadonlySet<number>): boolean {
  for (let page = before.page.number + 1; page < after.page.number; page++) if (!given.has(page)) return true;
  return false;
}

/** Is the chain's last fragment the last thing on that page, notes aside? A note closes a table. */
function endsPage(layout: PageLayout, last: SplitFragment): boolean {
  const table = layout.tables.at(-1);
  if (!table || last.page.number !== layout.page.number || last.table.box !== table.box) return false;
  if (table.frame.notes.length > 0) return false;
  return !layout.lines.some(
    (line) => line.box[1] > table.box[3] && !isScrap(line) && !isPageMark(line, layout.page.height),
  );
}

/** What stands where page numbers do, short and without any word: a number that could not be read (1来, -会 of - 1 -). */
function isPageMark({ text, box }: PageLine, height: number): boolean {
  const letters = [...normalise(text)];
  const ideographs = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  return isInMargin(box, height) && letters.length <= PAGE_MARK && ideographs <= 1;
}

/** A single sign is a stain, a remnant of the sheet's edge or the dash beside a page number: nothing stands there. */
const isScrap = ({ text }: PageLine): boolean => [...normalise(text)].length <= 1;

/** Lines above the page's first grid that belong to no table. */
function leadingText(layout: PageLayout): PageLine[] {
  const top = layout.tables[0]?.box[1] ?? 0;
  return layout.lines.filter((line) => line.box[3] <= top && !isFrameLabel(line.text) && !isScrap(line));
}

/** Why `fragment` goes on from the chain, over a gap where pages are missing between, or null when it does not. */
function continuationOf(
  fragment: SplitFragment,
  chain: readonly SplitFragment[],
  between: readonly PageLine[],
  isGap: boolean,
): string[] | null {
  const model = chain[0] as SplitFragment;
  const title = titleOf(fragment.table);
  const evidence: string[] = [];
  if (beginsTable(fragment, model)) return null;
  if (title !== "") {
    const same = isSameTitle(title, titleOf(model.table), () => isSameGrid(fragment, model));
    // A grid that the page end left open goes on in the same columns, however badly the title over them was read.
    const goesOn = (chain.at(-1) as SplitFragment).table.openBottom && isSameGrid(fragment, model);
    if (!same && !goesOn) return null;
    evidence.push(
      same ? "the title is repeated" : "the row at the page end is open, and the same header follows",
    );
  } else if (between.some(({ text }) => isSameTitle(normalise(text), titleOf(model.table), () => false))) {
    evidence.push("the title is repeated");
  } else if (between.length > 0) return null;
  if (repeatedForm(fragment, model) > 0) evidence.push("the form's head is repeated");
  else if (
    fragment.header.length > 0 &&
    model.header.length > 0 &&
    sameHeader(fragment.header, model.header)
  ) {
    evidence.push("the header is repeated");
  } else if (repeatsLeaves(fragment, model)) evidence.push("the last row of the header is repeated");
  else if (
    hasWordsOf(fragment, model) &&
    canAlign([model], fragment) &&
    // A lost page may hold the end of the one table and the title of the other.
    (!isGap || title !== "" || areAsWide(fragment, model))
  )
    evidence.push("the header is repeated but for columns that one of the pages lacks");
  else if (title === "" && !goesOnUnderneath(fragment, chain)) return null;
  if (evidence.length === 0 || (chain.at(-1) as SplitFragment).table.openBottom) {
    if (chain.some((part) => haveSameColumns(part, fragment)))
      evidence.push("the columns stand in the same places");
  }
  return evidence.length > 0 ? evidence : null;
}

/** Part of the columns that a header must have words over to be one that pages before it lack. */
const ALL_HEADED = 0.9;

/**
 * Is it the first page of the table of which the chain's pages are later ones? It has a title that does not say
 * continued where theirs does, or the header that they go without.
 */
function beginsTable(fragment: SplitFragment, model: SplitFragment): boolean {
  const [title, other] = [titleOf(fragment.table), titleOf(model.table)];
  if (title !== "" && isContinued(other) && !isContinued(title)) return true;
  const isHeadless = model.header.length === 0 && model.form.length === 0;
  return isHeadless && title !== "" && headedPart(fragment.header) >= ALL_HEADED;
}

function isSameTitle(a: string, b: string, sameGrid: () => boolean): boolean {
  const [printed, other] = [withoutContinued(a), withoutContinued(b)];
  const slips = editDistance(printed, other);
  return slips <= TITLE_SLIPS || (slips * TITLE_LENGTH_PER_SLIP <= printed.length && sameGrid());
}

const isSameGrid = (a: SplitFragment, b: SplitFragment): boolean =>
  a.header.length > 0 && sameHeader(a.header, b.header) && standInSamePlaces(a, b);

/** Without title and header: the same columns. A header of its own makes it another table, unless every column fits. */
function goesOnUnderneath(fragment: SplitFragment, chain: readonly SplitFragment[]): boolean {
  if (fragment.header.length > 1) return false;
  if (fragment.header.length === 1) return chain.some((part) => standInSamePlaces(part, fragment));
  return chain.some((part) => haveSameColumns(part, fragment));
}
