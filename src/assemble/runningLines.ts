import { groupBy } from "../core/groupBy.ts";
import { normalise } from "../core/text.ts";
import type { PageLayout, PageLine } from "../table/types.ts";

/** Lines of two pages stand at the same place when their boxes differ by less (points). */
const SAME_PLACE = 4;
/** Pages that must print the line at the same place. */
const FEWEST_PAGES = 2;
/** Lines from the page's top, and from its foot, among which a running line is looked for. */
const OUTERMOST = 3;

/** The running lines of a document: those that its pages repeat at the same place, over and under what they hold. */
export interface RunningLines {
  /** Is the line one that several pages repeat? Its numbers may change (公开表6, 公开表7). */
  readonly isRunning: (line: PageLine, layout: PageLayout) => boolean;
}

/** Finds the lines outside tables, near the head or the foot, that several pages print with the same words at the same place. */
export function findRunningLines(layouts: readonly PageLayout[]): RunningLines {
  const seen = layouts.flatMap((layout) => outermost(layout).map((line) => ({ line, layout })));
  const byText = groupBy(seen, ({ line }) => wordsOf(line));
  return {
    isRunning: (line, layout) => {
      const same = (byText.get(wordsOf(line)) ?? []).filter(({ line: other }) => isAtSamePlace(line, other));
      const pages = new Set(same.map(({ layout: other }) => other.page.number));
      return pages.size >= FEWEST_PAGES && pages.has(layout.page.number);
    },
  };
}

/** The first and the last lines of a page, those that were taken for a table's title among them. */
function outermost({ lines, tables }: PageLayout): PageLine[] {
  const all = [...lines, ...tables.flatMap(({ frame }) => frame.title)].sort((a, b) => a.box[1] - b.box[1]);
  return [...new Set([...all.slice(0, OUTERMOST), ...all.slice(-OUTERMOST)])];
}

/** The words of the line, every number in it alike. */
const wordsOf = ({ text }: PageLine): string => normalise(text).replace(/\d+|[一二三四五六七八九十]+/gu, "#");

/** As far from the left or the right edge, and as far down. */
const isAtSamePlace = ({ box: a }: PageLine, { box: b }: PageLine): boolean =>
  Math.abs(a[1] - b[1]) < SAME_PLACE &&
  (Math.abs(a[0] - b[0]) < SAME_PLACE || Math.abs(a[2] - b[2]) < SAME_PLACE);

/**
 * The pages with running lines taken out of the titles of their tables: a line that stands over another title on another
 * page, or on a page without a table, is no table's title. It stays among the page's lines.
 */
export function withoutRunningTitles(layouts: readonly PageLayout[], running: RunningLines): PageLayout[] {
  const over = layouts.flatMap((layout) =>
    layout.tables.flatMap(({ frame }) =>
      frame.title.map((line, index) => ({ line, under: titleUnder(frame.title.slice(index + 1)) })),
    ),
  );
  const byText = groupBy(over, ({ line }) => wordsOf(line));
  const bare = groupBy(
    layouts.flatMap(({ tables, lines }) => (tables.length === 0 ? lines : [])),
    wordsOf,
  );
  const isPageHeader = (line: PageLine, layout: PageLayout): boolean => {
    if (!running.isRunning(line, layout)) return false;
    const same = (byText.get(wordsOf(line)) ?? []).filter(({ line: other }) => isAtSamePlace(line, other));
    const titled = new Set(same.map(({ under }) => under));
    const onBarePage = (bare.get(wordsOf(line)) ?? []).some((other) => isAtSamePlace(line, other));
    return titled.size > 1 || onBarePage;
  };
  return layouts.map((layout) => {
    const taken = layout.tables.flatMap(({ frame }) =>
      frame.title.filter((line) => isPageHeader(line, layout)),
    );
    if (taken.length === 0) return layout;
    return {
      ...layout,
      lines: [...taken, ...layout.lines].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]),
      tables: layout.tables.map((table) => ({
        ...table,
        frame: { ...table.frame, title: table.frame.title.filter((line) => !taken.includes(line)) },
      })),
    };
  });
}

/** The title lines under a line, those in brackets (a year, a form's kind) left out. */
const titleUnder = (lines: readonly PageLine[]): string =>
  lines
    .map(({ text }) => normalise(text))
    .filter((text) => !/^\(.*\)$/u.test(text))
    .join("");
