/** Names of tables, and what was decided of whole tables. */
import type { BudgetDocument, Column, Table } from "../contract/schema.ts";
import type { Meaning } from "../meaning/columns/types.ts";
import type { DecidedTable } from "../meaning/decided.ts";
import type { ColumnMeaning, SettingEntry, TableEntry, TableName } from "./entry.ts";
import { isAt } from "./places.ts";

/** The table's name; null where the document has none of that id, or nothing is printed in it. */
export function nameOfTable(document: BudgetDocument, id: string): TableName | null {
  const table = document.tables.find((each) => each.id === id);
  const [first] = table ? fragmentsOf(table) : [];
  return table && first ? { table: id, title: table.title, page: first.page, box: [...first.box] } : null;
}

/** The index of the table that the name names: the one with a cell in that place; null where there is none. */
function findTable({ tables }: BudgetDocument, name: TableName): number | null {
  const there = tables.flatMap((table, index) =>
    fragmentsOf(table).some((fragment) => isAt(fragment, name)) ? [index] : [],
  );
  const same = there.find((index) => tables[index]?.id === name.table);
  return same ?? there[0] ?? null;
}

/** Places of the table's cells, of its rows before its header. */
const fragmentsOf = ({ rows, columns }: Table) => [
  ...rows.flatMap(({ cells }) => cells.flatMap(({ fragments }) => fragments)),
  ...columns.flatMap(({ header }) => header.flatMap(({ fragments }) => fragments)),
];

/** What the entries set of tables, by table index, and which of them fit no table or column. */
export function tableDecisions(
  document: BudgetDocument,
  entries: readonly SettingEntry[],
): { tables: Map<number, DecidedTable>; unfit: SettingEntry[] } {
  const tables = new Map<number, DecidedTable>();
  const unfit: SettingEntry[] = [];
  for (const entry of entries) {
    const index = findTable(document, entry.table);
    const set = index === null ? null : settingOf(document.tables[index] as Table, entry);
    if (index === null || set === null) {
      unfit.push(entry);
      continue;
    }
    const known = tables.get(index) ?? { columns: new Map(), cells: [], fields: new Map() };
    tables.set(index, { ...known, ...set, columns: new Map([...known.columns, ...(set.columns ?? [])]) });
  }
  return { tables, unfit };
}

/** What the entry sets; null where it is of a column that the table has not, or no longer with these words. */
function settingOf(table: Table, entry: SettingEntry): Partial<DecidedTable> | null {
  if (entry.as === "kind") return { kind: entry.value };
  if (entry.as === "unit") return { unit: entry.value };
  const column = columnOf(table.columns, entry.column, entry.path);
  return column ? { columns: new Map([[column.index, meaningOf(entry.value, column)]]) } : null;
}

/** The column of these words: the one of the index, else the only one. */
function columnOf(columns: readonly Column[], index: number, path: readonly string[]): Column | null {
  const alike = columns.filter((column) => column.path.join("\n") === path.join("\n"));
  const [only, other] = alike;
  return alike.find((column) => column.index === index) ?? (other ? null : (only ?? null));
}

function meaningOf({ coordinates, dimension, ofWhich, ignore }: ColumnMeaning, column: Column): Meaning {
  if (ignore) return { role: "other" };
  if (dimension !== undefined) return { role: "dimension", dimension };
  return {
    role: "measure",
    coordinates: coordinates ?? column.coordinates ?? {},
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(ofWhich ? { ofWhich } : {}),
  };
}

/** The tables with a record of what a person set of them. */
export function withTableDecisions(
  tables: readonly Table[],
  document: BudgetDocument,
  entries: readonly TableEntry[],
): Table[] {
  const placed = entries.map((entry) => ({ entry, index: findTable(document, entry.table) }));
  return tables.map((table, index) => {
    const own = placed.filter((each) => each.index === index).map(({ entry }) => recordOf(entry));
    return own.length === 0 ? table : { ...table, decisions: own };
  });
}

function recordOf(entry: TableEntry): NonNullable<Table["decisions"]>[number] {
  const { by, at, as } = entry;
  return { by, at, set: as === "column" ? `column ${entry.column}` : as, value: settingText(entry) };
}

/** What was set, joined or begins with the row, in words. */
export function settingText(entry: TableEntry): string {
  if (entry.as === "joined") return entry.next.title || entry.next.table;
  if (entry.as === "parted") return entry.row.label;
  return typeof entry.value === "string" ? entry.value : JSON.stringify(entry.value);
}
