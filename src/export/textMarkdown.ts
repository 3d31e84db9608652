import type { BudgetDocument, Prose, SourcePage, Table } from "../contract/schema.ts";
import { columnName } from "../places/placeNames.ts";
import { escapeInline, escapeLine, markdownRow } from "./markdown.ts";
import { topOf } from "./topOf.ts";

/** A piece of the text and where it begins: the page's rank in reading order, then points down the page. */
interface Block {
  readonly page: number;
  readonly rank: number;
  readonly top: number;
  readonly markdown: string;
}

/** Deepest heading that Markdown knows. */
const DEEPEST_HEADING = 6;

/**
 * The whole document in reading order: prose with its headings, every table where it begins, a mark where a page
 * begins, and a note on each page that could not be read.
 */
export function textMarkdown(document: BudgetDocument): string {
  const rank = pageRanks(document);
  const place = (page: number, top: number, markdown: string): Block => ({
    page,
    rank: rank.get(page) ?? rank.size,
    top,
    markdown,
  });
  const unread = document.source.pages.filter(({ error }) => error !== undefined);
  const blocks = document.prose.map((prose) => place(prose.page, prose.box[1], proseMarkdown(prose)));
  for (const page of unread) insert(blocks, place(page.number, 0, failedPage(page)));
  for (const table of document.tables) {
    insert(blocks, place(table.pages[0] ?? 0, topOf(table), tableMarkdown(table)));
  }
  const parts = blocks.flatMap((block, index) =>
    block.page === blocks[index - 1]?.page ? [block.markdown] : [pageMark(block.page), block.markdown],
  );
  return `${parts.join("\n\n")}\n`;
}

/** Puts `block` before the first that comes later on the paper; the prose keeps the order in which it is read. */
function insert(blocks: Block[], block: Block): void {
  const next = blocks.findIndex(
    ({ rank, top }) => rank > block.rank || (rank === block.rank && top > block.top),
  );
  blocks.splice(next === -1 ? blocks.length : next, 0, block);
}

/** Reading order of the pages: the disclosures' own, then any other by number. */
function pageRanks(document: BudgetDocument): Map<number, number> {
  const order = new Set([
    ...document.disclosures.flatMap((disclosure) => disclosure.pages),
    ...document.source.pages.map(({ number }) => number),
  ]);
  return new Map([...order].map((page, index) => [page, index]));
}

const pageMark = (page: number): string => `*— page ${page} —*`;

const failedPage = (page: SourcePage): string =>
  `**This page could not be read: ${escapeInline(page.error ?? "")}**`;

function proseMarkdown({ text, level }: Prose): string {
  const line = escapeLine(text);
  return level === 0 ? line : `${"#".repeat(Math.min(level, DEEPEST_HEADING))} ${line}`;
}

function tableMarkdown(table: Table): string {
  const printed = table.rows.filter(({ kind }) => kind !== "note");
  // The head of a form is printed as its fields.
  const notes = table.rows.filter(({ kind, form }) => kind === "note" && !form);
  const header = table.columns.map((column) => escapeInline(columnName(column)));
  const parts = [
    [
      tableCaption(table),
      ...table.fields.map((field) => `- ${escapeLine(field.name)}: ${escapeInline(field.text)}`),
    ].join("\n"),
    header.length === 0
      ? ""
      : [
          markdownRow(header),
          markdownRow(header.map(() => "---")),
          ...printed.map((row) => markdownRow(row.cells.map((cell) => escapeInline(cell.text)))),
        ].join("\n"),
    ...notes.map((row) => escapeLine(row.cells.map(({ text }) => text).join(" "))),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function tableCaption({ id, kind, title, unit, pages }: Table): string {
  const details = [
    kind,
    unit ?? "no unit",
    pages.length === 1 ? `page ${pages[0]}` : `pages ${pages.join(", ")}`,
  ];
  return `**${escapeInline(`${id} ${title}`)}** (${details.join("; ")})`;
}
