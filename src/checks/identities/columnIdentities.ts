import { isDash } from "../../core/money.ts";
import { normalise } from "../../core/text.ts";
import { addsUp } from "../../meaning/columns/addsUp.ts";
import { evaluate } from "../evaluate.ts";
import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";
import { type List, type ListRow, listsOf, partsIn } from "./lists.ts";

/** What the row tree says of every money column: a row is the sum of its parts, and no less than what stands under 其中. */
export function columnIdentities(terms: TableTerms): Identity[] {
  const lists = listsOf(terms.table);
  const shared = sharedTotals(lists, terms).filter((total) => !closesAlone(total, lists, terms));
  return [
    ...shared.flatMap((total) => sharedIdentity(total, lists, terms)),
    ...lists.flatMap((list) =>
      list.rows
        .filter(
          ({ index }) =>
            !shared.some(
              ({ row, lists: [first, last] }) =>
                row === index && lists.indexOf(list) >= first && lists.indexOf(list) <= last,
            ),
        )
        .flatMap((row) => [...sumsOf(row, list, terms), ...boundsOf(row, list, terms)]),
    ),
  ];
}

/** Where all of a whole lies under one part that repeats it, both are compared with what that part is made of. */
function sumsOf(whole: ListRow, list: List, terms: TableTerms): Identity[] {
  const parts = partsIn(list, whole.index);
  if (parts.length === 0 || !hasFigure(whole, list, terms)) return [];
  const [only, ...others] = parts;
  const inner = only && others.length === 0 ? partsIn(list, only.index) : [];
  const isPassed = list.rows.some(({ index }) => index === whole.parent && partsIn(list, index).length === 1);
  return [parts, inner]
    .filter((rows, at) => rows.length > 0 && !(at === 0 && isPassed))
    .flatMap((rows) => sumOf(whole, standingFor(rows, list, terms), list, terms));
}

function sumOf(whole: ListRow, standing: readonly ListRow[], list: List, terms: TableTerms): Identity[] {
  const isCoded = standing.every(({ code }) => code !== "") && (whole.code !== "" || isUniform(standing));
  return moneyOf(list, terms).flatMap((column): Identity[] => {
    const left = termsAt([whole], column, terms);
    const right = termsAt(standing, column, terms);
    if (left.length === 0 || right.length === 0) return [];
    if (saysNothing([whole], column, terms) || saysNothing(standing, column, terms)) return [];
    return [
      {
        rule: "SUM-COLUMN",
        relation: "sum",
        left,
        right,
        onMiss: "error",
        cluster: `${terms.table.id} total ${whole.index}`,
        basis: {
          reading: `rows ${terms.table.id} ${whole.index}`,
          sort: isCoded ? "codes" : `rows ${terms.table.id}`,
        },
      },
    ];
  });
}

/** A part of a whole that shrank may have shrunk less, or grown: changes have no bound. */
function boundsOf(part: ListRow, list: List, terms: TableTerms): Identity[] {
  const whole = list.rows.find(({ index }) => index === part.parent);
  if (!part.ofWhich || !whole) return [];
  return moneyOf(list, terms).flatMap((column): Identity[] => {
    if (terms.table.columns[column]?.coordinates?.phase === "change") return [];
    const [left, right] = [termsAt([whole], column, terms), termsAt([part], column, terms)];
    const cluster = `${terms.table.id} total ${whole.index}`;
    const basis = { reading: `of which ${terms.table.id} ${whole.index}`, sort: "of which" };
    return left.length === 0 || right.length === 0
      ? []
      : [{ rule: "OF-WHICH", relation: "bound", left, right, onMiss: "error", cluster, basis }];
  });
}

/** The rows that stand for `parts` in a sum: a heading without figures is stood for by what it heads. */
const standingFor = (parts: readonly ListRow[], list: List, terms: TableTerms): ListRow[] =>
  parts.flatMap((row) => {
    const inner = hasFigure(row, list, terms) ? [] : partsIn(list, row.index);
    return inner.length > 0 ? standingFor(inner, list, terms) : [row];
  });

/** Codes of one length: the rows of a total are all of one level. */
const isUniform = (rows: readonly ListRow[]): boolean =>
  new Set(rows.map(({ code }) => code.length)).size === 1;

/** The list's columns of money that adds up. */
const moneyOf = (list: List, { table }: TableTerms): number[] =>
  list.columns.filter((index) => {
    const column = table.columns[index];
    return column !== undefined && addsUp(column);
  });

const termsAt = (rows: readonly ListRow[], column: number, { cells }: TableTerms): Term[] =>
  rows.flatMap(({ index }) => cells[index]?.[column] ?? []);

/** Does the text layer print nothing there, or dashes? Then the money is not summed, or not broken down. */
const saysNothing = (rows: readonly ListRow[], column: number, { table, cells }: TableTerms): boolean =>
  rows.every(({ index }) => {
    const [term, text] = [cells[index]?.[column], table.rows[index]?.cells[column]?.text ?? ""];
    return !term || (term.trusted && (term.blank || isDash(text)));
  });

const hasFigure = ({ index }: ListRow, list: List, terms: TableTerms): boolean =>
  moneyOf(list, terms).some((column) => terms.cells[index]?.[column]?.blank === false);

/** A total under several lists at once, those from the first to the last. */
interface SharedTotal {
  readonly row: number;
  readonly lists: readonly [first: number, last: number];
}

/**
 * 公用经费合计 that spans from one list into the next has its amount in the last: it sums them all. So does one that
 * stands in the last of several lists under the head 公用经费.
 */
function sharedTotals(lists: readonly List[], { table }: TableTerms): SharedTotal[] {
  const heads = lists.map(({ columns: [first] }) => normalise(table.columns[first ?? -1]?.path[0] ?? ""));
  return lists.flatMap((list, last) =>
    list.rows
      .filter(({ kind }) => kind === "total" || kind === "subtotal")
      .flatMap(({ index }): SharedTotal[] => {
        const cells = table.rows[index]?.cells ?? [];
        const from = cells[list.columns[0] as number]?.coveredBy;
        const head = heads[last] ?? "";
        const isOfHead =
          head !== "" &&
          heads.lastIndexOf(head) === last &&
          list.columns.some((column) => normalise(cells[column]?.text ?? "").startsWith(head));
        const first =
          from?.row === index
            ? lists.findIndex(({ columns }) => columns.includes(from.column))
            : isOfHead
              ? heads.indexOf(head)
              : -1;
        return first >= 0 && first < last ? [{ row: index, lists: [first, last] }] : [];
      }),
  );
}

/** Do the rows of its own list add up to the total? Then the lists before it say the same money in other words. */
function closesAlone(
  { row, lists: [, last] }: SharedTotal,
  lists: readonly List[],
  terms: TableTerms,
): boolean {
  const list = lists[last] as List;
  const standing = standingFor(partsIn(list, row), list, terms);
  const own = list.rows
    .filter(({ index }) => index === row && standing.length > 0)
    .flatMap((whole) => sumOf(whole, standing, list, terms));
  return own.some((identity) => evaluate(identity).state === "exact");
}

function sharedIdentity(
  { row, lists: [first, last] }: SharedTotal,
  lists: readonly List[],
  terms: TableTerms,
): Identity[] {
  const [column, ...others] = moneyOf(lists[last] as List, terms);
  const left = column === undefined || others.length > 0 ? null : terms.cells[row]?.[column];
  const right = lists.slice(first, last + 1).flatMap((list) => {
    const roots = list.rows.filter(
      ({ index, parent, ofWhich, kind }) =>
        index !== row &&
        !ofWhich &&
        kind !== "total" &&
        (parent === null || parent === row || isTotal(list, parent)),
    );
    return moneyOf(list, terms).flatMap((at) => termsAt(roots, at, terms));
  });
  if (!left || right.length === 0) return [];
  const cluster = `${terms.table.id} total ${row}`;
  const basis = { reading: `rows ${terms.table.id} ${row}`, sort: "codes" };
  return [{ rule: "SUM-COLUMN", relation: "sum", left: [left], right, onMiss: "error", cluster, basis }];
}

const isTotal = (list: List, row: number): boolean =>
  list.rows.some(({ index, kind }) => index === row && kind === "total");
