import type { BudgetDocument, Flag, Fragment, Place } from "../contract/schema.ts";
import { union } from "../core/geometry.ts";
import type { Finding } from "./findings.ts";

/** The findings as flags after those already raised, all in the order of the document, each with its own id. */
export function toFlags(
  document: BudgetDocument,
  findings: readonly Finding[],
  raised: readonly Flag[],
): Flag[] {
  const fragments = fragmentsOf(document);
  const fresh = findings.map((finding): Flag => {
    const { rule, severity, message, messageZh, values, places, page, missing, proposal } = finding;
    return {
      id: "",
      rule,
      severity,
      message,
      messageZh,
      values,
      cells: [...places],
      ...(page === undefined ? {} : { page }),
      ...boxOf(fragments(places[0])),
      ...(missing && { missing }),
      ...(proposal && { proposal }),
    };
  });
  const counts = new Map<string, number>();
  return [...fresh, ...raised]
    .sort((a, b) => compareKeys(sortKey(a), sortKey(b)))
    .map((flag) => {
      if (raised.includes(flag)) return flag;
      const id = idOf(flag);
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      return { ...flag, id: count === 1 ? id : `${id}#${count}` };
    });
}

function idOf({ rule, cells: [first], page }: Flag): string {
  if (first && "row" in first) return `${rule}:${first.table}:${first.row}:${first.column}`;
  return page === undefined ? rule : `${rule}:p${page}`;
}

/** Table, row, column, then rule; what stands in no table comes last, by page. */
function sortKey({ rule, cells: [first], page = 0, message }: Flag): (string | number)[] {
  const inTable = first && "table" in first;
  const table = inTable ? first.table : "";
  const row = first && "row" in first ? first.row : -1;
  const column = first && "row" in first ? first.column : first && "field" in first ? first.field : -1;
  const statement = first && "statement" in first ? first.statement : -1;
  return [inTable ? 0 : 1, table.length, table, row, column, page, statement, rule, message];
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] as string | number;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

type Where = Pick<Fragment, "page" | "box">;

function fragmentsOf(document: BudgetDocument): (place: Place | undefined) => readonly Where[] {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  return (place) => {
    if (!place) return [];
    if ("statement" in place) return document.statements.slice(place.statement, place.statement + 1);
    const table = tables.get(place.table);
    const printed = "row" in place ? table?.rows[place.row]?.cells[place.column] : table?.fields[place.field];
    return printed?.fragments ?? [];
  };
}

/** Where the first page of the fragments shows them. */
function boxOf(fragments: readonly Where[]): Partial<Where> {
  const [first] = fragments;
  if (!first) return {};
  const box = union(fragments.filter(({ page }) => page === first.page).map(({ box }) => box));
  return { page: first.page, box: [...box] };
}
