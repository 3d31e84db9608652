import type { Prose } from "../contract/schema.ts";
import type { TableKind } from "../contract/vocabulary.ts";
import { normalise } from "../core/text.ts";
import { beginsPart } from "../lexicon/ordinals.ts";

/** Characters of the prose of a cover at most. */
const COVER = 120;
/** 2024年度某某局部门决算公开: the name of a whole disclosure; the heading of the next page may have been joined to it. */
const NAME = /20\d{2}年?度?.{0,40}(?:预算|决算)(?:信息)?(?:公开)?(?:说明|报告|情况|信息|文本)*(?:目录)?$/u;

/** What is known of a table before it has columns. */
export interface TitledTable {
  readonly kind: TableKind;
  readonly pages: readonly number[];
}

/**
 * The pages of each disclosure that one file binds together, in logical order. A new one begins at a cover or a
 * contents list (目录) after which tables come again that an earlier one has too; a divider before the tables of the
 * same disclosure (第二部分) begins none.
 */
export function findBindings(
  pages: readonly number[],
  prose: readonly Prose[],
  tables: readonly TitledTable[],
): number[][] {
  const groups: number[][] = [[]];
  let coverBefore = false;
  for (const page of pages) {
    const sort = sortOf(page, prose, tables);
    // The contents list after a cover belongs to it.
    if (sort !== null && !(sort === "contents" && coverBefore) && groups.at(-1)?.length) groups.push([]);
    groups.at(-1)?.push(page);
    coverBefore = sort === "cover";
  }
  return joinIncomplete(groups, tables);
}

function sortOf(
  page: number,
  prose: readonly Prose[],
  tables: readonly TitledTable[],
): "cover" | "contents" | null {
  const texts = prose.filter((entry) => entry.page === page).map(({ text }) => normalise(text));
  if (texts.slice(0, 3).some((text) => /^目录[:：]?$/u.test(text))) return "contents";
  if (tables.some((table) => table.pages.includes(page)) || texts.some((text) => beginsPart(text)))
    return null;
  const whole = texts.join("");
  const isNamed = texts.some((text) => NAME.test(text)) || NAME.test(whole);
  return whole.length <= COVER && isNamed ? "cover" : null;
}

/** A disclosure has tables, and those of its neighbour's kinds: what has not is a part of the one before it. */
function joinIncomplete(groups: readonly number[][], tables: readonly TitledTable[]): number[][] {
  const kindsOf = (pages: readonly number[]) =>
    new Set(
      tables
        .filter(({ kind, pages: own }) => kind !== "unknown" && own.some((page) => pages.includes(page)))
        .map(({ kind }) => kind),
    );
  const joined: number[][] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const [before, own] = [kindsOf(last ?? []), kindsOf(group)];
    if (last && (before.size === 0 || ![...own].some((kind) => before.has(kind)))) last.push(...group);
    else joined.push([...group]);
  }
  return joined;
}
