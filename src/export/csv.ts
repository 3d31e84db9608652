import { stringify } from "csv-stringify/sync";
import { isFigure } from "../core/money.ts";
import { withoutUnseen } from "../core/text.ts";

/** What makes a spreadsheet take a text for a formula, full-width variants and blanks before it included. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠\t\r]/u;

export type CsvValue = string | number | boolean | null | undefined;

/**
 * A CSV as spreadsheets open it: UTF-8 with byte order mark, CRLF between records (RFC 4180). Text that a
 * spreadsheet would run as a formula gets an apostrophe before it; amounts, rates and the dash that is printed for
 * zero stand as they are.
 */
export const csv = (header: readonly string[], records: readonly (readonly CsvValue[])[]): string =>
  `\uFEFF${csvRecords([header, ...records])}`;

/** Records alone, to be added to a CSV. */
const csvRecords = (records: readonly (readonly CsvValue[])[]): string =>
  stringify(
    records.map((record) => record.map(neutralise)),
    { record_delimiter: "\r\n", quoted_match: /[\r\n]/u },
  );

/** Records whose texts stand in quotes: `isText` tells of each column whether it holds texts. A blank field has none. */
export const textQuotedRecords = (
  records: readonly (readonly CsvValue[])[],
  isText: readonly boolean[],
): string =>
  records
    .map((record) => {
      const fields = record.map((value, column) => quotedField(neutralise(value), isText[column] === true));
      return `${fields.join(",")}\r\n`;
    })
    .join("");

/** The field of a record, in quotes where it is a text or holds what ends a field (RFC 4180). */
const quotedField = (value: string, isText: boolean): string =>
  value !== "" && (isText || /[",\r\n]/u.test(value)) ? `"${value.replaceAll('"', '""')}"` : value;

/** The text that `neutralise` made the field of. */
export const withoutNeutral = (field: string): string =>
  field.startsWith("'") && FORMULA_START.test(field.slice(1)) ? field.slice(1) : field;

/** The value as it may stand in a spreadsheet's cell: no formula, and nothing that is not seen. */
export function neutralise(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  const text = withoutUnseen(String(value));
  if (!FORMULA_START.test(text)) return text;
  return isFigure(text) ? text : `'${text}`;
}
