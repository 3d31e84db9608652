import type { Flag, Place, Row, Table } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { entriesOf, isOwnItem, mayBeNamed, SCHEMES, type Scheme } from "./classification/index.ts";
import { proposeCode, proposeName } from "./codeProposals.ts";
import { CODE_AS_READ } from "./rowCodes.ts";
import type { PrintedRow } from "./rowNames.ts";

/** A code of a classification as one list of a row prints it, with its name, if it prints one. */
interface Printed {
  readonly scheme: Scheme;
  readonly code: string;
  readonly name: string | null;
  readonly row: Row;
  /** Columns of the code, and of the name where it has one of its own. */
  readonly codeColumns: readonly number[];
  readonly nameColumn: number | undefined;
}

/**
 * Codes that the classification does not have (`info`: documents decide), names that cannot be their code's, and names
 * that look misread. Only a row that was read in an opened source makes a name that cannot be more than `info`. Where
 * only one code or name is likely to stand there, it is proposed.
 */
export function codeFlags(table: Table, rows: readonly PrintedRow[]): Flag[] {
  const printed = rows.flatMap(printedCodes);
  return [...unknownCodes(table, printed), ...misnamedCodes(table, printed), ...misreadNames(table, printed)];
}

/** One flag for each code that something is proposed for, and one a classification for all others. */
function unknownCodes(table: Table, printed: readonly Printed[]): Flag[] {
  return SCHEMES.flatMap((scheme): Flag[] => {
    const strange = printed
      .filter((one) => one.scheme === scheme && !isKnown(one))
      .map((one) => ({ one, proposal: proposalOf(table, one) }));
    const proposed = strange.flatMap(({ one, proposal }): Flag[] => {
      const message = `${one.code} is not in the classification data; “${one.name}” beside it is the name of a code one digit off`;
      return proposal ? [{ ...codeFlag("CODE-UNKNOWN", "info", table, one, message), proposal }] : [];
    });
    const others = strange.flatMap(({ one, proposal }) => (proposal ? [] : [one]));
    const [first] = others;
    if (!first) return proposed;
    const codes = [...new Set(others.map(({ code }) => code))];
    const more = codes.length > MOST_CODES ? " …" : "";
    const message = `${table.title || table.id}: ${codes.slice(0, MOST_CODES).join(", ")}${more}: not in the classification data; kept as printed`;
    const cells = others.flatMap((one) => placesOf(table, one));
    return [{ ...codeFlag("CODE-UNKNOWN", "info", table, first, ""), message, cells }, ...proposed];
  });
}

const isKnown = ({ scheme, code }: Printed): boolean =>
  entriesOf(scheme, code).length > 0 || isOwnItem(scheme, code);

function misnamedCodes(table: Table, printed: readonly Printed[]): Flag[] {
  const misnamed = printed.flatMap((one): Flag[] => {
    const { scheme, code, name, row } = one;
    if (name === null || row.incomplete || mayBeNamed(scheme, code, name)) return [];
    const known = entriesOf(scheme, code);
    const severity = known.every(({ source }) => source.opened) ? "warning" : "info";
    const message = `${code} is “${known.at(-1)?.name}”, but “${name.slice(0, LONGEST_QUOTE)}” stands beside it`;
    const proposal = proposalOf(table, one);
    return [{ ...codeFlag("CODE-NAME", severity, table, one, message), ...(proposal ? { proposal } : {}) }];
  });
  const named = printed.filter(({ name }) => name !== null);
  if (misnamed.length < FEW || 2 * misnamed.length < named.length) return misnamed;
  const [{ proposal: _, ...first }] = misnamed as [Flag, ...Flag[]];
  const message = `${table.title || table.id}: the codes and names of ${misnamed.length} rows contradict each other: a column of codes may not be understood`;
  return [{ ...first, message, cells: misnamed.flatMap(({ cells }) => cells) }];
}

/** Names a few characters off their code's, read by a reader that may have misread them: one flag a table. */
function misreadNames(table: Table, printed: readonly Printed[]): Flag[] {
  const misread = printed.flatMap((one) => {
    const { scheme, code, row, nameColumn } = one;
    const proposal = nameColumn === undefined ? null : proposeName(table.id, row, nameColumn, scheme, code);
    return proposal ? [{ one, proposal }] : [];
  });
  const [first] = misread;
  if (!first) return [];
  const changes = misread.flatMap(({ proposal }) => proposal.changes);
  const evidence = misread.flatMap(({ proposal }) => proposal.evidence);
  const names = changes.slice(0, MOST_NAMES).map(({ text }) => `“${text}”`);
  const message = `${table.title || table.id}: names that look misread; their codes have ${names.join(", ")}${changes.length > MOST_NAMES ? " …" : ""}`;
  const cells = changes.map(({ row, column }) => ({ table: table.id, row, column }));
  const flag = codeFlag("NAME-MISREAD", "info", table, first.one, "");
  return [{ ...flag, message, cells, proposal: { changes, evidence } }];
}

/** Where so many rows, and half of them, contradict their names, the fault is a column, told of once. */
const FEW = 3;
const MOST_CODES = 8;
const MOST_NAMES = 4;
const LONGEST_QUOTE = 40;

const proposalOf = (table: Table, { row, codeColumns, scheme, code, name }: Printed) =>
  name === null ? null : proposeCode(table.id, row, codeColumns, scheme, code, name);

/** A flag about one row's code. */
const codeFlag = (
  rule: string,
  severity: Flag["severity"],
  table: Table,
  one: Printed,
  message: string,
): Flag => ({
  id: `${rule}:${table.id}:${one.row.index}:${one.codeColumns[0]}`,
  rule,
  severity,
  message: `${table.title || table.id}, row ${one.row.index + 1}: ${message}`,
  cells: placesOf(table, one),
  ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
});

const placesOf = (table: Table, { row, codeColumns, nameColumn }: Printed): Place[] =>
  [...codeColumns, ...(nameColumn === undefined ? [] : [nameColumn])]
    .toSorted((a, b) => a - b)
    .map((column) => ({ table: table.id, row: row.index, column }));

function printedCodes({ row, columns, names }: PrintedRow): Printed[] {
  return SCHEMES.flatMap((scheme): Printed[] => {
    const own = columns.filter(
      ({ dimension, index }) => dimension?.startsWith(`${scheme}.`) && (row.cells[index]?.text ?? "") !== "",
    );
    const code = names[`${scheme}Code`];
    const codeColumns = own
      .filter(({ dimension }) => !dimension?.endsWith(".name"))
      .map(({ index }) => index);
    // Words in a code column, and codes put together from cut cells, are other flags' business.
    if (codeColumns.length === 0 || code === null || !CODE_AS_READ.test(normalise(code))) return [];
    const nameColumn = own.find(({ dimension }) => dimension?.endsWith(".name"))?.index;
    return [{ scheme, code, name: names[`${scheme}Name`], row, codeColumns, nameColumn }];
  });
}
