/** The stack as a careless hand leaves it: one table's pages shuffled among their places, one of them lost. */
import type { Piece, PrintedElement } from "./printedPages.ts";
import { createRandom, shuffle } from "./random.ts";
import type { Truth, TruthFlag, TruthRow, TruthTable } from "./truthSchema.ts";

const SEED = 410500;

/** Which table of the document is disordered, and which of its pages (from 1) is lost. */
export interface Disorder {
  readonly table: string;
  readonly lostPage: number;
}

/** The printed pages in the order of the disordered file; the lost one is not among them. */
export function disorderPages(truth: Truth, { table: id, lostPage }: Disorder): number[] {
  const { pages } = tableOf(truth, id);
  const kept = pages.filter((_, index) => index !== lostPage - 1);
  const shuffled = shuffle(kept, createRandom(SEED));
  const before = range(1, (pages[0] as number) - 1);
  const after = range((pages.at(-1) as number) + 1, truth.pageCount);
  return [...before, ...shuffled, ...after];
}

/**
 * The truth of the disordered file. `order` is what printed page stands at each place, `elements` what was
 * printed where, and so what is left of the rows that the lost page cuts.
 */
export function disorderTruth(
  truth: Truth,
  disorder: Disorder,
  order: readonly number[],
  elements: readonly PrintedElement[],
): Truth {
  const place = new Map(order.map((printed, index) => [printed, index + 1]));
  const move = (pages: readonly number[]): number[] => pages.flatMap((page) => place.get(page) ?? []);
  const table = tableOf(truth, disorder.table);
  const lost = table.pages[disorder.lostPage - 1] as number;
  const printedRows = printedRowsOf(truth, disorder.table, elements);
  const kept = table.rows.map((row, index) => withoutPage(row, printedRows[index] ?? [], lost));
  const newIndex = new Map<number, number>();
  kept.forEach((row, index) => {
    if (row !== null) newIndex.set(index, newIndex.size);
  });
  const rows = kept.filter((row) => row !== null).map((row) => ({ ...row, pages: move(row.pages) }));
  const before = place.get(table.pages[disorder.lostPage - 2] as number) as number;
  const after = place.get(table.pages[disorder.lostPage] as number) as number;
  const movedTable: TruthTable = { ...table, rows, pages: move(table.pages), joins: moveJoins(table, move) };
  return {
    ...truth,
    disclosure: { ...truth.disclosure, pages: range(1, order.length) },
    pageCount: order.length,
    tables: truth.tables.map((other) => (other === table ? movedTable : moveTable(other, move))),
    observations: truth.observations.flatMap((observation) => {
      if (observation.table !== table.id) return [observation];
      const row = newIndex.get(observation.row);
      if (row === undefined || !rows[row]?.cells[observation.column]?.amount) return [];
      return [{ ...observation, row, ...truncatedNames(observation, rows[row] as TruthRow, table) }];
    }),
    statements: truth.statements.map((statement) => ({
      ...statement,
      page: place.get(statement.page) as number,
    })),
    prose: truth.prose.map((block) => ({ ...block, page: place.get(block.page) as number })),
    flags: [...truth.flags, pagesMissing(before, after), pagesOrder(movedTable)],
  };
}

const pagesMissing = (before: number, after: number): TruthFlag => ({
  rule: "PAGES-MISSING",
  severity: "error",
  cells: [],
  missing: { pages: [before, after] },
  note: "one page of the table was left out between these two",
});

const pagesOrder = ({ title, pages }: TruthTable): TruthFlag => ({
  rule: "PAGES-ORDER",
  severity: "warning",
  cells: [],
  note: `${title}: the pages ${pages.join(", ")} of the file follow each other in this order`,
});

/** The row without what stood on the lost page: null if nothing is left, `incomplete` if half is. */
function withoutPage(row: TruthRow, printed: readonly (readonly Piece[])[], lost: number): TruthRow | null {
  if (!row.pages.includes(lost)) return row;
  if (row.pages.length === 1) return null;
  const left = printed.filter((pieces) => pieces.length > 0);
  let next = 0;
  const cells = row.cells.map((cell) => {
    if (cell.text === "") return cell;
    const pieces = left[next++] ?? [];
    if (!pieces.some(({ page }) => page === lost)) return cell;
    const { amount: _, percent: __, ...rest } = cell;
    return {
      ...rest,
      text: pieces
        .filter(({ page }) => page !== lost)
        .map(({ text }) => text.trim())
        .join(""),
    };
  });
  const isHead = row.pages[0] !== lost;
  return {
    ...row,
    cells,
    incomplete: isHead ? "head" : "tail",
    pages: row.pages.filter((page) => page !== lost),
  };
}

/** The names an observation of a half-lost row carries: what is left of them on the page. */
function truncatedNames(
  observation: Truth["observations"][number],
  row: TruthRow,
  table: TruthTable,
): Partial<Truth["observations"][number]> {
  if (row.incomplete === undefined) return {};
  const left = (dimension: string): string | null =>
    row.cells[table.columns.findIndex((column) => column.dimension === dimension)]?.text || null;
  return {
    administrativeCode: left("administrative.code"),
    administrativeName: left("administrative.name"),
    functionCode: left("function.code"),
    functionName: left("function.name"),
    departmentEconomicCode: left("departmentEconomic.code"),
    departmentEconomicName: left("departmentEconomic.name"),
    governmentEconomicCode: left("governmentEconomic.code"),
    governmentEconomicName: left("governmentEconomic.name"),
    projectName: left("project.name"),
    projectCategory: left("project.category"),
    projectType: left("project.type"),
    projectDescription: left("project.description"),
    ...(observation.projectType !== left("project.type") && { nature: "total" as const }),
  };
}

/** Neighbours that are both left stay joined; where the file has them apart, the join put them back in order. */
const moveJoins = (table: TruthTable, move: (pages: readonly number[]) => number[]): TruthTable["joins"] =>
  table.joins.flatMap(({ pages, kind }) => {
    const [before, after] = move(pages);
    if (before === undefined || after === undefined) return [];
    const isApart = after !== before + 1;
    return [{ pages: [before, after], kind: kind === "next-page" && isApart ? "reordered" : kind }];
  });

const moveTable = (table: TruthTable, move: (pages: readonly number[]) => number[]): TruthTable => ({
  ...table,
  pages: move(table.pages),
  rows: table.rows.map((row) => ({ ...row, pages: move(row.pages) })),
  joins: moveJoins(table, move),
});

function tableOf(truth: Truth, id: string): TruthTable {
  const table = truth.tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return table;
}

/** The printed rows of the table itself, its header left off. */
function printedRowsOf(truth: Truth, id: string, elements: readonly PrintedElement[]) {
  const printed = elements.filter((element) => element.kind === "table")[
    truth.tables.findIndex((t) => t.id === id)
  ];
  const count = tableOf(truth, id).rows.filter(({ kind }) => kind !== "note").length;
  return printed?.kind === "table" ? printed.rows.slice(printed.rows.length - count) : [];
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
