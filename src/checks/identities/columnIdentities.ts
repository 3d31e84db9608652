import type { Severity } from "../../contract/vocabulary.ts";
import type { SumRule } from "../../findings/catalogue/figures.ts";
import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";
import { chooseWay } from "./chooseWay.ts";
import { type List, type ListRow, listsOf, PLAIN_LABEL } from "./lists.ts";

/** A row that is the sum of the rows of one of `ways`, in every column. */
interface RowSum {
  readonly total: ListRow;
  readonly ways: readonly (readonly ListRow[])[];
  readonly rule: SumRule;
  /** Does the row claim to be a sum, or does only its place suggest it? */
  readonly certain: boolean;
}

const CLOSING = /(?:合计|总计|小计)$/u;

/** What the order of the rows says of every column: 合计 = Σ details, 类 = Σ 款, 一、 = （一） + （二）. */
export function columnIdentities(terms: TableTerms): Identity[] {
  const lists = listsOf(terms.table);
  const shared = sharedTotals(lists, terms);
  const own = lists.map((list, at): List => {
    const taken = shared
      .filter(({ lists: [first, last] }) => at >= first && at <= last)
      .map(({ row }) => row);
    return { ...list, rows: list.rows.filter(({ index }) => !taken.includes(index)) };
  });
  return [
    ...shared.flatMap((total) => sharedIdentity(total, own, terms)),
    ...own.flatMap((list) => listIdentities(list, terms)),
  ];
}

/** A total under several lists at once, those from the first to the last. */
interface SharedTotal {
  readonly row: number;
  readonly lists: readonly [first: number, last: number];
}

/** 公用经费合计 that spans from one list into the next has its amount in the last: it sums them all. */
function sharedTotals(lists: readonly List[], { table }: TableTerms): SharedTotal[] {
  return lists.flatMap((list, last) =>
    list.rows.filter(isClosing).flatMap(({ index }): SharedTotal[] => {
      const from = table.rows[index]?.cells[list.columns[0] as number]?.coveredBy;
      const first = lists.findIndex(({ columns }) => from?.row === index && columns.includes(from.column));
      return first >= 0 && first < last ? [{ row: index, lists: [first, last] }] : [];
    }),
  );
}

function sharedIdentity(
  { row, lists: [first, last] }: SharedTotal,
  lists: readonly List[],
  { table, cells }: TableTerms,
): Identity[] {
  const moneyOf = ({ columns }: List) =>
    columns.filter((column) => table.columns[column]?.role === "measure");
  const [column, ...others] = moneyOf(lists[last] as List);
  const total = column === undefined || others.length > 0 ? null : cells[row]?.[column];
  const right = lists.slice(first, last + 1).flatMap((list) => {
    const { roots } = rowTree(list.rows.filter((entry) => !isClosing(entry) && !entry.ofWhich));
    return [...roots].flatMap(({ index }) => moneyOf(list).flatMap((at) => cells[index]?.[at] ?? []));
  });
  if (!total || right.length === 0) return [];
  const cluster = `${table.id} total ${row}`;
  return [{ rule: "SUM-COLUMN", relation: "sum", left: [total], right, onMiss: "error", cluster }];
}

function listIdentities(list: List, terms: TableTerms): Identity[] {
  const columns = list.columns.filter((column) =>
    list.rows.some(({ index }) => terms.cells[index]?.[column]),
  );
  const hasAmount = ({ index }: ListRow) =>
    columns.some((column) => terms.cells[index]?.[column]?.blank === false);
  const onMiss = isTree(list, terms) ? "error" : "warning";
  return rowSums(list, hasAmount).flatMap((sum) => inEveryColumn(sum, onMiss, columns, terms));
}

/**
 * Does something printed say which rows lie under which? Labels without ordinals in a table of unknown kind may be
 * headings and what they sum: 转移性收入, 上级补助收入.
 */
const isTree = ({ rows, columns }: List, { table }: TableTerms): boolean =>
  table.kind !== "unknown" ||
  !columns.some((column) => table.columns[column]?.dimension === "item") ||
  rows.some((row) => !isClosing(row) && (row.code !== "" || row.depth > PLAIN_LABEL));

function inEveryColumn(
  sum: RowSum,
  onMiss: Severity,
  columns: readonly number[],
  { table, cells }: TableTerms,
): Identity[] {
  const pick = (rows: readonly ListRow[], column: number): Term[] =>
    rows.flatMap(({ index }) => cells[index]?.[column] ?? []);
  // A part of a whole that shrank may have shrunk less, or grown.
  const compared = columns.filter(
    (column) => sum.rule !== "OF-WHICH" || table.columns[column]?.coordinates?.phase !== "change",
  );
  const ways = sum.ways.map((rows) =>
    compared.map(
      (column): Identity => ({
        rule: sum.rule,
        relation: sum.rule === "OF-WHICH" ? "bound" : "sum",
        left: pick([sum.total], column),
        right: pick(rows, column),
        onMiss: sum.certain ? onMiss : null,
        cluster: `${table.id} total ${sum.total.index}`,
      }),
    ),
  );
  return [...chooseWay(ways).best].filter(({ left, right }) => left.length > 0 && right.length > 0);
}

function rowSums(list: List, hasAmount: (row: ListRow) => boolean): RowSum[] {
  const { roots, children } = rowTree(list.rows.filter((row) => !isClosing(row) && !row.ofWhich));
  const sums: RowSum[] = [];
  const passed = new Set<ListRow>();
  /** Rows that stand for `rows` in a sum: a heading without figures is stood for by what lies under it. */
  const standing = (rows: readonly ListRow[]): ListRow[] =>
    rows.flatMap((row) => {
      const under = children.get(row) ?? [];
      return under.length > 0 && !hasAmount(row) ? standing(under) : [row];
    });
  /** `total` = Σ `ways`; where all of it lies under a single row, that row is a copy and is passed over. */
  const add = (total: ListRow, ways: readonly (readonly ListRow[])[], certain: boolean): void => {
    const [first = [], ...others] = ways.map(standing);
    const [single] = first;
    const under = single ? (children.get(single) ?? []) : [];
    if (first.length === 1 && single && under.length > 0) {
      sums.push({ total, ways: [first], rule: "SUM-COLUMN", certain });
      passed.add(single);
      add(total, [under], certain);
    } else {
      const all = [first, ...others].filter((rows) => rows.length > 0);
      if (all.length > 0) sums.push({ total, ways: all, rule: "SUM-COLUMN", certain });
    }
  };
  for (const closing of closings(list.rows, roots, hasAmount)) add(closing.total, closing.ways, true);
  for (const [parent, under] of children) {
    if (!passed.has(parent) && hasAmount(parent))
      add(parent, [under], parent.kind !== "detail" || parent.code !== "");
  }
  return [...sums, ...ofWhichRows(list.rows)];
}

const isClosing = ({ kind, label, code }: ListRow): boolean =>
  kind === "total" || (kind === "subtotal" && code === "" && CLOSING.test(label));

/** Which row lies under which, by depth; coded rows only under a code that theirs begins with. */
function rowTree(rows: readonly ListRow[]): { roots: Set<ListRow>; children: Map<ListRow, ListRow[]> } {
  const roots = new Set<ListRow>();
  const children = new Map<ListRow, ListRow[]>();
  const open: ListRow[] = [];
  for (const row of rows) {
    while (open.length > 0 && !canHold(open.at(-1) as ListRow, row)) open.pop();
    const parent = open.at(-1);
    if (!parent) roots.add(row);
    else if (children.has(parent)) children.get(parent)?.push(row);
    else children.set(parent, [row]);
    open.push(row);
  }
  return { roots, children };
}

function canHold(parent: ListRow, row: ListRow): boolean {
  if (parent.depth >= row.depth) return false;
  return parent.code === "" || row.code === "" || row.code.startsWith(parent.code);
}

interface Closing {
  readonly total: ListRow;
  readonly ways: readonly (readonly ListRow[])[];
}

/** The totals of a list, on top of it, at its end or between, each with the ways its sum may be meant. */
function closings(
  rows: readonly ListRow[],
  roots: Set<ListRow>,
  hasAmount: (row: ListRow) => boolean,
): Closing[] {
  const found: Closing[] = [];
  const before: ListRow[] = [];
  const subtotals: ListRow[] = [];
  let since: ListRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (!isClosing(row)) {
      if (roots.has(row)) {
        before.push(row);
        since.push(row);
      }
      continue;
    }
    if (!before.some(hasAmount)) {
      const after = rows.slice(at + 1);
      found.push({ total: row, ways: [after.filter((root) => roots.has(root)), after.filter(isClosing)] });
    } else {
      const last = found.at(-1)?.total;
      const carriedOn = last && row.kind === "total" ? [[last, ...since]] : [];
      found.push({ total: row, ways: [...carriedOn, since, [...before], [...subtotals]] });
    }
    if (row.kind === "subtotal") subtotals.push(row);
    since = [];
  }
  return found;
}

/** A row 其中 is part of the nearest row before it that is none. */
function ofWhichRows(rows: readonly ListRow[]): RowSum[] {
  return rows.flatMap((row, at) => {
    if (!row.ofWhich) return [];
    const whole = rows.slice(0, at).findLast(({ ofWhich }) => !ofWhich);
    return whole ? [{ total: whole, ways: [[row]], rule: "OF-WHICH", certain: true } as const] : [];
  });
}
