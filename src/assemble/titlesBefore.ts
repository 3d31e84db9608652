import { centreX } from "../core/geometry.ts";
import { normalise } from "../core/text.ts";
import { readDisclosureName } from "../lexicon/disclosureNames.ts";
import { isFrameLabel } from "../lexicon/frameLabels.ts";
import { beginsPart, hasOrdinal } from "../lexicon/ordinals.ts";
import { isTableName, isWholeTitle, kindOfTitle } from "../lexicon/tableNames/index.ts";
import { isTitledInside } from "../table/frameInside.ts";
import type { PageLayout, PageLine, PageTable } from "../table/types.ts";
import { toFragment } from "./fragment.ts";
import { findLeftOut } from "./leftOut.ts";
import { linesBeside } from "./linesBeside.ts";
import type { PageOrder } from "./orderPages.ts";
import { replacePages } from "./replacePages.ts";
import { findRunningLines, type RunningLines } from "./runningLines.ts";
import { type Feature, type Thresholds, weigh } from "./score.ts";
import { splitFragment } from "./splitFragment.ts";

/** The last line of a page, and the grid without a title at the head of the next. */
interface TitleBefore {
  readonly line: PageLine;
  /** The line over it, where there is one. */
  readonly above: PageLine | null;
  readonly page: PageLayout;
  readonly next: PageLayout;
  readonly table: PageTable;
}

/** From this score on the line is the grid's title; below, it stays a line of its page (natural log odds). */
const IS_TITLE: Thresholds = { no: 5, yes: 5 };

/** A centred line's middle lies within this part of the page's width from the page's middle. */
const CENTRED = 0.05;
const PRINTED = "judged over documents printed with a page break between title and grid, and docs/cities.md";

const FEATURES: readonly Feature<TitleBefore>[] = [
  {
    name: "name",
    weight: 4,
    source: `${PRINTED}: titles are names of tables (收入支出决算总表)`,
    says: "",
    value: ({ line: { text } }) => (isTableName(text) ? 1 : isWholeTitle(text) ? -0.5 : -2),
  },
  {
    name: "centred",
    weight: 2.5,
    source: `${PRINTED}: titles stand in the middle, headings and entries of contents at the left`,
    says: "",
    value: ({ line, page }) =>
      Math.abs(centreX(line.box) - page.page.width / 2) <= CENTRED * page.page.width ? 1 : -1,
  },
  {
    name: "whole disclosure",
    weight: 8,
    source: "a cover names the whole document, a heading a part of it (第二部分 2023年度部门决算表)",
    says: "",
    value: ({ line: { text } }) =>
      readDisclosureName(normalise(text)) !== null ||
      beginsPart(text) ||
      kindOfTitle(text) === "department-budget-detail"
        ? -1
        : null,
  },
  {
    name: "list",
    weight: 8,
    source: "contents list one name of a table under the other",
    says: "",
    value: ({ line, above }) => {
      const isListed = above !== null && isTableName(above.text) && !beginsPart(above.text);
      return isListed && hasOrdinal(line.text) === hasOrdinal(above.text) ? -1 : null;
    },
  },
  {
    name: "header",
    weight: 2,
    source: "the grid under a title begins with its header",
    says: "",
    value: ({ table, next }) =>
      splitFragment(toFragment(table, next.page, [])).header.length > 0 ? 0.5 : -1,
  },
  {
    name: "labels",
    weight: 1.5,
    source: "department and unit stand under the title, over the first page of a table",
    says: "",
    value: ({ table }) => (table.frame.labels.some(({ box }) => box[3] <= table.box[1]) ? 1 : null),
  },
];

/**
 * The pages with each title that a page break parts from its table put over that table, with the labels that stand beside
 * it: the last line of a page before one that begins with a grid without a title.
 */
export function withTitlesBefore(order: PageOrder): PageOrder {
  const running = findRunningLines(order.pages);
  const isLeftOut = findLeftOut(order);
  const changed = new Map<PageLayout, PageLayout>();
  for (const [at, page] of order.pages.entries()) {
    const next = order.pages[at + 1];
    if (!next || order.gapsAfter.has(page) || isLeftOut(page, next)) continue;
    const found = titleBefore(page, next, running);
    if (!found || weigh(FEATURES, IS_TITLE, found).outcome !== "yes") continue;
    const { line, table } = found;
    const labels = page.lines.filter(
      ({ box, text }) => box[3] > line.box[1] && isFrameLabel(text) && box[1] > floorOf(page),
    );
    const placed = (own: PageLine): PageLine => ({ ...own, page: page.page.number });
    const frame = {
      ...table.frame,
      title: [placed(line)],
      labels: [...labels.map(placed), ...table.frame.labels],
    };
    const taken = [line, ...labels];
    const now = changed.get(page) ?? page;
    changed.set(page, { ...now, lines: now.lines.filter((own) => !taken.includes(own)) });
    changed.set(next, {
      ...next,
      tables: next.tables.map((own) => (own === table ? { ...own, frame } : own)),
    });
  }
  return replacePages(order, changed);
}

const floorOf = ({ tables }: PageLayout): number => tables.at(-1)?.box[3] ?? 0;

/** The last line that a page prints, where the next one begins with a grid that has no title. */
function titleBefore(page: PageLayout, next: PageLayout, running: RunningLines): TitleBefore | null {
  const [table] = next.tables;
  if (!table || table.frame.title.length > 0 || linesBeside(next, "before", running).length > 0) return null;
  if (isTitledInside(table.cells, table.columnEdges.length - 1)) return null;
  const lines = [...linesBeside(page, "behind", running)].sort((a, b) => a.box[1] - b.box[1]);
  const line = lines.at(-1);
  return line ? { line, above: lines.at(-2) ?? null, page, next, table } : null;
}
