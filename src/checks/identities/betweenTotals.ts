import type { Severity } from "../../contract/vocabulary.ts";
import type { Identity, Term } from "../types.ts";
import { chooseWay } from "./chooseWay.ts";
import { type Figures, find, type Query } from "./figures.ts";

/** Totals of unlike tables that are one and the same figure, or a sum of others. */
interface TotalRule {
  readonly left: Query;
  /** Every way the figure may be printed elsewhere: the queries of one way are added up. */
  readonly ways: readonly (readonly Query[])[];
  /** Null where only some documents hold to it. */
  readonly onMiss: Severity | null;
}

const SUMMARY = "revenue-expenditure-summary";
const FISCAL = "fiscal-appropriation-summary";
const GENERAL = "general-public-budget-expenditure";
const BASIC = "general-public-budget-basic-expenditure";
const CLOSING = ["total", "subtotal"];

/**
 * A table of all expenditure speaks of all money; one of 财政拨款支出 is of the same kind, and of less. Columns of what is
 * carried over beside those of this year are a part of the table's money. What came in (本年收入) is not what was spent.
 */
const expenditureOf = (kind: Query["kind"], nature: string): Query => ({
  kind,
  nature,
  direction: "expenditure",
  aggregation: "total",
  origin: ["all", "current"],
  ...(kind === "expenditure" ? { fund: "all" } : {}),
});
/** The columns of 财政拨款收支总表 that a table of one fund repeats: 本年支出合计 or 支出总计. */
const fiscalColumn = (fund: string): readonly Query[][] => [
  [{ kind: FISCAL, direction: "expenditure", fund, aggregation: "total" }],
  [{ kind: FISCAL, direction: "expenditure", fund, aggregation: "subtotal" }],
];

/**
 * A summary prints its total with and without the balance carried over, and 决算 tables repeat the latter: both
 * are ways. What a table of one fund or nature totals stands in the tables of all of them as one column.
 */
const TOTALS: readonly TotalRule[] = [
  {
    // Some show the balance carried over in a table of its own only, so the summary may lack it.
    left: { kind: "revenue", fund: "all", origin: ["all", "current"], aggregation: "total" },
    ways: CLOSING.map((aggregation) => [{ kind: SUMMARY, direction: "revenue", fund: "all", aggregation }]),
    onMiss: "warning",
  },
  {
    left: expenditureOf("expenditure", "total"),
    ways: CLOSING.map((aggregation) => [
      { kind: SUMMARY, direction: "expenditure", nature: "total", aggregation },
    ]),
    onMiss: "error",
  },
  {
    left: { kind: "economic-classification-expenditure", nature: "total", fund: "all", aggregation: "total" },
    ways: [
      [expenditureOf("expenditure", "total")],
      [{ kind: SUMMARY, direction: "expenditure", aggregation: "total" }],
    ],
    onMiss: "warning",
  },
  {
    left: { kind: "department-budget-detail", nature: "total", fund: "all", aggregation: "total" },
    ways: [
      [expenditureOf("expenditure", "total")],
      [{ kind: SUMMARY, direction: "expenditure", aggregation: "total" }],
    ],
    onMiss: "warning",
  },
  { left: expenditureOf(GENERAL, "total"), ways: fiscalColumn("general-public"), onMiss: "warning" },
  {
    left: expenditureOf("government-fund-expenditure", "total"),
    ways: fiscalColumn("government-fund"),
    onMiss: "warning",
  },
  {
    left: expenditureOf("state-capital-operating-expenditure", "total"),
    ways: fiscalColumn("state-capital"),
    onMiss: "warning",
  },
  // Equal where the fiscal appropriation is all the money there is.
  { left: expenditureOf(GENERAL, "total"), ways: [[expenditureOf("expenditure", "total")]], onMiss: null },
  {
    left: { kind: FISCAL, direction: "expenditure", fund: "fiscal", aggregation: "total" },
    ways: [[{ kind: SUMMARY, direction: "expenditure", aggregation: "total" }]],
    onMiss: null,
  },
  {
    left: expenditureOf(BASIC, "basic"),
    ways: [
      [expenditureOf(GENERAL, "basic")],
      [expenditureOf(GENERAL, "basic.personnel"), expenditureOf(GENERAL, "basic.operating")],
    ],
    onMiss: "error",
  },
  {
    left: expenditureOf(BASIC, "basic.personnel"),
    ways: [
      [expenditureOf(GENERAL, "basic.personnel")],
      [expenditureOf(GENERAL, "basic.personnel.wages"), expenditureOf(GENERAL, "basic.personnel.household")],
    ],
    onMiss: "error",
  },
  {
    left: expenditureOf(BASIC, "basic.operating"),
    ways: [
      [expenditureOf(GENERAL, "basic.operating")],
      [
        expenditureOf(GENERAL, "basic.operating.goods-services"),
        expenditureOf(GENERAL, "basic.operating.capital"),
      ],
    ],
    onMiss: "error",
  },
  // 公开06 prints 人员经费合计 and 公用经费合计, and no total of both.
  {
    left: expenditureOf(GENERAL, "basic"),
    ways: [[expenditureOf(BASIC, "basic.personnel"), expenditureOf(BASIC, "basic.operating")]],
    onMiss: "error",
  },
  // The running costs of a public-service unit are not counted as 机关运行经费.
  {
    left: { kind: "three-public-expenses", nature: "agency-operating" },
    ways: [[expenditureOf(BASIC, "basic.operating")], [expenditureOf(GENERAL, "basic.operating")]],
    onMiss: null,
  },
  // Some list every project, some only those above a limit.
  {
    left: {
      kind: "project-expenditure",
      nature: "project",
      fund: "all",
      origin: "all",
      aggregation: "total",
    },
    ways: [[expenditureOf("expenditure", "project")], [expenditureOf(GENERAL, "project")]],
    onMiss: null,
  },
];

/** The totals of different tables of one disclosure that must agree. */
export function betweenTotals(figures: Figures, disclosure: number): Identity[] {
  return TOTALS.flatMap(({ left, ways, onMiss }, rule) =>
    find(figures, left).flatMap(({ term, meaning }) => {
      const sums = ways.flatMap((queries) => {
        const addends = queries.map((query) => find(figures, query).at(0)?.term);
        return addends.every((addend) => addend !== undefined) ? [addends] : [];
      });
      const cluster = `${disclosure} totals ${rule} ${meaning.table}`;
      const identity = (right: readonly Term[]): Identity[] => [
        { rule: "TABLES-TOTAL", relation: "sum", left: [term], right, onMiss, cluster },
      ];
      return chooseWay(sums.map(identity)).best;
    }),
  );
}
