import type { AssembledPage, Assembly } from "../../assemble/types.ts";
import type { Flag, PageLedger, Prose } from "../../contract/schema.ts";
import { boxOnPage, union } from "../../core/geometry.ts";
import { groupBy } from "../../core/groupBy.ts";
import { NO_BOOKS } from "../../core/pageBooks.ts";
import { lengthOf } from "../../core/runPart.ts";
import { raise } from "../../findings/raise.ts";
import { type MeantTable, type PlacedRun, placedRuns, RUN_FATES } from "./placedRuns.ts";

/** The books of the pages, by their numbers, and what does not balance in them. */
export interface Ledger {
  readonly pages: ReadonlyMap<number, PageLedger>;
  readonly flags: readonly Flag[];
}

/** Texts that a flag quotes, at most. */
const QUOTED = 5;

/**
 * Counts what became of every run of text that the pages print. A run of which the document holds fewer characters than
 * are printed is lost, one of which it holds more is doubled: an error of the program, and a flag says so.
 */
export function keepLedger(
  assembly: Assembly,
  tables: readonly MeantTable[],
  prose: readonly Prose[],
): Ledger {
  const placed = groupBy(placedRuns(assembly, tables, prose), ({ page }) => page);
  const books = assembly.pages.map((page) => bookOf(page, placed.get(page.page.number) ?? []));
  return {
    pages: new Map(books.map(({ number, ledger }) => [number, ledger])),
    flags: books.flatMap(({ flags }) => flags),
  };
}

function bookOf({ page, printed = [], unread }: AssembledPage, placed: readonly PlacedRun[]) {
  const parts = groupBy(placed, ({ run }) => run);
  const counts = Object.fromEntries(RUN_FATES.map((fate) => [fate, 0])) as Record<PlacedRun["fate"], number>;
  const [lost, doubled]: [number[], number[]] = [[], []];
  for (const [run, { text }] of printed.entries()) {
    const own = parts.get(run) ?? [];
    const held = own.reduce((sum, { length }) => sum + length, 0);
    const fate = RUN_FATES.find((each) => own.some((part) => part.fate === each));
    if (fate !== undefined) counts[fate]++;
    if (held < lengthOf(text)) lost.push(run);
    if (held > lengthOf(text)) doubled.push(run);
  }
  const flagOf = (kind: "lost" | "doubled", runs: readonly number[]): Flag[] => {
    const [found, number] = [runs.flatMap((run) => printed[run] ?? []), page.number];
    if (found.length === 0) return [];
    const texts = found.slice(0, QUOTED).map(({ text }) => text);
    return [
      {
        id: `LEDGER:p${number}:${kind}`,
        ...raise("LEDGER", kind, { page: number, runs: found.length, texts }),
        cells: [],
        page: number,
        box: [...boxOnPage(union(found.map(({ box }) => box)), page)],
      },
    ];
  };
  const { dropped, unread: illegible, ink } = page.books ?? NO_BOOKS;
  const ledger: PageLedger = {
    runs: {
      ...counts,
      dropped: dropped.map((text) => ({ ...text, texts: [...text.texts] })),
      unread: illegible,
    },
    ink: { ...ink, unread: unread.map(({ box }) => [...boxOnPage(box, page)]) },
  };
  return { number: page.number, ledger, flags: [...flagOf("lost", lost), ...flagOf("doubled", doubled)] };
}
