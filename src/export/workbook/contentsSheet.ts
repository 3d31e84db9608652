import type { BudgetDocument } from "../../contract/schema.ts";
import { SEVERITIES, STATUSES, type Status } from "../../contract/vocabulary.ts";
import type { Bilingual, Language } from "../../core/problems.ts";
import { kindNameIn } from "../../lexicon/kindNames.ts";
import { tableAnchor } from "../report/anchors.ts";
import type { Grid, GridCell } from "./grid.ts";
import { TEXT_FORMAT } from "./grid.ts";
import { sheetName } from "./sheetText.ts";
import { cellStyle, HEADER, LINK, TEXT, TITLE } from "./styles.ts";

const CONTENTS: Bilingual = { en: "contents", zh: "目录" };
const HEADS: readonly Bilingual[] = [
  { en: "table", zh: "表" },
  { en: "title", zh: "标题" },
  { en: "kind", zh: "表种" },
  { en: "unit", zh: "单位" },
  { en: "pages", zh: "页" },
  { en: "rows", zh: "行" },
  { en: "errors", zh: "错误" },
  { en: "warnings", zh: "警告" },
  { en: "notes", zh: "提示" },
];
const WIDTHS = [10, 48, 36, 10, 14, 8, 8, 8, 8];

/** What the ground of a cell says, in the words of the README. */
const MEANINGS: Readonly<Record<Status, Bilingual>> = {
  verified: {
    en: "proven by a sum, another table, the prose or a second reader",
    zh: "已证实：由加总、另一张表、正文或第二次识别证明",
  },
  read: {
    en: "one confident reading, nothing proves or contradicts it",
    zh: "已读出：只有一次可信的读数，没有证明它的，也没有与之矛盾的",
  },
  disputed: {
    en: "readings differ, confidence is low or a sum fails",
    zh: "有疑：读数不一、可信度低，或加总不符",
  },
  corrected: { en: "a person decided", zh: "已更正：由人决定" },
  blank: { en: "nothing is printed", zh: "空白：页面上没有内容" },
};

/** The document's tables, each a link to its sheet and its pages one to the report, flags counted, and what the colours mean. */
export function contentsSheet(
  { source, disclosure, tables, flags }: BudgetDocument,
  language: Language,
): Grid {
  const counts = countFlags(flags);
  const facts = [disclosure.department, disclosure.year, disclosure.region?.name].filter((fact) => fact);
  const lines: GridCell[][] = [
    [{ value: source.file, style: TITLE }],
    [{ value: facts.join(" · "), style: TEXT }],
    [],
    HEADS.map((head) => ({ value: head[language], style: HEADER })),
    ...tables.map((table): GridCell[] => [
      { value: table.id, style: LINK, link: { sheet: sheetName(table), cell: "A1" } },
      ...[table.title, kindNameIn(table.kind, language), table.unit ?? "—"].map((value) => ({
        value,
        style: TEXT,
      })),
      { value: table.pages.join(" "), style: LINK, link: { anchor: tableAnchor(table) } },
      { value: table.rows.length },
      ...SEVERITIES.map((severity) => ({ value: counts.get(`${table.id} ${severity}`) ?? 0 })),
    ]),
    [],
    ...STATUSES.map((status): GridCell[] => [
      { value: status, style: cellStyle(status, TEXT_FORMAT) },
      { value: MEANINGS[status][language], style: TEXT },
    ]),
  ];
  return { name: CONTENTS[language], lines, merges: [], widths: WIDTHS };
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
