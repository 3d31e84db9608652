import type { Flag, Place, Row, Table } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { type Raised, raise } from "../findings/raise.ts";
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
      const values = { ...at(table, one), code: one.code, name: one.name ?? "" };
      return proposal
        ? [{ ...codeFlag(table, one, raise("CODE-UNKNOWN", "one-digit-off", values)), proposal }]
        : [];
    });
    const others = strange.flatMap(({ one, proposal }) => (proposal ? [] : [one]));
    const [first] = others;
    if (!first) return proposed;
    const codes = [...new Set(others.map(({ code }) => code))];
    const raised = raise("CODE-UNKNOWN", "listed", { table: table.title || table.id, codes });
    const cells = others.flatMap((one) => placesOf(table, one));
    return [{ ...codeFlag(table, first, raised), cells }, ...proposed];
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
    const values = { ...at(table, one), code, known: known.at(-1)?.name ?? "", name };
    const proposal = proposalOf(table, one);
    const raised = raise("CODE-NAME", "row", values, severity);
    return [{ ...codeFlag(table, one, raised), ...(proposal ? { proposal } : {}) }];
  });
  const named = printed.filter(({ name }) => name !== null);
  if (misnamed.length < FEW || 2 * misnamed.length < named.length) return misnamed;
  const [{ proposal: _, ...first }] = misnamed as [Flag, ...Flag[]];
  const values = { table: table.title || table.id, rows: misnamed.length };
  const raised = raise("CODE-NAME", "column", values, first.severity === "info" ? "info" : "warning");
  return [{ ...first, ...raised, cells: misnamed.flatMap(({ cells }) => cells) }];
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
  const names = changes.flatMap(({ text }) => text ?? []);
  const raised = raise("NAME-MISREAD", "names", { table: table.title || table.id, names });
  const cells = changes.map(({ row, column }) => ({ table: table.id, row, column }));
  return [{ ...codeFlag(table, first.one, raised), cells, proposal: { changes, evidence } }];
}

/** Where so many rows, and half of them, contradict their names, the fault is a column, told of once. */
const FEW = 3;

const proposalOf = (table: Table, { row, codeColumns, scheme, code, name }: Printed) =>
  name === null ? null : proposeCode(table.id, row, codeColumns, scheme, code, name);

/** A flag about one row's code. */
const codeFlag = (table: Table, one: Printed, raised: Raised): Flag => ({
  id: `${raised.rule}:${table.id}:${one.row.index}:${one.codeColumns[0]}`,
  ...raised,
  cells: placesOf(table, one),
  ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
});

/** The table and row of a message; rows count from 1. */
const at = (table: Table, { row }: Printed) => ({ table: table.title || table.id, row: row.index + 1 });

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
