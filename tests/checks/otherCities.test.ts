import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { dimension, misread, money, sketch, type TableSketch } from "./builder.ts";

const CODES = [
  dimension("function.class", "类"),
  dimension("function.group", "款"),
  dimension("function.item", "项"),
  dimension("function.name", "科目名称"),
];
const NATURES = [
  money("本年支出合计", { origin: "current" }),
  money("基本支出", { nature: "basic" }),
  money("项目支出", { nature: "project" }),
  money("上缴上级支出", { nature: "superior-remittance" }),
];

/** 支出决算表 of a district: 合计 on top, a row for every 类 and 款, each figure rounded on its own. */
const FINAL_EXPENDITURE: TableSketch = {
  kind: "expenditure",
  columns: [...CODES, ...NATURES],
  rows: [
    ["total", "", "", "", "合计", "2940.05", "2336.91", "603.14"],
    ["subtotal", "201", "", "", "一般公共服务支出", "2106.66", "1503.52", "603.14"],
    ["subtotal", "201", "06", "", "财政事务", "2106.66", "1503.52", "603.14"],
    ["detail", "201", "06", "01", "行政运行", "1511.89", "1503.52", "8.37"],
    ["detail", "201", "06", "02", "一般行政管理事务", "10.00", "", "10.00"],
    ["detail", "201", "06", "07", "信息化建设", "135.25", "", "135.25"],
    ["detail", "201", "06", "08", "财政委托业务支出", "449.52", "", "449.52"],
    ["subtotal", "208", "", "", "社会保障和就业支出", "326.72", "326.72"],
    ["subtotal", "208", "05", "", "行政事业单位养老支出", "326.72", "326.72"],
    ["detail", "208", "05", "01", "行政单位离退休", "84.65", "84.65"],
    ["detail", "208", "05", "05", "机关事业单位基本养老保险缴费支出", "160.75", "160.75"],
    ["detail", "208", "05", "06", "机关事业单位职业年金缴费支出", "80.38", "80.38"],
    ["detail", "208", "05", "99", "其他行政事业单位养老支出", "0.94", "0.94"],
    ["subtotal", "210", "", "", "卫生健康支出", "60.99", "60.99"],
    ["subtotal", "210", "11", "", "行政事业单位医疗", "60.99", "60.99"],
    ["detail", "210", "11", "01", "行政单位医疗", "60.99", "60.99"],
    ["subtotal", "221", "", "", "住房保障支出", "445.69", "445.69"],
    ["subtotal", "221", "02", "", "住房改革支出", "445.69", "445.69"],
    ["detail", "221", "02", "01", "住房公积金", "187.19", "187.19"],
    ["detail", "221", "02", "03", "购房补贴", "258.50", "258.50"],
  ],
};

const SUMMARY_KINDS = ["detail", "detail", "detail", "detail", "subtotal", "detail", "total"] as const;

/** 收入支出决算总表: lists side by side that close twice, with the balance carried over in between. */
const FINAL_SUMMARY: TableSketch = {
  kind: "revenue-expenditure-summary",
  columns: [
    dimension("item", "收入/项目"),
    money("收入/决算数", { direction: "revenue", phase: "final-accounts" }),
    dimension("item", "支出/项目"),
    money("支出/决算数", { direction: "expenditure", phase: "final-accounts" }),
  ],
  lists: [
    { columns: [0, 1], kinds: SUMMARY_KINDS },
    { columns: [2, 3], kinds: SUMMARY_KINDS },
  ],
  labels: {
    "0 0": { coordinates: { fund: "general-public" } },
    "1 0": { coordinates: { fund: "other" } },
    "4 0": { coordinates: { origin: "current" } },
    "4 1": { coordinates: { origin: "current" } },
    "5 0": { coordinates: { origin: "carryover" } },
    "5 1": { coordinates: { nature: "closing-balance" } },
  },
  rows: [
    ["detail", "一、一般公共预算财政拨款收入", "2,940.05", "一、一般公共服务支出", "2,106.66"],
    ["detail", "二、其他收入", "6.20", "八、社会保障和就业支出", "326.71"],
    ["detail", "", "", "九、卫生健康支出", "60.99"],
    ["detail", "", "", "十九、住房保障支出", "445.69"],
    ["subtotal", "本年收入合计", "2,946.25", "本年支出合计", "2,940.05"],
    ["detail", "年初结转和结余", "49.14", "年末结转和结余", "55.34"],
    ["total", "总计", "2,995.39", "总计", "2,995.39"],
  ],
};

/** 财政拨款收入支出决算总表: the balance of the year's start is broken down by fund under its own line. */
const FINAL_FISCAL: TableSketch = {
  kind: "fiscal-appropriation-summary",
  columns: [
    dimension("item", "收入/项目"),
    money("收入/决算数", { direction: "revenue" }),
    dimension("item", "支出/项目"),
    money("支出/合计", { direction: "expenditure" }),
    money("支出/一般公共预算财政拨款", { direction: "expenditure", fund: "general-public" }),
    money("支出/政府性基金预算财政拨款", { direction: "expenditure", fund: "government-fund" }),
  ],
  lists: [
    { columns: [0, 1], kinds: ["detail", "detail", "subtotal", "detail", "detail", "detail", "total"] },
    { columns: [2, 3, 4, 5], kinds: ["detail", "detail", "subtotal", "detail", "detail", "detail", "total"] },
  ],
  rows: [
    ["detail", "一、一般公共预算财政拨款", "2940.05", "一、一般公共服务支出", "2106.66", "2106.66"],
    ["detail", "二、政府性基金预算财政拨款", "", "八、社会保障和就业支出", "833.39", "833.39"],
    ["subtotal", "本年收入合计", "2940.05", "本年支出合计", "2940.05", "2940.05"],
    ["detail", "年初财政拨款结转和结余", "21.63", "年末财政拨款结转和结余", "21.63", "21.63"],
    ["detail", "一、一般公共预算财政拨款", "21.63"],
    ["detail", "二、政府性基金预算财政拨款"],
    ["total", "总计", "2961.68", "总计", "2961.68", "2961.68"],
  ],
};

const statuses = (document: BudgetDocument) =>
  new Set(
    document.tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ amount, status }) => (amount === undefined ? [] : [status])),
      ),
    ),
  );
const told = ({ flags }: BudgetDocument) =>
  flags.map(({ rule, severity, cells }) => ({ rule, severity, cells }));

describe("final accounts with 类, 款 and 项", () => {
  it("closes every level and tells of the one sum that rounding keeps open", () => {
    const checked = checkDocument(sketch({ kind: "final-accounts", tables: [FINAL_EXPENDITURE] }));
    expect(told(checked)).toEqual([
      {
        rule: "ROUNDING",
        severity: "info",
        cells: [
          { table: "t01", row: 0, column: 4 },
          { table: "t01", row: 0, column: 5 },
        ],
      },
    ]);
    expect(statuses(checked)).toEqual(new Set(["verified"]));
  });

  it("keeps a last digit that the source prints in two ways, as info", () => {
    const checked = checkDocument(
      sketch({ kind: "final-accounts", tables: [FINAL_SUMMARY, FINAL_EXPENDITURE] }),
    );
    const lines = checked.flags.filter(({ rule }) => rule === "TABLES-LINE");
    expect(lines).toMatchObject([{ severity: "info", cells: [{ table: "t01", row: 1, column: 3 }] }]);
    expect(checked.flags.every(({ severity }) => severity === "info")).toBe(true);
    expect(statuses(checked)).toEqual(new Set(["verified"]));
  });

  it("finds a misread 款 between its 类 and its 项", () => {
    const checked = checkDocument(misread(sketch({ tables: [FINAL_EXPENDITURE] }), [0, 2, 6], "803.14"));
    expect(
      checked.flags.filter(({ severity }) => severity === "error").flatMap(({ cells }) => cells),
    ).toContainEqual({
      table: "t01",
      row: 2,
      column: 6,
    });
    expect(checked.tables[0]?.rows[2]?.cells[6]?.status).toBe("disputed");
  });
});

describe("two lists side by side", () => {
  it("closes 本年收入合计 over the lines and 总计 over it and the balance", () => {
    const checked = checkDocument(sketch({ kind: "final-accounts", tables: [FINAL_SUMMARY] }));
    expect(checked.flags).toEqual([]);
    expect(statuses(checked)).toEqual(new Set(["verified"]));
  });

  it("does not count a balance twice that is broken down by fund", () => {
    const checked = checkDocument(sketch({ kind: "final-accounts", tables: [FINAL_FISCAL] }));
    expect(checked.flags).toEqual([]);
    expect(statuses(checked)).toEqual(new Set(["verified"]));
  });

  it("tells when the two sides close differently, on whichever side", () => {
    const unequal = misread(
      misread(sketch({ tables: [FINAL_SUMMARY] }), [0, 6, 3], "2,990.39"),
      [0, 5, 3],
      "50.34",
    );
    expect(told(checkDocument(unequal))).toContainEqual({
      rule: "TWO-SIDES",
      severity: "error",
      cells: [{ table: "t01", row: 6, column: 1 }],
    });
  });
});

describe("tables in unlike units", () => {
  const IN_YUAN: TableSketch = {
    kind: "general-public-budget-basic-expenditure",
    unit: "元",
    columns: [
      dimension("departmentEconomic.class", "类"),
      dimension("departmentEconomic.name", "名称"),
      money("合计"),
      money("人员经费", { nature: "basic.personnel" }),
      money("公用经费", { nature: "basic.operating" }),
    ],
    rows: [
      ["detail", "301", "工资福利支出", "18,120,593.00", "18,120,593.00"],
      ["detail", "302", "商品和服务支出", "1,710,062.00", "", "1,710,062.00"],
      ["total", "", "合计", "19,830,655.00", "18,120,593.00", "1,710,062.00"],
    ],
  };

  it("takes prose for what it rounds to", () => {
    const checked = checkDocument(
      sketch({
        tables: [IN_YUAN],
        prose: ["# 机关运行经费预算", "2025年财政拨款的机关运行经费预算为171.01万元。"],
      }),
    );
    expect(checked.statements).toMatchObject([{ amount: "1710100", status: "verified" }]);
    expect(checked.flags).toEqual([]);
  });

  it("does not prove the finer figure by the coarser one", () => {
    const table: TableSketch = {
      ...IN_YUAN,
      columns: [dimension("departmentEconomic.name"), money("公用经费", { nature: "basic.operating" })],
      rows: [["total", "合计", "1,710,062.00"]],
    };
    const checked = checkDocument(sketch({ tables: [table], prose: ["公用经费171.01万元。"] }));
    expect(checked.statements[0]?.status).toBe("verified");
    expect(checked.tables[0]?.rows[0]?.cells[1]?.status).toBe("read");
  });

  it("tells when prose states another amount than the table it speaks of", () => {
    const checked = checkDocument(
      sketch({ tables: [IN_YUAN], prose: ["# 基本支出", "基本支出1983.09万元。"] }),
    );
    expect(told(checked)).toEqual([{ rule: "STATEMENT", severity: "warning", cells: [{ statement: 0 }] }]);
    expect(checked.statements[0]?.status).toBe("disputed");
  });
});

describe("a page with a text layer", () => {
  const listOf = (total: string): TableSketch => ({
    columns: [
      dimension("project.name"),
      money("合计", { phase: "budget" }),
      money("合计", { phase: "prior-year-budget" }),
    ],
    rows: [
      ["total", "合计", total, "13.73"],
      ["detail", "甲项目", "4.00", "6.31"],
      ["detail", "乙项目", "5.00", "7.42"],
    ],
  });

  it("says that the source errs where the same list adds up in the other columns", () => {
    const shown = {
      ...listOf("11.37"),
      columns: [...listOf("").columns, money("预算", { phase: "adjusted-budget" })],
    };
    const rows = shown.rows.map((row, at) => [...row, ["9.99", "4.44", "5.55"][at] ?? ""] as const);
    const checked = checkDocument(sketch({ tables: [{ ...shown, rows }], pageKind: "text" }));
    expect(told(checked)).toEqual([
      { rule: "SUM-COLUMN", severity: "error", cells: [{ table: "t01", row: 0, column: 1 }] },
    ]);
    expect(checked.flags[0]?.values).toMatchObject({ blame: "source" });
  });

  it("does not check a sum that nothing else shows, unless one other digit would close it", () => {
    const rows = (total: string) => listOf(total).rows.map((row) => row.slice(0, 3) as unknown as typeof row);
    const single = (total: string): TableSketch => ({
      columns: listOf("").columns.slice(0, 2),
      rows: rows(total),
    });
    const flagsOf = (total: string) =>
      checkDocument(sketch({ tables: [single(total)], pageKind: "text" })).flags;
    expect(flagsOf("11.37")).toMatchObject([{ rule: "NOT-EVALUATED", severity: "info" }]);
    expect(flagsOf("9.80")).toMatchObject([{ rule: "SUM-COLUMN", severity: "warning" }]);
  });

  it("disputes nothing where a text layer prints the figures", () => {
    const rows: TableSketch["rows"] = [
      ["total", "合计", "10.00"],
      ["detail", "甲项目", "4.00"],
      ["detail", "乙项目", "5.00"],
    ];
    const table: TableSketch = { columns: [dimension("project.name"), money("合计")], rows };
    const checked = checkDocument(sketch({ tables: [table], pageKind: "text" }));
    expect(statuses(checked)).toEqual(new Set(["read"]));
    const scanned = checkDocument(sketch({ tables: [table] }));
    expect(statuses(scanned)).toEqual(new Set(["disputed"]));
  });
});

describe("headers", () => {
  it("does not add 人员经费 to the 基本支出 that holds it, nor 机关运行经费 to 三公", () => {
    const flat: TableSketch = {
      columns: [
        dimension("function.code"),
        money("合计"),
        money("基本支出", { nature: "basic" }),
        money("人员经费", { nature: "basic.personnel" }),
        money("公用经费", { nature: "basic.operating" }),
        money("项目支出", { nature: "project" }),
      ],
      rows: [["detail", "2010301", "10", "7", "4", "3", "3"]],
    };
    const threePublic: TableSketch = {
      kind: "three-public-expenses",
      columns: [
        money("合计", { nature: "three-public.total" }),
        money("因公出国(境)费", { nature: "three-public.abroad" }),
        money("公务接待费", { nature: "three-public.reception" }),
        money("机关运行经费", { nature: "agency-operating" }),
      ],
      rows: [["detail", "3", "1", "2", "171.01"]],
    };
    const checked = checkDocument(sketch({ tables: [flat, threePublic] }));
    expect(checked.flags).toEqual([]);
    const [first, second] = checked.tables;
    expect(first?.rows[0]?.cells.slice(1).map(({ status }) => status)).toEqual(Array(5).fill("verified"));
    expect(second?.rows[0]?.cells.map(({ status }) => status)).toEqual([
      "verified",
      "verified",
      "verified",
      "read",
    ]);
  });

  it("adds up 预算数 and 决算数 apart", () => {
    const phases = (
      item: string,
      nature: "three-public.total" | "three-public.abroad" | "three-public.reception",
    ) => [
      money(`${item}/预算数`, { nature, phase: "adjusted-budget" }),
      money(`${item}/决算数`, { nature, phase: "final-accounts" }),
    ];
    const table: TableSketch = {
      kind: "three-public-expenses",
      columns: [
        ...phases("合计", "three-public.total"),
        ...phases("因公出国(境)费", "three-public.abroad"),
        ...phases("公务接待费", "three-public.reception"),
      ],
      rows: [["detail", "5", "3", "4", "1", "1", "2"]],
    };
    const checked = checkDocument(sketch({ kind: "final-accounts", tables: [table] }));
    expect(checked.flags).toEqual([]);
    expect(statuses(checked)).toEqual(new Set(["verified"]));
  });

  it("holds 其中 to no more than its whole", () => {
    const table = (part: string): TableSketch => ({
      columns: [
        dimension("project.name"),
        money("一般公共预算/小计"),
        money("一般公共预算/其中：财政拨款", {}, { ofWhich: true }),
      ],
      rows: [["detail", "甲项目", "8", part]],
    });
    expect(checkDocument(sketch({ tables: [table("3")] })).flags).toEqual([]);
    expect(told(checkDocument(sketch({ tables: [table("9")] })))).toMatchObject([
      { rule: "OF-WHICH", severity: "warning" },
    ]);
  });
});

describe("a table of one fund's revenue, expenditure and balances", () => {
  const FISCAL: TableSketch = {
    kind: "fiscal-appropriation-summary",
    columns: [
      dimension("item", "支出/项目"),
      money("支出/政府性基金预算财政拨款", { direction: "expenditure", fund: "government-fund" }),
    ],
    rows: [
      ["detail", "城乡社区支出", "1620.00"],
      ["subtotal", "本年支出合计", "1620.00"],
      ["detail", "年末财政拨款结转和结余", "180.00"],
      ["total", "总计", "1800.00"],
    ],
  };
  const fundTable = (spent: string): TableSketch => ({
    kind: "government-fund-expenditure",
    columns: [
      ...CODES,
      money("年初结转和结余", { origin: "carryover", direction: "revenue" }),
      money("本年收入", { origin: "current", direction: "revenue" }),
      money("本年支出", { origin: "current", direction: "expenditure" }),
    ],
    rows: [["total", "", "", "", "合计", "300.00", "1500.00", spent]],
  });
  const told = (spent: string) =>
    checkDocument(sketch({ tables: [FISCAL, fundTable(spent)] }))
      .flags.filter(({ rule }) => rule === "TABLES-TOTAL")
      .flatMap(({ cells }) => cells.map((place) => "column" in place && place.column));

  it("is compared with the summary by what was spent, not by what came in", () => {
    expect(told("1620.00")).toEqual([]);
    expect(told("1630.00")).toContain(6);
  });
});
