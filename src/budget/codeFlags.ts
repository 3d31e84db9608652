import { normalise } from "../core/text.ts";
import { entriesOf, mayBeNamed, SCHEMES, type Scheme } from "./classification/index.ts";
import type { PrintedRow } from "./rowNames.ts";
import type { Flag, Place, Row, Table } from "./schema.ts";

/** A code of a classification as one list of a row prints it, with its name, if it prints one. */
interface Printed {
  readonly scheme: Scheme;
  readonly code: string;
  readonly name: string | null;
  readonly row: Row;
  /** Columns of code and name. */
  readonly columns: readonly number[];
}

/**
 * Codes that the classification does not have (one flag a table and scheme, `info`: documents decide), and names that
 * cannot be their code's. Only a row that was read in an opened source makes the latter more than `info`.
 */
export function codeFlags(table: Table, rows: readonly PrintedRow[]): Flag[] {
  const printed = rows.flatMap(printedCodes);
  const at = table.pages[0] === undefined ? {} : { page: table.pages[0] };
  const placesOf = ({ row, columns }: Printed): Place[] =>
    columns.map((column) => ({ table: table.id, row: row.index, column }));
  const unknown = SCHEMES.flatMap((scheme): Flag[] => {
    const strange = printed.filter(
      (one) => one.scheme === scheme && entriesOf(scheme, one.code).length === 0,
    );
    const [first] = strange;
    if (!first) return [];
    const codes = [...new Set(strange.map(({ code }) => code))];
    return [
      {
        id: `CODE-UNKNOWN:${table.id}:${first.row.index}:${first.columns[0]}`,
        rule: "CODE-UNKNOWN",
        severity: "info",
        message: `${table.title || table.id}: ${codes.slice(0, MOST_CODES).join(", ")}${codes.length > MOST_CODES ? " …" : ""}: not in the classification data; kept as printed`,
        cells: strange.flatMap(placesOf),
        ...at,
      },
    ];
  });
  const misnamed = printed.flatMap((one): Flag[] => {
    const { scheme, code, name, row } = one;
    if (name === null || row.incomplete || mayBeNamed(scheme, code, name)) return [];
    const known = entriesOf(scheme, code);
    return [
      {
        id: `CODE-NAME:${table.id}:${row.index}:${one.columns[0]}`,
        rule: "CODE-NAME",
        severity: known.every(({ source }) => source.opened) ? "warning" : "info",
        message: `${table.title || table.id}, row ${row.index + 1}: ${code} is “${known.at(-1)?.name}”, but “${name.slice(0, LONGEST_QUOTE)}” stands beside it`,
        cells: placesOf(one),
        ...at,
      },
    ];
  });
  const named = printed.filter(({ name }) => name !== null);
  if (misnamed.length < FEW || 2 * misnamed.length < named.length) return [...unknown, ...misnamed];
  const [first] = misnamed as [Flag, ...Flag[]];
  const message = `${table.title || table.id}: the codes and names of ${misnamed.length} rows contradict each other: a column of codes may not be understood`;
  return [...unknown, { ...first, message, cells: misnamed.flatMap(({ cells }) => cells) }];
}

/** Where so many rows, and half of them, contradict their names, the fault is a column, told of once. */
const FEW = 3;
const MOST_CODES = 8;
const LONGEST_QUOTE = 40;

function printedCodes({ row, columns, names }: PrintedRow): Printed[] {
  return SCHEMES.flatMap((scheme): Printed[] => {
    const own = columns.filter(
      ({ dimension, index }) => dimension?.startsWith(`${scheme}.`) && (row.cells[index]?.text ?? "") !== "",
    );
    const code = names[`${scheme}Code`];
    // Words in a code column, and codes put together from cut cells, are other flags' business.
    if (own.length === 0 || code === null || !/^\d{3}(?:\d{2}){0,2}$/u.test(normalise(code))) return [];
    if (own.every(({ dimension }) => dimension?.endsWith(".name"))) return [];
    return [{ scheme, code, name: names[`${scheme}Name`], row, columns: own.map(({ index }) => index) }];
  });
}
