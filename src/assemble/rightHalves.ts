import type { Box } from "../core/geometry.ts";
import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import { isInMargin } from "../table/pageNumber.ts";
import type { PageOrder } from "./orderPages.ts";
import { sourcesOfCells } from "./sources.ts";
import type { SplitFragment } from "./splitFragment.ts";
import type { LogicalCell, LogicalTable, PageFinding } from "./types.ts";

/** Rows of the two halves are as high, and stand as far down, but for so many points. */
const SAME_PLACE = 3;
/** Texts this alike are one text, read twice. */
const SAME_TEXT = 0.8;
/** Fewest rows that do not stand alike on two pages by chance. */
const FEWEST_ROWS = 3;

/** A name or a code. */
const LABEL = /\p{L}|^\d{3,}$/u;

/** A table with the fragments that it was put together from. */
interface Built {
  readonly table: LogicalTable;
  readonly fragments: readonly SplitFragment[];
}

/**
 * Puts a wide table's right half, alone on the next page, beside the left one: as many rows, each as high and as far down,
 * under a header as deep, with no columns of labels of its own or the left half's repeated (which go). A table that
 * stands so but has labels of its own is left apart, and a warning names both pages.
 */
export function joinRightHalves<Each extends Built>(
  built: readonly Each[],
  order: PageOrder,
): { tables: Each[]; findings: PageFinding[] } {
  const alone = tablesAlone(order);
  const tables: Each[] = [];
  const findings: PageFinding[] = [];
  for (const each of built) {
    const left = tables.at(-1);
    if (!left || !standBeside(left, each, alone)) {
      tables.push(each);
      continue;
    }
    const pages: [number, number] = [left.table.pages[0] as number, each.table.pages[0] as number];
    const repeated = repeatedLabels(left.table, each.table);
    if (repeated === null) {
      tables.push(each);
      findings.push({
        ...raise("COLUMNS-DIFFER", "right-half", { page: pages[1], before: pages[0] }),
        page: pages[1],
        pages,
      });
    } else tables[tables.length - 1] = { ...left, table: putBeside(left.table, each.table, pages, repeated) };
  }
  return { tables, findings };
}

/** Is the one the only table of the page after the other's, untitled, with rows where that has them? */
function standBeside(
  { table: left, fragments: [a, ...furtherA] }: Built,
  { table: right, fragments: [b, ...furtherB] }: Built,
  alone: ReadonlyMap<Box, number>,
): boolean {
  if (!a || !b || furtherA.length > 0 || furtherB.length > 0) return false;
  const at = alone.get(a.table.box);
  if (at === undefined || alone.get(b.table.box) !== at + 1) return false;
  if (right.title !== "") return false;
  if (left.rows.length !== right.rows.length || left.rows.length < FEWEST_ROWS) return false;
  if (left.header.length === 0 || left.header.length !== right.header.length) return false;
  if (left.form.length > 0 || right.form.length > 0 || a.table.openBottom || b.table.openBottom) return false;
  const [edgesA, edgesB] = [a.table.rowEdges, b.table.rowEdges];
  const down = ([top = 0, ...edges]: readonly number[]): number[] => edges.map((edge) => edge - top);
  const [ofA, ofB] = [down(edgesA), down(edgesB)];
  return ofA.length === ofB.length && ofA.every((y, at) => Math.abs(y - (ofB[at] as number)) < SAME_PLACE);
}

/** Tables alone on a page, no text around them, by their boxes, and the pages' places in the order; a gap leaves a place free. */
function tablesAlone({ pages, gapsAfter }: PageOrder): Map<Box, number> {
  const alone = new Map<Box, number>();
  let at = 0;
  for (const layout of pages) {
    const { page, tables, lines } = layout;
    at++;
    const [table, ...others] = tables;
    if (table && others.length === 0 && lines.every(({ box }) => isInMargin(box, page.height)))
      alone.set(table.box, at);
    if (gapsAfter.has(layout)) at++;
  }
  return alone;
}

/** The first columns of the right half that repeat the left half's, row by row; null where it has other labels. */
function repeatedLabels(left: LogicalTable, right: LogicalTable): number | null {
  const width = right.rows[0]?.cells.length ?? 0;
  const leftWidth = left.rows[0]?.cells.length ?? 0;
  const textsOf = ({ header, rows }: LogicalTable, column: number): string[] =>
    [...header, ...rows.map(({ cells }) => cells)].map((cells) => normalise(cells[column]?.text ?? ""));
  let repeated = 0;
  while (repeated < Math.min(width, leftWidth)) {
    const [a, b] = [textsOf(left, repeated), textsOf(right, repeated)];
    if (!a.every((text, row) => text === b[row] || similarity(text, b[row] as string) >= SAME_TEXT)) break;
    repeated++;
  }
  const texts = right.rows.map(({ cells }) => normalise(cells[repeated]?.text ?? "")).filter(Boolean);
  const hasLabels = texts.filter((text) => LABEL.test(text)).length * 2 > texts.length;
  return repeated === width || hasLabels ? null : repeated;
}

function putBeside(
  left: LogicalTable,
  right: LogicalTable,
  pages: readonly [number, number],
  repeated: number,
): LogicalTable {
  const width = left.rows[0]?.cells.length ?? 0;
  const again = [...right.header, ...right.rows.map(({ cells }) => cells)].flatMap((cells) =>
    cells.slice(0, repeated),
  );
  const beside = (a: readonly LogicalCell[], b: readonly LogicalCell[]): LogicalCell[] => [
    ...a,
    ...b
      .slice(repeated)
      .map(
        (cell): LogicalCell =>
          cell.coveredBy && cell.coveredBy[1] >= repeated
            ? { ...cell, coveredBy: [cell.coveredBy[0], cell.coveredBy[1] - repeated + width] }
            : cell,
      ),
  ];
  return {
    ...left,
    labels: [...left.labels, ...right.labels],
    repeated: [...(left.repeated ?? []), ...(right.repeated ?? []), ...sourcesOfCells(again)],
    notes: [...left.notes, ...right.notes],
    pages: [...left.pages, ...right.pages],
    header: left.header.map((row, at) => beside(row, right.header[at] as readonly LogicalCell[])),
    rows: left.rows.map((row, at) => ({
      ...row,
      cells: beside(row.cells, right.rows[at]?.cells ?? []),
    })),
    joins: [
      ...left.joins,
      {
        pages,
        kind: "right-half",
        confidence: 0.9,
        evidence: [
          `${left.rows.length} rows as high and as far down as those of the page before`,
          repeated > 0 ? `${repeated} columns of labels are repeated` : "no columns of labels of its own",
        ],
      },
    ],
  };
}
