import { editDistance, similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { isFrameLabel } from "../table/frame.ts";
import { isInMargin } from "../table/pageNumber.ts";
import type { PageLayout, PageLine } from "../table/types.ts";
import { canAlign, haveSameColumns, sameHeader, standInSamePlaces } from "./alignColumns.ts";
import type { Chain, Seam } from "./buildTable.ts";
import { type PlacedCell, toFragment } from "./fragment.ts";
import type { PageOrder } from "./orderPages.ts";
import {
  headedPart,
  type PlacedRow,
  type SplitFragment,
  splitFragment,
  TITLE_SLIPS,
  titleOf,
} from "./splitFragment.ts";

/** Beyond the misread character that every title is forgiven: where header and columns are the same besides, one in so many. */
const TITLE_LENGTH_PER_SLIP = 10;
/** Form rows whose labels are this alike are the same row, repeated. */
const SAME_LABEL = 0.8;

/** Words that make a header known again, at least. */
const FEWEST_WORDS = 4;

/** Characters of a page number with its dashes, at most. */
const PAGE_MARK = 5;

/** How a title says that its table began on an earlier page. */
export const CONTINUED = /[（(]?续(?:表|上表|\d|[一二三四五])?[)）]?/u;

/**
 * Gathers the page tables into chains, one a logical table: a table at the head of a page goes on from the one at
 * the foot of the page before when its title (where it has one) and its columns are the same and nothing else
 * stands between them. Over a gap in the pages the same title and columns still make one table, unjoined.
 */
export function chainTables(order: PageOrder): Chain[] {
  const chains: OpenChain[] = [];
  const given = new Set([...order.duplicates.keys(), ...order.pages.map(({ page }) => page.number)]);
  let previous: PageLayout | null = null;
  for (const layout of order.pages) {
    const open = chains.at(-1);
    const follows = previous !== null && followsInPrint(previous, layout);
    const leftOut = previous !== null && !follows && isLeftOut(previous, layout, given);
    const isGap = leftOut || (previous !== null && order.gapsAfter.has(previous.page.number));
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
          ? continuationOf(fragment, chain.fragments, leadingText(layout))
          : null;
      if (evidence && chain && model && previous) {
        chain.seams.push({
          gap: isGap,
          moved: order.moved.has(layout.page.number),
          proven: follows,
          evidence,
        });
        chain.fragments.push(withoutRepeats(fragment, model));
      } else {
        const isLost = index === 0 && isGap && leadingText(layout).length === 0;
        chains.push({ fragments: [fragment], seams: [], ...(isLost ? { lostBefore: true } : {}) });
      }
    }
    const last = open?.fragments.at(-1);
    if (open && last && previous && !layout.page.blank && endsPage(previous, last)) {
      if (isGap) open.lostNext = true;
      else if (!follows && !leftOut) open.unprovenNext = layout.page.number;
    }
    if (!layout.page.blank) previous = layout;
  }
  return chains;
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

/** What stands where page numbers do, short and without any word: a number that could not be read. */
const isPageMark = ({ text, box }: PageLine, height: number): boolean =>
  isInMargin(box, height) && [...normalise(text)].length <= PAGE_MARK && !/\p{Script=Han}/u.test(text);

/** A single sign is a stain, a remnant of the sheet's edge or the dash beside a page number: nothing stands there. */
const isScrap = ({ text }: PageLine): boolean => [...normalise(text)].length <= 1;

/** Lines above the page's first grid that belong to no table. */
function leadingText(layout: PageLayout): PageLine[] {
  const top = layout.tables[0]?.box[1] ?? 0;
  return layout.lines.filter((line) => line.box[3] <= top && !isFrameLabel(line.text) && !isScrap(line));
}

/** Why `fragment` goes on from the chain, or null when it does not. */
function continuationOf(
  fragment: SplitFragment,
  chain: readonly SplitFragment[],
  between: readonly PageLine[],
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
  else if (hasWordsOf(fragment, model) && canAlign([model], fragment))
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
  if (title !== "" && CONTINUED.test(other) && !CONTINUED.test(title)) return true;
  const isHeadless = model.header.length === 0 && model.form.length === 0;
  return isHeadless && title !== "" && headedPart(fragment.header) >= ALL_HEADED;
}

function isSameTitle(a: string, b: string, sameGrid: () => boolean): boolean {
  const [printed, other] = [a.replace(CONTINUED, ""), b.replace(CONTINUED, "")];
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

/** The fragment without the form head and header that its table already has. A header unlike the model's is body. */
function withoutRepeats(fragment: SplitFragment, model: SplitFragment): SplitFragment {
  const repeated = repeatedForm(fragment, model);
  if (repeated > 0) {
    const rest = [...fragment.form, ...fragment.header, ...fragment.body].slice(repeated);
    const again = sameHeader(rest.slice(0, model.header.length), model.header) ? model.header.length : 0;
    return {
      ...fragment,
      form: fragment.rows.slice(0, repeated),
      header: rest.slice(0, again),
      body: rest.slice(again),
    };
  }
  const { form, header, body } = fragment;
  if (form.length === 0 && repeatsLeaves(fragment, model)) return { ...fragment, header: [], rows: body };
  if (header.length > 0 && (sameHeader(header, model.header) || hasWordsOf(fragment, model)))
    return { ...fragment, form: [], body: [...form, ...body] };
  return { ...fragment, form: [], header: [], body: [...form, ...header, ...body] };
}

/** Does the page print the last row of the model's header alone: the words right over the columns? */
function repeatsLeaves({ header }: SplitFragment, model: SplitFragment): boolean {
  const leaves = model.header.at(-1)?.map((cell, column) => lastWordsOver(model, cell, column)) ?? [];
  const words = header.at(-1)?.map((cell) => normalise(cell.text)) ?? [];
  if (header.length !== 1 || words.length !== leaves.length || words.length < 2) return false;
  const alike = words.filter((text, column) => similarity(text, leaves[column] as string) >= SAME_LABEL);
  return alike.length >= SAME_LABEL * words.length;
}

/** Likeness of two readings of one word: of four characters one may be misread. */
const SAME_WORD = 0.7;

/** Are nearly all words of the one header in the other, which has more columns or more rows? */
function hasWordsOf(a: SplitFragment, b: SplitFragment): boolean {
  const wordsOf = ({ header }: SplitFragment): Set<string> =>
    new Set(header.flat().flatMap(({ text }) => (text === "" ? [] : [normalise(text)])));
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  const found = [...few].filter((word) =>
    [...many].some((other) => similarity(word, other) >= SAME_WORD),
  ).length;
  return few.size >= FEWEST_WORDS && found >= SAME_LABEL * few.size;
}

/** The words of the header's last cell over a column. */
function lastWordsOver({ form, header }: SplitFragment, cell: PlacedCell, column: number): string {
  const [top, left] = cell.coveredBy ?? [form.length + header.length - 1, column];
  return normalise(header[top - form.length]?.[left]?.text ?? "");
}

/** How many of the fragment's first rows repeat rows of the model's form head. */
function repeatedForm(fragment: SplitFragment, model: SplitFragment): number {
  if (model.form.length === 0) return 0;
  const known = model.form.map(labelsOf);
  let count = 0;
  for (const row of fragment.rows) {
    const labels = labelsOf(row);
    if (labels === "" || !known.some((other) => similarity(labels, other) >= SAME_LABEL)) break;
    count++;
  }
  return count;
}

/** The short texts of a form row: its labels. */
const labelsOf = (row: PlacedRow): string =>
  row
    .map((cell) => normalise(cell.text))
    .filter((text) => text.length <= 20)
    .join("|");

/** Title, department and unit lines that stand inside the grid, as full-width rows at its top, go to the frame. */
function stripFrameRows(fragment: ReturnType<typeof toFragment>): ReturnType<typeof toFragment> {
  const width = fragment.table.columnEdges.length - 1;
  const titled = fragment.table.frame.title.length > 0;
  const count = fragment.rows.findIndex((row) => {
    const texts = row.filter((cell) => cell.text !== "");
    const wide = texts.length === 1 && row[0]?.columnSpan === width && width > 1;
    // Under a title printed above the grid a full-width row is the outermost header.
    const title = wide && (!titled || /表$/u.test(normalise(texts[0]?.text ?? "")));
    return !(title || (texts.length > 0 && texts.every((cell) => isFrameLabel(cell.text))));
  });
  if (count <= 0 || count >= fragment.rows.length) return fragment;
  const inside = fragment.table.cells.filter((cell) => cell.row < count && cell.runs.length > 0);
  const lines = inside.map(
    (cell): PageLine => ({
      box: cell.box,
      text: cell.runs.map((run) => run.text).join(""),
      confidence: Math.min(...cell.runs.map((run) => run.confidence)),
      runs: cell.runs,
    }),
  );
  const { frame } = fragment.table;
  return {
    ...fragment,
    table: {
      ...fragment.table,
      frame: {
        ...frame,
        title: [...frame.title, ...lines.filter((line) => !isFrameLabel(line.text))],
        labels: [...frame.labels, ...lines.filter((line) => isFrameLabel(line.text))],
      },
    },
    rows: fragment.rows
      .slice(count)
      .map((row) =>
        row.map((cell) =>
          cell.coveredBy
            ? { ...cell, coveredBy: [cell.coveredBy[0] - count, cell.coveredBy[1]] as const }
            : cell,
        ),
      ),
  };
}
