/** The document as a page of HTML that Chromium prints the way spreadsheets and word processors print such files. */
import { escapeHtml } from "./escapeHtml.ts";
import { formHead } from "./form.ts";
import type { CellModel, ColumnModel, DocumentModel, ProseModel, RowModel, TableModel } from "./model.ts";
import { styleSheet } from "./styleSheet.ts";

/** The whole document: prose first, then a section a table, each on pages of its own. `style` overrules the sheet. */
export const toHtml = (document: DocumentModel, style = ""): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(document.prose[0]?.text ?? "")}</title>
<style>${styleSheet(document.tables)}${style}</style></head>
<body>${proseSections(document.prose)}${document.tables.map(tableSection).join("\n")}</body></html>
`;

/** The places (cover, contents, body, annex) one after another, each on a new page. */
function proseSections(prose: readonly ProseModel[]): string {
  const places = [...new Set(prose.map(({ place }) => place))];
  return places
    .map((place) => {
      const blocks = prose.filter((block) => block.place === place).map(proseBlock);
      return `<section class="${place}">${blocks.join("\n")}</section>`;
    })
    .join("\n");
}

/** Headings are paragraphs too: that keeps the printed structure one element a block. */
const proseBlock = ({ text, level, startsPage }: ProseModel): string =>
  `<p class="level${level}${startsPage ? " starts-page" : ""}">${escapeHtml(text)}</p>`;

function tableSection(table: TableModel): string {
  const repeated = table.rows.filter((row) => row.repeated);
  const once = table.rows.filter((row) => !row.repeated);
  const form = table.fields.length > 0 ? formHead(table.fields) : null;
  const header = headerRows(table.columns);
  const head = form
    ? form.repeated
    : `${header}${repeated.map((row) => bodyRow(row, table.columns)).join("")}`;
  const body = `${form ? form.once + header : ""}${once.map((row) => bodyRow(row, table.columns)).join("\n")}`;
  return `<section class="${table.id}"><table>${widths(table.columns)}<thead>${head}</thead><tbody>${body}</tbody></table>
${table.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join("\n")}</section>`;
}

function widths(columns: readonly ColumnModel[]): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  return `<colgroup>${columns.map(({ width }) => `<col style="width:${((100 * width) / total).toFixed(3)}%">`).join("")}</colgroup>`;
}

/** The header tree: a word over several leaves spans their columns, a leaf spans the levels it does not have. */
function headerRows(columns: readonly ColumnModel[]): string {
  const depth = Math.max(...columns.map(({ path }) => path.length));
  return Array.from({ length: depth }, (_, level) => {
    const cells: string[] = [];
    for (let start = 0; start < columns.length; ) {
      const path = (columns[start] as ColumnModel).path;
      let end = start + 1;
      if (path.length > level + 1) {
        while (end < columns.length && sharesPath(path, (columns[end] as ColumnModel).path, level)) end += 1;
      }
      if (path.length > level) {
        const rowSpan = path.length === level + 1 ? depth - level : 1;
        cells.push(
          `<th rowspan="${rowSpan}" colspan="${end - start}">${escapeHtml(path[level] as string)}</th>`,
        );
      }
      start = end;
    }
    return `<tr>${cells.join("")}</tr>`;
  }).join("");
}

const sharesPath = (a: readonly string[], b: readonly string[], level: number): boolean =>
  b.length > level + 1 && a.slice(0, level + 1).every((word, index) => word === b[index]);

const bodyRow = (row: RowModel, columns: readonly ColumnModel[]): string =>
  `<tr>${row.cells.map((cell, index) => bodyCell(cell, columns[index] as ColumnModel)).join("")}</tr>`;

function bodyCell(cell: CellModel, column: ColumnModel): string {
  if (cell === null) return "";
  const { text, rowSpan } = typeof cell === "string" ? { text: cell, rowSpan: 1 } : cell;
  const spanning = rowSpan > 1 ? ` spanning" rowspan="${rowSpan}` : "";
  return `<td class="${cellClass(text, column)}${spanning}">${escapeHtml(text)}</td>`;
}

function cellClass(text: string, { role, dimension }: ColumnModel): string {
  if (role === "measure") return "amount";
  if (dimension === "item" && text.startsWith("其中")) return "name of-which";
  return dimension && NAMES.has(dimension) ? "name" : "code";
}

/** Dimensions whose cells hold names or sentences, set from the left where the sheet is wide enough. */
const NAMES: ReadonlySet<string> = new Set(["item", "function.name", "indicator.explanation"]);
