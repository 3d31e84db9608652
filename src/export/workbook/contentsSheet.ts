import type { BudgetDocument } from "../../contract/schema.ts";
import { SEVERITIES, STATUSES, type Status } from "../../contract/vocabulary.ts";
import type { Grid, GridCell } from "./grid.ts";
import { TEXT_FORMAT } from "./grid.ts";
import { sheetName } from "./sheetText.ts";
import { cellStyle, HEADER, LINK, TEXT, TITLE } from "./styles.ts";

const CONTENTS = "contents 目录";
const HEADS = [
  "table 表",
  "title 标题",
  "kind 表种",
  "unit 单位",
  "pages 页",
  "rows 行",
  "error",
  "warning",
  "info",
];
const WIDTHS = [10, 48, 36, 10, 14, 8, 8, 8, 8];

/** What the ground of a cell says, in the words of the README. */
const MEANINGS: Readonly<Record<Status, string>> = {
  verified: "已核实 · proven by a sum, another table, the prose or a second reader",
  read: "已识别 · one confident reading, nothing proves or contradicts it",
  disputed: "有疑问 · readings differ, confidence is low or a sum fails",
  corrected: "已更正 · a person decided",
  blank: "空白 · nothing is printed",
};

/** The document's tables, each a link to its sheet with its flags counted, and what the colours mean. */
export function contentsSheet({ source, disclosure, tables, flags }: BudgetDocument): Grid {
  const counts = countFlags(flags);
  const facts = [disclosure.department, disclosure.year, disclosure.region?.name].filter((fact) => fact);
  const lines: GridCell[][] = [
    [{ value: source.file, style: TITLE }],
    [{ value: facts.join(" · "), style: TEXT }],
    [],
    HEADS.map((value) => ({ value, style: HEADER })),
    ...tables.map((table): GridCell[] => [
      { value: table.id, style: LINK, link: { sheet: sheetName(table), cell: "A1" } },
      ...[table.title, table.kind, table.unit ?? "—", table.pages.join(" ")].map((value) => ({
        value,
        style: TEXT,
      })),
      { value: table.rows.length },
      ...SEVERITIES.map((severity) => ({ value: counts.get(`${table.id} ${severity}`) ?? 0 })),
    ]),
    [],
    ...STATUSES.map((status): GridCell[] => [
      { value: status, style: cellStyle(status, TEXT_FORMAT) },
      { value: MEANINGS[status], style: TEXT },
    ]),
  ];
  return { name: CONTENTS, lines, merges: [], widths: WIDTHS };
}

/** How many flags of each severity name a place of each table: `t03 error` -> 2. */
function countFlags(flags: BudgetDocument["flags"]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { cells, severity } of flags) {
    for (const id of new Set(cells.flatMap((place) => ("table" in place ? [place.table] : [])))) {
      counts.set(`${id} ${severity}`, (counts.get(`${id} ${severity}`) ?? 0) + 1);
    }
  }
  return counts;
}
