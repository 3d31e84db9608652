import { type Box, boxOnPage, centreX, centreY, contains, union } from "../core/geometry.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import { isNoteStart } from "../table/frame.ts";
import type { PageLayout } from "../table/types.ts";
import { buildTable } from "./buildTable.ts";
import { joinText } from "./cellText.ts";
import type { Chain } from "./chain.ts";
import { chainTables } from "./chainTables.ts";
import { findDifferingColumns } from "./differingColumns.ts";
import { pagesOf } from "./fragment.ts";
import { findLoosePages, isInDisorder, isTornOff } from "./loosePages.ts";
import { findLostTables } from "./lostTables.ts";
import { movePages, type PageMove } from "./movePages.ts";
import { findNamelessTables } from "./namelessTables.ts";
import { orderPages, type PageOrder } from "./orderPages.ts";
import { toParagraphs } from "./paragraphs.ts";
import { findRunningLines, withoutRunningTitles } from "./runningLines.ts";
import { sourcesOf, sourcesOfPage } from "./sources.ts";
import { withTitlesBefore } from "./titlesBefore.ts";
import type { AssembledPage, Assembly, CellPiece, LogicalTable, PageFinding } from "./types.ts";
import { findWideSheets } from "./wideSheets/index.ts";

/**
 * Puts the document together from its pages, the sides of a sheet each a page: their order first, then the tables that run over several of them,
 * then the text between. Nothing is joined across missing pages. `moves` are pages that a person put elsewhere.
 */
export function assemble(layouts: readonly PageLayout[], moves: readonly PageMove[] = []): Assembly {
  const printed = layouts.map(({ sides }, index) => sides ?? [layouts[index] as PageLayout]);
  const all = printed.flat();
  const titled = withoutRunningTitles(all, findRunningLines(all));
  const sheets = findWideSheets(withTitlesBefore(movePages(orderPages(titled), moves)));
  const { order } = sheets;
  const { chains: found, findings: ofBreaks } = chainTables(sheets);
  const chains = inDoubt(order, found);
  const built = chains.map(buildTable);
  const notes = chains.map(notesOf);
  const ofTables = built.flatMap(({ findings }) => findings);
  return {
    pages: layouts.map(({ page, printedNumber, printed: runs = [], unread }, index): AssembledPage => {
      const start = printed.slice(0, index).flat().length;
      const sides = titled.slice(start, start + (printed[index] ?? []).length);
      const doubled = sides.every((side) => order.duplicates.has(side));
      const duplicateOf = doubled ? order.duplicates.get(sides[0] as PageLayout)?.page.number : undefined;
      return {
        ...{ page, printedNumber, printed: runs, unread },
        ...(duplicateOf === undefined ? {} : { duplicateOf }),
        numbering: sides.flatMap(({ numberLine }) => (numberLine ? sourcesOf(numberLine, page.number) : [])),
        doubled: sides.filter((side) => order.duplicates.has(side)).flatMap(sourcesOfPage),
      };
    }),
    order: [...new Set(order.pages.map(({ page }) => page.number))],
    tables: built.map(({ table }, index): LogicalTable => ({ ...table, notes: notes[index] ?? [] })),
    paragraphs: toParagraphs(order.pages),
    findings: [
      ...order.findings,
      ...findLoosePages(order, chains, ofTables),
      ...ofBreaks,
      ...ofTables,
      ...sheets.findings,
      ...damageOf(order),
      ...liesOf(order),
      ...unreadOf(order),
      ...findLostTables(order.pages),
      ...doubtsOf(order),
      ...findDifferingColumns(chains),
      ...findNamelessTables(order, chains, sheets.findings),
    ],
  };
}

/**
 * The chains, their page ends doubted where the file shows that its pages are not in order and no number tells it; each
 * that is part of an earlier one's table knows of it.
 */
function inDoubt(order: PageOrder, chains: readonly Chain[]): readonly Chain[] {
  if (!isInDisorder(order, chains)) return chains;
  return chains.map((chain, index) => {
    const [first] = chain.fragments;
    const other = chains
      .slice(0, index)
      .find(({ fragments: [earlier] }) => first && earlier && isTornOff(earlier, first))?.fragments[0];
    return {
      ...chain,
      seams: chain.seams.map((seam) => ({ ...seam, doubted: true as const })),
      ...(other ? { tornOff: other } : {}),
    };
  });
}

/** The notes under the fragments of a table, each note's lines joined. */
function notesOf(chain: Chain): CellPiece[] {
  const notes: CellPiece[] = [];
  for (const fragment of chain.fragments) {
    for (const line of fragment.table.frame.notes) {
      const page = pagesOf(fragment).find(({ number }) => number === line.page) ?? fragment.page;
      const text = withoutLayoutSpaces(line.text);
      const last = notes.at(-1);
      const box = boxOnPage(line.box, page);
      const sources = sourcesOf(line, page.number);
      if (last && last.page === page.number && !isNoteStart(line.text)) {
        const [a, b] = [last.box, box];
        notes[notes.length - 1] = {
          ...last,
          text: joinText(last.text, text),
          confidence: Math.min(last.confidence, line.confidence),
          sources: [...(last.sources ?? []), ...sources],
          box: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
        };
      } else notes.push({ page: page.number, box, text, confidence: line.confidence, sources });
    }
  }
  return notes;
}

/** Places where the lines and the text of a grid disagree. */
function doubtsOf(order: PageOrder): PageFinding[] {
  return order.pages.flatMap(({ page, tables }): PageFinding[] => {
    const doubts = tables.flatMap((table) => table.doubts);
    if (doubts.length === 0) return [];
    const count = (kind: string): number => doubts.filter((doubt) => doubt.kind === kind).length;
    const finding: PageFinding = {
      ...raise("GRID-DOUBTFUL", "found", {
        page: page.number,
        straddling: count("straddling"),
        stray: count("stray"),
        crowded: count("crowded"),
        mended: count("mended"),
      }),
      page: page.number,
      box: boxOnPage(union(doubts.map(({ box }) => box)), page),
    };
    // A row that a line stood in may be cut otherwise than it is printed.
    const rows = tables.flatMap(({ box, doubts: own }) =>
      own
        .filter(({ kind }) => kind === "stray")
        .map((doubt): Box => [box[0], doubt.box[1], box[2], doubt.box[3]]),
    );
    return [
      finding,
      ...rows.map(
        (row): PageFinding => ({
          ...finding,
          box: boxOnPage(row, page),
          namesFigures: true,
        }),
      ),
    ];
  });
}

/** Pages that are damaged in their file. */
const damageOf = (order: PageOrder): PageFinding[] =>
  order.pages.flatMap(({ page }) =>
    page.lost === undefined
      ? []
      : [
          {
            ...raise("PAGE-DAMAGED", "damaged", { page: page.number, losses: page.lost }),
            page: page.number,
          },
        ],
  );

/** Pages whose text layer was not taken, or not all of it, because it says something else than the page shows. */
function liesOf(order: PageOrder): PageFinding[] {
  return order.pages.flatMap(({ page: { number: page, lies } }): PageFinding[] => {
    if (lies === undefined) return [];
    const characters = [...lies];
    return lies.length > 0
      ? [{ ...raise("FONT-LIES", "characters", { page, characters }), page }]
      : [{ ...raise("FONT-LIES", "font", { page }), page }];
  });
}

/** Ink that no reader explained, and pages that could not be read: told, so that nothing is lost in silence. */
function unreadOf(order: PageOrder): PageFinding[] {
  return order.pages.flatMap(({ page, unread, tables }): PageFinding[] => {
    if (page.error !== undefined) {
      return [
        {
          ...raise("PAGE-FAILED", "failed", { page: page.number, reason: page.error }),
          page: page.number,
        },
      ];
    }
    // What is unread inside a table is told of its cell, later.
    const loose = unread.filter(
      ({ box }) => !tables.some((table) => contains(table.box, centreX(box), centreY(box))),
    );
    return (["UNREAD-FIGURE", "UNREAD-INK"] as const).flatMap((rule): PageFinding[] => {
      const own = loose.filter(({ isFigure = false }) => isFigure === (rule === "UNREAD-FIGURE"));
      if (own.length === 0) return [];
      return [
        {
          ...raise(rule, "outside-tables", { page: page.number, places: own.length }),
          page: page.number,
          box: boxOnPage(union(own.map(({ box }) => box)), page),
        },
      ];
    });
  });
}
