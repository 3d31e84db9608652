import type { Cell, CellStyle, MergeRange, WriteSheet } from "hucre/xlsx";
import { rowHeight } from "./fit.ts";
import { sheetText } from "./sheetText.ts";

/** A cell that is to be written; a text is never a formula, whatever it begins with. */
export interface GridCell {
  readonly value: string | number | null;
  readonly style?: CellStyle;
  readonly comment?: string;
  /** The cell that a click leads to. */
  readonly link?: { readonly sheet: string; readonly cell: string };
}

/** A sheet being written. Lines and columns count from 0. */
export interface Grid {
  readonly name: string;
  readonly lines: GridCell[][];
  readonly merges: MergeRange[];
  readonly frozen?: { readonly lines: number; readonly columns: number };
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Words that are offered in cells; any other may be written too. */
  readonly choices?: { readonly range: string; readonly values: readonly string[] };
}

/** Who the comments are by. */
const AUTHOR = "budgetscan";

/** Texts keep being texts when somebody edits them: a code of 21 digits, a title that begins with `=`. */
export const TEXT_FORMAT = "@";

export function toSheet({ name, lines, merges, frozen, widths, choices }: Grid): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const rows = lines.map((line, at) =>
    line.map(({ value, style, comment, link }, column) => {
      const held = typeof value === "string" ? sheetText(value) : value;
      if (style !== undefined || comment !== undefined || link !== undefined) {
        cells.set(`${at},${column}`, {
          value: held,
          ...(style && { style }),
          ...(comment !== undefined && { comment: { text: sheetText(comment), author: AUTHOR } }),
          ...(link && { hyperlink: { target: "", location: `'${link.sheet}'!${link.cell}` } }),
        });
      }
      return held;
    }),
  );
  return {
    name,
    rows,
    cells,
    merges,
    columns: widths.map((width) => ({ width })),
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

/** Heights of the lines whose texts wrap; a text over several columns has the width of all, one over several lines counts not. */
function rowHeights(
  lines: readonly (readonly GridCell[])[],
  merges: readonly MergeRange[],
  widths: readonly number[],
): Map<number, { height: number }> {
  const merged = new Map(merges.map((merge) => [`${merge.startRow},${merge.startCol}`, merge]));
  const heights = lines.map((line, at) =>
    rowHeight(
      line.flatMap(({ value, style }, column) => {
        if (typeof value !== "string" || style?.alignment?.wrapText !== true) return [];
        const { endRow = at, endCol = column } = merged.get(`${at},${column}`) ?? {};
        if (endRow > at) return [];
        const own = widths.slice(column, endCol + 1);
        return [{ text: value, width: own.reduce((sum, width) => sum + width, 0) }];
      }),
    ),
  );
  return new Map(heights.flatMap((height, at) => (height === undefined ? [] : [[at, { height }] as const])));
}
