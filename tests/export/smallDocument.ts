import type {
  BudgetDocument,
  Cell,
  Column,
  Disclosure,
  Observation,
  Row,
  Table,
} from "../../src/contract/schema.ts";
import { formatAmount, parsePrinted } from "../../src/core/money.ts";
import { NOTHING } from "../../src/meaning/rowNames.ts";

/** Where the cell in `row` and `column` of a builder's table stands: rows 20 points high from y = 100, columns 90 wide. */
const cellBox = (row: number, column: number): [number, number, number, number] => [
  50 + 90 * column,
  100 + 20 * row,
  140 + 90 * column,
  120 + 20 * row,
];

export interface TableText {
  readonly id?: string;
  readonly kind?: Table["kind"];
  readonly title?: string;
  readonly pages?: readonly number[];
  /** Header paths, levels joined with `/`; a name column first, then measures. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table in yuan whose cells are read from their text: column 0 holds names, the others amounts. */
export function tableOf({
  id = "t01",
  kind = "expenditure",
  title = "支出总表",
  pages = [1],
  header,
  rows,
}: TableText): Table {
  const page = pages[0] ?? 1;
  return {
    id,
    kind,
    disclosure: 0,
    title,
    unit: "元",
    unitSource: "printed",
    pages: [...pages],
    columns: header.map(
      (path, index): Column => ({
        index,
        path: path.split("/"),
        header: path
          .split("/")
          .map((text) => ({ text, confidence: 1, fragments: [{ page, box: cellBox(0, index), text }] })),
        ...(index === 0 ? { role: "dimension", dimension: "function.name" } : { role: "measure" }),
      }),
    ),
    rows: rows.map(
      (texts, index): Row => ({
        index,
        kind: texts[0] === "合计" ? "total" : "detail",
        cells: texts.map((text, column) => cellOf(text, column > 0, page, cellBox(index + 1, column))),
      }),
    ),
    fields: [],
    joins: [],
  };
}

function cellOf(text: string, isMeasure: boolean, page: number, box: [number, number, number, number]): Cell {
  const printed = parsePrinted(text);
  return {
    text,
    ...(isMeasure && printed.kind === "amount" ? { amount: formatAmount(printed.value) } : {}),
    status: text === "" ? "blank" : "read",
    confidence: 0.99,
    fragments: [{ page, box, text }],
  };
}

const DISCLOSURE: Disclosure = {
  kind: "budget",
  level: "unit",
  year: 2024,
  department: "安阳市政务服务中心",
  departmentCode: "150003",
  region: { code: "410500", name: "安阳市" },
  pages: [1, 2],
};

/** A document of two pages with the given tables, one observation for every amount, and whatever else is given. */
export function documentOf(tables: readonly Table[], rest: Partial<BudgetDocument> = {}): BudgetDocument {
  return {
    schemaVersion: "1.2.0",
    source: {
      file: "budget.pdf",
      sha256: "ab".repeat(32),
      pageCount: 2,
      pages: [1, 2].map((number) => ({
        number,
        kind: "scan",
        width: 595,
        height: 842,
        rotation: 0,
        skew: 0,
        dpi: 200,
        tables: tables.filter(({ pages }) => pages.includes(number)).map(({ id }) => id),
        steps: [],
      })),
    },
    disclosure: DISCLOSURE,
    disclosures: [DISCLOSURE],
    tables: [...tables],
    observations: tables.flatMap(observationsOf),
    statements: [],
    prose: [],
    flags: [],
    ...rest,
  };
}

function observationsOf(table: Table): Observation[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, column): Observation[] => {
      const [fragment] = cell.fragments;
      if (cell.amount === undefined || fragment === undefined) return [];
      return [
        {
          ...NOTHING,
          functionNameStandard: null,
          departmentEconomicNameStandard: null,
          governmentEconomicNameStandard: null,
          table: table.id,
          row: row.index,
          column,
          direction: "expenditure",
          phase: "budget",
          year: 2024,
          nature: "total",
          fund: "all",
          origin: "all",
          aggregation: row.kind === "total" ? "total" : "detail",
          leaf: row.kind !== "total",
          functionName: row.cells[0]?.text ?? null,
          printed: cell.text,
          unit: "元",
          amountYuan: cell.amount,
          status: cell.status,
          confidence: cell.confidence,
          page: fragment.page,
          box: fragment.box,
        },
      ];
    }),
  );
}
