import type { CellStyle } from "hucre/xlsx";
import type { BudgetDocument, Statement } from "../../contract/schema.ts";
import { ROW_DECISIONS } from "../../contract/vocabulary.ts";
import { placeNames } from "../../places/placeNames.ts";
import { columnLetters, sheetCell, sheetLayout } from "../../places/sheetLayout.ts";
import { printedRows, ROW_COLUMNS } from "../dataset/row.ts";
import { DECISION_COLUMNS, FLAG_COLUMNS, flagRecord } from "../flagsCsv.ts";
import type { Grid, GridCell, GridValue } from "./grid.ts";
import { printedNumber } from "./printedNumber.ts";
import { type RecordColumn, recordSheet } from "./recordSheet.ts";
import { sheetName } from "./sheetText.ts";
import { LINK, TEXT, TO_FILL } from "./styles.ts";

/** Widths of columns of sentences, of words, and of anything else, in characters. */
const WIDE = 48;
const MIDDLE = 22;
const NARROW = 11;

/** Names of the sheets of records; a table's sheet begins with its id, so that none is called so. */
const OBSERVATIONS = "observations 金额";
const STATEMENTS = "statements 正文数字";
export const FLAGS = "flags 提示";

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
export function observationSheet(document: BudgetDocument): Grid {
  const records = [...printedRows(document)];
  const columns = ROW_COLUMNS.map((head): RecordColumn<(typeof records)[number]> => {
    const width = /name|department/iu.test(head) ? MIDDLE : NARROW;
    if (head === "amountYuan")
      return { head, width, cell: (row) => amountValue(row.amountYuan), style: AMOUNT };
    const isNumber = records.some((row) => typeof row[head] === "number");
    return { head, width, cell: (row) => plainValue(row[head]), ...(!isNumber && { style: TEXT }) };
  });
  return recordSheet(OBSERVATIONS, columns, records, "observations.csv");
}

/** Every figure of the prose. */
export function statementSheet({ statements }: BudgetDocument): Grid {
  const plain = (head: keyof Statement & string, width: number): RecordColumn<Statement> => ({
    head,
    width,
    cell: (statement) => plainValue(statement[head] as Plain),
    ...(!/index|page|disclosure/u.test(head) && { style: TEXT }),
  });
  const columns: RecordColumn<Statement>[] = [
    plain("index", NARROW),
    plain("section", MIDDLE),
    plain("figure", MIDDLE),
    plain("text", WIDE),
    { head: "amountYuan", width: MIDDLE, cell: ({ amount }) => amountValue(amount), style: AMOUNT },
    { head: "percent", width: NARROW, cell: ({ percent }) => amountValue(percent), style: AMOUNT },
    plain("change", NARROW),
    plain("reason", WIDE),
    plain("role", NARROW),
    plain("status", NARROW),
    plain("page", NARROW),
    plain("disclosure", NARROW),
  ];
  return recordSheet(STATEMENTS, columns, statements, "document.json");
}

/** Columns of the flags that a person reads, before those to be filled in; all others come after them. */
const READ_FIRST = ["severity", "rule", "messageZh", "message", "names", "page", "proposal"] as const;

/** Lines below the flags in which a person may decide about other cells, and is offered the words for it. */
const OWN_ROWS = 200;

/** Every flag, its first place a link to the cell, and columns for what a person decides. */
export function flagSheet(document: BudgetDocument): Grid {
  const names = placeNames(document);
  const records = document.flags.map((flag) => ({ flag, record: flagRecord(flag, names) }));
  type Column = RecordColumn<(typeof records)[number]>;
  const linkOf = linksOf(document);
  const told = (head: (typeof FLAG_COLUMNS)[number]): Column => ({
    head,
    width: /message|names|proposal/u.test(head) ? WIDE : MIDDLE,
    cell: ({ flag, record }) => {
      const link = head === "names" ? linkOf(flag.cells) : undefined;
      const value = plainValue(record[head]);
      return link ? { value, style: LINK, link } : value;
    },
    ...(head !== "page" && { style: TEXT }),
  });
  const filled = DECISION_COLUMNS.map(
    (head): Column => ({
      head,
      width: MIDDLE,
      cell: ({ record }) => ({ value: record[head] ?? null, style: TO_FILL }),
    }),
  );
  const rest = FLAG_COLUMNS.filter((head) => !READ_FIRST.some((first) => first === head));
  const columns = [...READ_FIRST.map(told), ...filled, ...rest.map(told)];
  const sheet = recordSheet(FLAGS, columns, records, "flags.csv");
  const decision = columnLetters(READ_FIRST.length + DECISION_COLUMNS.indexOf("decision"));
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
