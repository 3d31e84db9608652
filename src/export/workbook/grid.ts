import type { Cell, CellStyle, MergeRange, WriteSheet } from "hucre/xlsx";
import { REPORT } from "../report/anchors.ts";
import { rowHeight } from "./fit.ts";
import { sheetText } from "./sheetText.ts";

/** What a cell holds; a text is never a formula, whatever it begins with. */
export type GridValue = string | number | null;

/** A cell that is to be written with more than its value and its column's style. */
export interface GridCell {
  readonly value: GridValue;
  readonly style?: CellStyle;
  readonly comment?: string;
  /** What a click leads to: a cell, or a place of the report beside the workbook. */
  readonly link?: { readonly sheet: string; readonly cell: string } | { readonly anchor: string };
}

/** A sheet being written. Lines and columns count from 0. */
export interface Grid {
  readonly name: string;
  readonly lines: (GridCell | GridValue)[][];
  readonly merges: MergeRange[];
  readonly frozen?: { readonly lines: number; readonly columns: number };
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Styles of whole columns, for cells that have none of their own: much less to hold than one a cell. */
  readonly columnStyles?: readonly (CellStyle | undefined)[];
  /** Words that are offered in cells; any other may be written too. */
  readonly choices?: { readonly range: string; readonly values: readonly string[] };
}

/** Who the comments are by. */
const AUTHOR = "budgetscan";

/** Texts keep being texts when somebody edits them: a code of 21 digits, a title that begins with `=`. */
export const TEXT_FORMAT = "@";

export function toSheet(grid: Grid): WriteSheet {
  const { name, lines, merges, frozen, widths, columnStyles, choices } = grid;
  const cells = new Map<string, Partial<Cell>>();
  const rows = lines.map((line, at) =>
    line.map((cell, column) => {
      const value = heldBy(cell);
      const held = typeof value === "string" ? sheetText(value) : value;
      if (isCell(cell)) cells.set(`${at},${column}`, { value: held, ...lookOf(cell) });
      return held;
    }),
  );
  return {
    name,
    rows,
    cells,
    merges,
    columns: widths.map((width, column) => {
      const style = columnStyles?.[column];
      return { width, ...(style && { style }) };
    }),
    rowDefs: rowHeights(lines, merges, widths),
    // On paper a sheet is as wide as a page and as long as it takes.
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(choices && {
      dataValidations: [
        { type: "list", range: choices.range, values: [...choices.values], showErrorMessage: false },
      ],
    }),
    ...(frozen && { freezePane: { rows: frozen.lines, columns: frozen.columns } }),
  };
}

const isCell = (cell: GridCell | GridValue): cell is GridCell => typeof cell === "object" && cell !== null;

const heldBy = (cell: GridCell | GridValue): GridValue => (isCell(cell) ? cell.value : cell);

const lookOf = ({ style, comment, link }: GridCell): Partial<Cell> => ({
  ...(style && { style }),
  ...(comment !== undefined && { comment: { text: sheetText(comment), author: AUTHOR } }),
  ...(link && { hyperlink: targetOf(link) }),
});

const targetOf = (link: NonNullable<GridCell["link"]>): NonNullable<Cell["hyperlink"]> =>
  "anchor" in link
    ? { target: `${REPORT}#${encodeURIComponent(link.anchor)}` }
    : { target: "", location: `'${link.sheet}'!${link.cell}` };

/** Heights of the lines whose texts wrap; a text over several columns has the width of all, one over several lines counts not. */
function rowHeights(
  lines: readonly (readonly (GridCell | GridValue)[])[],
  merges: readonly MergeRange[],
  widths: readonly number[],
): Map<number, { height: number }> {
  const merged = new Map(merges.map((merge) => [`${merge.startRow},${merge.startCol}`, merge]));
  const heights = lines.map((line, at) =>
    rowHeight(
      line.flatMap((cell, column) => {
        if (!isCell(cell) || cell.style?.alignment?.wrapText !== true) return [];
        const { value } = cell;
        if (typeof value !== "string") return [];
        const { endRow = at, endCol = column } = merged.get(`${at},${column}`) ?? {};
        if (endRow > at) return [];
        const own = widths.slice(column, endCol + 1);
        return [{ text: value, width: own.reduce((sum, width) => sum + width, 0) }];
      }),
    ),
  );
  return new Map(heights.flatMap((height, at) => (height === undefined ? [] : [[at, { height }] as const])));
}
