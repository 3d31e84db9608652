import type { Ruling } from "../../src/core/geometry.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { toRun } from "./printTable.ts";

/** A table on a sheet that is wider than a page: as a spreadsheet prints it. */
export interface Sheet {
  /** Printed over the whole sheet, in its middle; the edge of a page cuts it. */
  readonly title: string;
  /** Over the grid at the left end and at the right end of the sheet. */
  readonly left?: string;
  readonly right?: string;
  /** Levels of the header, as wide as the rows: `<` goes on to the left, `^` upwards. */
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
}

/** How a spreadsheet parts a sheet into pages. */
export interface Paging {
  /** The first column of every page after the first, left to right. */
  readonly columns: readonly number[];
  /** The first row of every page after the first, downwards. */
  readonly rows?: readonly number[];
  /** All pages of the first columns come before those of the next ones. */
  readonly downFirst?: boolean;
  /** So many first columns, and title and header, are printed on every page. */
  readonly repeated?: number;
}

/** Points. */
const [MARGIN, WIDTH, ROW, SIZE, HEIGHT] = [40, 70, 16, 9, 400];
const TITLE_SIZE = 14;

/** The pages on which a spreadsheet prints the sheet. */
export function printSheet(sheet: Sheet, paging: Paging): PageText[] {
  const ends = [...paging.columns, sheet.rows[0]?.length ?? 0];
  const across = ends.map((to, at) => ({ from: at === 0 ? 0 : (ends[at - 1] as number), to }));
  const feet = [...(paging.rows ?? []), sheet.rows.length];
  const down = feet.map((to, at) => ({ from: at === 0 ? 0 : (feet[at - 1] as number), to }));
  const parts = paging.downFirst
    ? across.flatMap((columns) => down.map((rows) => ({ columns, rows })))
    : down.flatMap((rows) => across.map((columns) => ({ columns, rows })));
  const widest = Math.max(...across.map(({ from, to }) => to - from + (paging.repeated ?? 0)));
  return parts.map(({ columns, rows }, at) => {
    const again = columns.from > 0 ? (paging.repeated ?? 0) : 0;
    const kept = [...Array(again).keys(), ...range(columns.from, columns.to)];
    const isHeaded = rows.from === 0 || paging.repeated !== undefined;
    return printPart(sheet, {
      kept,
      again,
      rows,
      isHeaded,
      number: at + 1,
      width: widest * WIDTH + 2 * MARGIN,
    });
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

interface Part {
  readonly kept: readonly number[];
  readonly again: number;
  readonly rows: { readonly from: number; readonly to: number };
  readonly isHeaded: boolean;
  readonly number: number;
  readonly width: number;
}

function printPart(sheet: Sheet, { kept, again, rows, isHeaded, number, width }: Part): PageText {
  const runs: TextRun[] = [];
  const rulings: Ruling[] = [];
  const total = sheet.rows[0]?.length ?? 0;
  const top = MARGIN + 40;
  const first = kept[again] ?? 0;
  const [left, right] = [MARGIN + again * WIDTH, MARGIN + kept.length * WIDTH];
  if (isHeaded) {
    // Where the sheet lies over this page: what reaches beyond its columns is clipped there.
    const place = (x: number): number => x - first * WIDTH + left;
    runs.push(
      ...clipped(
        sheet.title,
        place((total * WIDTH) / 2 - (sheet.title.length * TITLE_SIZE) / 2),
        left,
        right,
      ),
    );
    const isFirst = first === 0 || again > 0;
    if (sheet.left && isFirst) runs.push(toRun(sheet.left, MARGIN, top - 12, SIZE));
    if (sheet.right && kept.at(-1) === total - 1)
      runs.push(toRun(sheet.right, right - sheet.right.length * SIZE, top - 12, SIZE));
  }
  const lines = [...(isHeaded ? sheet.header : []), ...sheet.rows.slice(rows.from, rows.to)];
  const marked = (row: number, column: number, mark: string): boolean =>
    lines[row]?.[kept[column] ?? -1] === mark;
  for (const row of range(0, lines.length + 1))
    for (const column of range(0, kept.length)) {
      const y = top + row * ROW;
      if (!marked(row, column, "^"))
        rulings.push(line("horizontal", y, MARGIN + column * WIDTH, MARGIN + (column + 1) * WIDTH));
    }
  for (const row of range(0, lines.length))
    for (const column of range(0, kept.length + 1)) {
      const isInner = column > 0 && column < kept.length && column !== again && marked(row, column, "<");
      const x = MARGIN + column * WIDTH;
      if (!isInner) rulings.push(line("vertical", x, top + row * ROW, top + (row + 1) * ROW));
      const text = lines[row]?.[kept[column] ?? -1] ?? "";
      if (text === "" || text === "<" || text === "^") continue;
      if (headSpan(lines[row] as readonly string[], kept[column] as number) === 1)
        runs.push(toRun(text, x + 2, top + row * ROW + 3, SIZE));
    }
  if (isHeaded)
    for (const [row, heads] of sheet.header.entries())
      for (const [column, text] of heads.entries()) {
        // A head over several columns stands in their middle, on the page that this lies on.
        const span = headSpan(heads, column);
        const middle = column + span / 2;
        if (span === 1 || text === "<" || middle < first || middle > (kept.at(-1) ?? 0) + 1) continue;
        const x = left + (middle - first) * WIDTH - (text.length * SIZE) / 2;
        runs.push(toRun(text, Math.max(left + 2, x), top + row * ROW + 3, SIZE));
      }
  return {
    ...{ number, kind: "text", width, height: HEIGHT, rotation: 0, dpi: 200, skew: 0, blank: false },
    ...{ steps: [], rulings, runs, unread: [] },
  };
}

/** Columns that the cell spans. */
function headSpan(row: readonly string[], column: number): number {
  let span = 1;
  while (row[column + span] === "<") span++;
  return span;
}

/** The letters of a line that stand whole between the page's edges. */
function clipped(text: string, from: number, left: number, right: number): TextRun[] {
  const letters = [...text].map((letter, at) => ({ letter, x: from + at * TITLE_SIZE }));
  const seen = letters.filter(({ x }) => x >= left - 0.5 && x + TITLE_SIZE <= right + 0.5);
  const [start] = seen;
  return start ? [toRun(seen.map(({ letter }) => letter).join(""), start.x, MARGIN, TITLE_SIZE)] : [];
}

const line = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({
  ...{ axis, at, from, to },
  thickness: 0.5,
});
