import type { BudgetDocument, Flag, Observation, Row, Table } from "../../src/contract/schema.ts";
import { type Exact, Exact as ExactNumber, parsePrinted } from "../../src/core/money.ts";
import { yuanIn } from "../../src/core/units.ts";

/** The printed totals of a document, and those to which the leaves under them do not add up. */
export interface LeafScore {
  readonly totals: number;
  /** Tables of a known kind with a total row that are left out, because a sum of theirs is flagged or not evaluated. */
  readonly tablesOpen: number;
  /** Closed only because each printed figure is rounded on its own. */
  readonly rounded: number;
  readonly exceptions: readonly string[];
}

/** Fields of the contract that older output does not have. */
type LeafObservation = Observation & { readonly leaf?: boolean };

/**
 * Adds up the leaf observations under every printed total of the tables that have a known kind and whose own sums close.
 * Null where the output does not tell leaves.
 */
export function addLeaves(document: BudgetDocument): LeafScore | null {
  const observations = document.observations as readonly LeafObservation[];
  if (observations.length > 0 && observations.every(({ leaf }) => leaf === undefined)) return null;
  const open = openTables(document);
  const known = document.tables.filter(({ kind }) => kind !== "unknown");
  const results = known
    .filter(({ id }) => !open.has(id))
    .flatMap((table) =>
      checkTable(
        table,
        observations.filter((observation) => observation.table === table.id),
      ),
    );
  return {
    totals: results.length,
    tablesOpen: known.filter((table) => open.has(table.id) && hasTotal(table)).length,
    rounded: results.filter(({ closes }) => closes === "rounded").length,
    exceptions: results.filter(({ closes }) => closes === "no").map(({ sentence }) => sentence),
  };
}

/** Tables of which a sum is accused, or was not evaluated. */
function openTables({ flags }: BudgetDocument): ReadonlySet<string> {
  const isSum = ({ rule, severity, values }: Flag): boolean => {
    if (rule === "NOT-EVALUATED") return typeof values.rule === "string" && values.rule.startsWith("SUM");
    return severity !== "info" && rule.startsWith("SUM");
  };
  const places = flags.filter(isSum).flatMap(({ cells }) => cells);
  return new Set(places.flatMap((place) => ("table" in place ? place.table : [])));
}

const hasTotal = (table: Table): boolean => table.rows.some((row) => totalsOf(row, table).length > 0);

interface TotalResult {
  readonly closes: "exactly" | "rounded" | "no";
  readonly sentence: string;
}

/** Checks each total row of a table, in each list of it, under each column that no other column of the group covers. */
function checkTable(table: Table, observations: readonly LeafObservation[]): TotalResult[] {
  return table.rows.flatMap((row) =>
    totalsOf(row, table).flatMap((columns) => {
      const inList = observations.filter(({ column }) => columns.has(column));
      const totals = inList.filter((observation) => observation.row === row.index);
      return totals
        .filter((total) => isRoot(table, total, inList))
        .map((root) => checkTotal(table, root, inList));
    }),
  );
}

/** The columns of each list in which the row is a total. */
function totalsOf(row: Row, table: Table): ReadonlySet<number>[] {
  const lists = row.labels ?? [{ columns: table.columns.map(({ index }) => index), kind: row.kind }];
  return lists.filter(({ kind }) => kind === "total").map(({ columns }) => new Set(columns));
}

const isSameGroup = (a: Observation, b: Observation): boolean =>
  a.direction === b.direction && a.phase === b.phase && a.year === b.year;

/** Is the column the other one, or below it in the tree of columns? */
function isOf(table: Table, column: number, whole: number): boolean {
  if (column === whole) return true;
  const parent = table.columns[column]?.parent;
  return parent !== undefined && isOf(table, parent, whole);
}

/** A total is a root where its column is a part of no other and holds leaves, or where no column of its row holds any. */
function isRoot(table: Table, total: LeafObservation, inList: readonly LeafObservation[]): boolean {
  const column = table.columns[total.column];
  if (column?.parent !== undefined || column?.ofWhich) return false;
  const leaves = inList.filter((other) => other.leaf === true && isSameGroup(other, total));
  return leaves.length === 0 || leaves.some((leaf) => isOf(table, leaf.column, total.column));
}

function checkTotal(table: Table, total: LeafObservation, inList: readonly LeafObservation[]): TotalResult {
  const leaves = inList.filter(
    (leaf) => leaf.leaf === true && isSameGroup(leaf, total) && isOf(table, leaf.column, total.column),
  );
  const under = leaves.filter(({ row }) => isUnder(table, row, total.row));
  const counted = under.length > 0 ? under : leaves;
  const sum = counted.reduce((yuan, { amountYuan }) => yuan.plus(amountYuan), new ExactNumber(0));
  const miss = sum.minus(total.amountYuan).abs();
  const slack = quantumOf(total)
    .times(counted.length + 1)
    .dividedBy(2);
  const closes = miss.isZero() ? "exactly" : miss.lte(slack) ? "rounded" : "no";
  const words = table.columns[total.column]?.path.join("/") ?? "";
  const where = `p${total.page} ${table.title}, row ${total.row}, ${words}`;
  return {
    closes,
    sentence: `${where}: ${total.amountYuan}, ${counted.length} leaves make ${sum.toFixed()}`,
  };
}

/** Yuan of one unit in the last printed place. */
function quantumOf({ printed, unit }: Observation): Exact {
  const figure = parsePrinted(printed);
  const places = figure.kind === "amount" ? figure.places : 0;
  return new ExactNumber(10).pow(-places).times(yuanIn(unit));
}

/** Is `row` below `ancestor` in the row tree? */
function isUnder(table: Table, row: number, ancestor: number): boolean {
  const seen = new Set<number>();
  let parents = parentsOf(table.rows[row]);
  while (parents.length > 0) {
    if (parents.includes(ancestor)) return true;
    const fresh = parents.filter((parent) => !seen.has(parent));
    for (const parent of fresh) seen.add(parent);
    parents = fresh.flatMap((parent) => parentsOf(table.rows[parent]));
  }
  return false;
}

/** The row that a row is a part of, in any of its lists. */
function parentsOf(row: Row | undefined): number[] {
  const entries = row === undefined ? [] : [row, ...(row.labels ?? [])];
  return entries.flatMap(({ parent }) => parent ?? []);
}
