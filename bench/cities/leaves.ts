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
      const roots = totals.filter((total) => isRoot(total, totals, inList));
      return roots.map((root) => checkTotal(table, root, inList, roots));
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

const isWithin = (part: string, whole: string, everything: string): boolean =>
  part === whole || whole === everything || part.startsWith(`${whole}.`);

/** Parts of `fiscal`, which names three funds together. */
const FISCAL = ["general-public", "government-fund", "state-capital"];

/** Are the coordinates of `whole` at least as wide as those of `part` on every axis? */
function covers(whole: Observation, part: Observation): boolean {
  const fund =
    isWithin(part.fund, whole.fund, "all") ||
    (whole.fund === "fiscal" && FISCAL.some((name) => isWithin(part.fund, name, "all")));
  return fund && isWithin(part.nature, whole.nature, "total") && isWithin(part.origin, whole.origin, "all");
}

const isAlike = (a: Observation, b: Observation): boolean => covers(a, b) && covers(b, a);

/** A total is a root where no other column of its row covers it; of two alike, the one whose column sums others. */
function isRoot(
  total: LeafObservation,
  totals: readonly LeafObservation[],
  inList: readonly LeafObservation[],
): boolean {
  if (total.aggregation === "of-which") return false;
  const holdsLeaves = (column: number): boolean =>
    inList.some((observation) => observation.column === column && observation.leaf === true);
  return !totals.some((other) => {
    if (other.column === total.column || !isSameGroup(other, total) || !covers(other, total)) return false;
    return !isAlike(other, total) || (holdsLeaves(total.column) && !holdsLeaves(other.column));
  });
}

function checkTotal(
  table: Table,
  total: LeafObservation,
  inList: readonly LeafObservation[],
  roots: readonly LeafObservation[],
): TotalResult {
  const hasTwin = roots.some(
    (other) => other !== total && isSameGroup(other, total) && isAlike(other, total),
  );
  const leaves = inList.filter(
    (leaf) =>
      leaf.leaf === true &&
      isSameGroup(leaf, total) &&
      (hasTwin ? leaf.column === total.column : leaf.column === total.column || covers(total, leaf)),
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
