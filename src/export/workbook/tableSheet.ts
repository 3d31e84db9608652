import type { MergeRange } from "hucre/xlsx";
import type { BudgetDocument, Cell, Column, Field, Row, Table } from "../../contract/schema.ts";
import type { Status } from "../../contract/vocabulary.ts";
import { isFigure } from "../../core/money.ts";
import type { Bilingual, Language } from "../../core/problems.ts";
import { kindNameIn } from "../../lexicon/kindNames.ts";
import { FIELD_VALUE_COLUMN, sheetLayout, type TablePlace } from "../../places/sheetLayout.ts";
import { tableAnchor } from "../report/anchors.ts";
import { columnWidth } from "./fit.ts";
import { type Grid, type GridCell, TEXT_FORMAT } from "./grid.ts";
import { headCells, headMerge } from "./headerGrid.ts";
import { printedNumber } from "./printedNumber.ts";
import { sheetName } from "./sheetText.ts";
import { cellStyle, HEADER, LINK, TITLE } from "./styles.ts";

/** Lines that a head may take in its column. */
const HEAD_LINES = 3;
/** A header of more lines than this is not frozen: with a form's head over it, it would fill the window. */
const MOST_FROZEN = 12;

/** Said of a figure that no number of a spreadsheet holds. */
const KEPT_AS_TEXT: Bilingual = {
  en: "kept as text: a spreadsheet's number would not keep this figure as printed",
  zh: "按文字保存：表格软件的数值无法原样保存此数",
};

/** What is said in a language: comments of places, and the words around the table. */
interface Said {
  readonly commentsOf: (place: TablePlace) => readonly string[];
  readonly language: Language;
}

/**
 * The table as printed: title and whose it is, the rows of a form's head, the header with its merged cells, the rows, and
 * the labels around it at the end. Where each stands says `sheetLayout`.
 */
export function tableSheet(table: Table, { disclosure, disclosures }: BudgetDocument, said: Said): Grid {
  const { headerTop, headerDepth, rowLines, fieldLines } = sheetLayout(table);
  const { department } = disclosures[table.disclosure] ?? disclosure;
  const lines: GridCell[][] = [
    [{ value: table.title, style: TITLE }],
    [{ value: factsOf(table, department, said.language), style: LINK, link: { anchor: tableAnchor(table) } }],
  ];
  const merges: MergeRange[] = [];
  for (const head of headCells(table.columns, headerDepth)) {
    for (let level = 0; level < head.levels; level++) {
      const line = lineAt(lines, headerTop + head.level + level);
      for (let at = 0; at < head.columns; at++)
        line[head.column + at] = { value: level + at === 0 ? head.text : null, style: HEADER };
    }
    const merge = headMerge(head, headerTop - 1);
    if (merge) merges.push(merge);
  }
  for (const row of table.rows) {
    const line = rowLines[row.index] as number;
    const cells = row.cells.map((cell, column) => bodyCell(cell, table, row, column, said));
    lineAt(lines, line).push(...cells);
    merges.push(...rowMerges(table.rows, row, line));
  }
  for (const field of table.fields)
    lineAt(lines, fieldLines[field.index] as number).push(...fieldCells(field, table, said));
  const frozen = headerTop + headerDepth - 1;
  return {
    name: sheetName(table),
    lines: Array.from(lines, (line) => Array.from(line ?? [], (cell) => cell ?? { value: null })),
    merges,
    widths: widthsOf(table),
    ...(frozen <= MOST_FROZEN && { frozen: { lines: frozen, columns: frozenColumns(table.columns) } }),
  };
}

/** The cells of line `line`, counted from 1, made where nothing stands in it yet. */
function lineAt(lines: GridCell[][], line: number): GridCell[] {
  const known = lines[line - 1] ?? [];
  lines[line - 1] = known;
  return known;
}

/** As wide as the longest text of a column; notes and texts over several columns count not. */
const widthsOf = ({ columns, rows }: Table): number[] =>
  columns.map(({ path }, column) => {
    const texts = rows.flatMap(({ kind, cells }) => {
      const cell = kind === "note" ? undefined : cells[column];
      return cell === undefined || cell.columnSpan !== undefined ? [] : [cell.text];
    });
    return columnWidth(texts, path.at(-1) ?? "", HEAD_LINES);
  });

function factsOf({ unit, pages, kind }: Table, department: string | null, language: Language): string {
  const facts: Bilingual[] = [
    ...(department === null ? [] : [{ en: `department: ${department}`, zh: `部门：${department}` }]),
    { en: `unit: ${unit ?? "—"}`, zh: `单位：${unit ?? "—"}` },
    { en: `pages: ${pages.join(", ")}`, zh: `页：${pages.join("、")}` },
    { en: `kind: ${kind}`, zh: `表种：${kindNameIn(kind, "zh")}` },
  ];
  return facts.map((fact) => fact[language]).join(" · ");
}

/** The columns of names before the first figure stay in sight, but for a table without figures or with many names. */
function frozenColumns(columns: readonly Column[]): number {
  const first = columns.findIndex(({ role }) => role === "measure");
  return first > 0 && first <= 2 ? first : 0;
}

function bodyCell(cell: Cell, table: Table, row: Row, column: number, said: Said): GridCell {
  const isCounted =
    cell.amount !== undefined ||
    cell.percent !== undefined ||
    (table.columns[column]?.role === "measure" && row.kind !== "note" && !row.form);
  const made = valueCell(cell, isCounted, { table: table.id, row: row.index, column }, said);
  return row.kind === "note" && !row.form ? goesOn(made) : made;
}

function fieldCells(field: Field, { id }: Table, said: Said): GridCell[] {
  const cells = Array.from({ length: FIELD_VALUE_COLUMN + 1 }, (): GridCell => ({ value: null }));
  cells[0] = { value: field.name, style: HEADER };
  const place = { table: id, field: field.index };
  cells[FIELD_VALUE_COLUMN] = goesOn(valueCell(field, field.amount !== undefined, place, said));
  return cells;
}

/** A text that goes on over the blank cells beside it, in place of wrapping. */
function goesOn(cell: GridCell): GridCell {
  const { wrapText: _, ...alignment } = cell.style?.alignment ?? {};
  return { ...cell, style: { ...cell.style, alignment } };
}

/** A figure as the number that it prints, where a spreadsheet keeps it; everything else as text. */
function valueCell(
  { text, status }: { readonly text: string; readonly status: Status },
  isCounted: boolean,
  place: TablePlace,
  { commentsOf, language }: Said,
): GridCell {
  const number = isCounted ? printedNumber(text) : null;
  const isKeptAsText = isCounted && number === null && isFigure(text);
  const notes = [...commentsOf(place), ...(isKeptAsText ? [KEPT_AS_TEXT[language]] : [])];
  return {
    value: number?.value ?? (text === "" ? null : text),
    style: cellStyle(status, number?.format ?? TEXT_FORMAT),
    ...(notes.length > 0 && { comment: notes.join("\n\n") }),
  };
}

/** The spans that begin in `row`, as far as the cells they cover say so: no two ranges ever overlap. */
function rowMerges(rows: readonly Row[], row: Row, line: number): MergeRange[] {
  return row.cells.flatMap(({ rowSpan = 1, columnSpan = 1 }, column) => {
    if (rowSpan === 1 && columnSpan === 1) return [];
    const covered = rows
      .slice(row.index, row.index + rowSpan)
      .flatMap(({ cells, form }, down) =>
        cells
          .slice(column, column + columnSpan)
          .map(
            (cell, right) =>
              down + right === 0 || (isCoveredBy(cell, row.index, column) && form === row.form),
          ),
      );
    if (covered.length !== rowSpan * columnSpan || covered.includes(false)) return [];
    return [
      { startRow: line - 1, startCol: column, endRow: line + rowSpan - 2, endCol: column + columnSpan - 1 },
    ];
  });
}

const isCoveredBy = ({ coveredBy }: Cell, row: number, column: number): boolean =>
  coveredBy?.row === row && coveredBy.column === column;
