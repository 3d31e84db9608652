import type { CellStyle } from "hucre/xlsx";
import type { BudgetDocument, Statement } from "../../contract/schema.ts";
import { ROW_DECISIONS } from "../../contract/vocabulary.ts";
import type { Bilingual, Language } from "../../core/problems.ts";
import { placeNames } from "../../places/placeNames.ts";
import { columnLetters, sheetCell, sheetLayout } from "../../places/sheetLayout.ts";
import { printedRows, ROW_COLUMNS } from "../dataset/row.ts";
import { DECISION_COLUMNS, FLAG_COLUMNS, flagRecord } from "../flagsCsv.ts";
import { flagAnchor } from "../report/anchors.ts";
import { shownFlags } from "../report/toLookAt.ts";
import { headOf } from "./columnHeads.ts";
import type { Grid, GridCell, GridValue } from "./grid.ts";
import { printedNumber } from "./printedNumber.ts";
import { type RecordColumn, recordSheet } from "./recordSheet.ts";
import { sheetName } from "./sheetText.ts";
import { LINK, LINK_NUMBER, TEXT, TO_FILL } from "./styles.ts";

/** Widths of columns of sentences, of words, and of anything else, in characters. */
const WIDE = 48;
const MIDDLE = 22;
const NARROW = 11;

/** Names of the sheets of records; a table's sheet begins with its id, so that none is called so. */
const OBSERVATIONS: Bilingual = { en: "observations", zh: "金额" };
const STATEMENTS: Bilingual = { en: "statements", zh: "正文数字" };
export const FLAGS: Bilingual = { en: "flags", zh: "疑点" };

type Plain = string | number | boolean | null | undefined;

const plainValue = (value: Plain): GridValue =>
  typeof value === "number"
    ? value
    : value === undefined || value === null || value === ""
      ? null
      : String(value);

/** Amounts with at least two decimals, and as many more as they have. */
const AMOUNT: CellStyle = { numFmt: "0.00######" };

/** An exact amount as a number, or as text where a number would not keep it. */
const amountValue = (amount: string | undefined): GridValue =>
  amount === undefined ? null : (printedNumber(amount)?.value ?? amount);

/** Every amount with its coordinates, as in observations.csv. */
export function observationSheet(document: BudgetDocument, language: Language): Grid {
  const records = [...printedRows(document)];
  const columns = ROW_COLUMNS.map((name): RecordColumn<(typeof records)[number]> => {
    const head = headOf(name, language);
    const width = /name|department/iu.test(name) ? MIDDLE : NARROW;
    if (name === "amountYuan")
      return { head, width, cell: (row) => amountValue(row.amountYuan), style: AMOUNT };
    const isNumber = records.some((row) => typeof row[name] === "number");
    return { head, width, cell: (row) => plainValue(row[name]), ...(!isNumber && { style: TEXT }) };
  });
  return recordSheet({ name: OBSERVATIONS, language }, columns, records, "observations.csv");
}

/** Every figure of the prose. */
export function statementSheet({ statements }: BudgetDocument, language: Language): Grid {
  const plain = (name: keyof Statement, width: number): RecordColumn<Statement> => ({
    head: headOf(name, language),
    width,
    cell: (statement) => plainValue(statement[name] as Plain),
    ...(!/index|page|disclosure/u.test(name) && { style: TEXT }),
  });
  const money = (name: "amountYuan" | "percent", width: number): RecordColumn<Statement> => ({
    head: headOf(name, language),
    width,
    cell: ({ amount, percent }) => amountValue(name === "percent" ? percent : amount),
    style: AMOUNT,
  });
  const columns: RecordColumn<Statement>[] = [
    plain("index", NARROW),
    plain("section", MIDDLE),
    plain("figure", MIDDLE),
    plain("text", WIDE),
    money("amountYuan", MIDDLE),
    money("percent", NARROW),
    plain("change", NARROW),
    plain("reason", WIDE),
    plain("role", NARROW),
    plain("status", NARROW),
    plain("page", NARROW),
    plain("disclosure", NARROW),
  ];
  return recordSheet({ name: STATEMENTS, language }, columns, statements, "document.json");
}

/** Columns of the flags that a person reads, before those to be filled in; all others come after them. */
const READ_FIRST = {
  en: ["severity", "rule", "message", "messageZh", "names", "page", "proposal"],
  zh: ["severity", "rule", "messageZh", "message", "names", "page", "proposal"],
} as const;

/** Lines below the flags in which a person may decide about other cells, and is offered the words for it. */
const OWN_ROWS = 200;

/** Every flag, its first place a link to the cell, its page one to the report, and columns for what a person decides. */
export function flagSheet(document: BudgetDocument, language: Language): Grid {
  const names = placeNames(document);
  const records = document.flags.map((flag) => ({ flag, record: flagRecord(flag, names) }));
  type Column = RecordColumn<(typeof records)[number]>;
  const linkOf = linksOf(document);
  const shown = new Set(shownFlags(document.flags));
  const told = (name: (typeof FLAG_COLUMNS)[number]): Column => ({
    head: headOf(name, language),
    width: /message|names|proposal/u.test(name) ? WIDE : MIDDLE,
    cell: ({ flag, record }) => {
      const value = plainValue(record[name]);
      if (name === "page" && shown.has(flag))
        return { value, style: LINK_NUMBER, link: { anchor: flagAnchor(flag) } };
      const link = name === "names" ? linkOf(flag.cells) : undefined;
      return link ? { value, style: LINK, link } : value;
    },
    ...(name !== "page" && { style: TEXT }),
  });
  const filled = DECISION_COLUMNS.map(
    (name): Column => ({
      head: headOf(name, language),
      width: MIDDLE,
      cell: ({ record }) => ({ value: record[name] ?? null, style: TO_FILL }),
    }),
  );
  const readFirst = READ_FIRST[language];
  const rest = FLAG_COLUMNS.filter((name) => !readFirst.some((first) => first === name));
  const columns = [...readFirst.map(told), ...filled, ...rest.map(told)];
  const sheet = recordSheet({ name: FLAGS, language }, columns, records, "flags.csv");
  const decision = columnLetters(readFirst.length + DECISION_COLUMNS.indexOf("decision"));
  const range = `${decision}2:${decision}${sheet.lines.length + OWN_ROWS}`;
  return { ...sheet, choices: { range, values: ROW_DECISIONS } };
}

/** The cell of the first of several places that is one of a table. */
function linksOf({ tables }: BudgetDocument) {
  const known = new Map(
    tables.map((table) => [table.id, { sheet: sheetName(table), layout: sheetLayout(table) }]),
  );
  return (places: BudgetDocument["flags"][number]["cells"]): GridCell["link"] => {
    for (const place of places) {
      const on = "table" in place ? known.get(place.table) : undefined;
      if (on && "table" in place) return { sheet: on.sheet, cell: sheetCell(on.layout, place) };
    }
    return undefined;
  };
}
