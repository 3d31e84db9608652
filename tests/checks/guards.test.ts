import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import { raise } from "../../src/findings/raise.ts";
import { dimension, misread, money, sketch, type TableSketch } from "./builder.ts";

/** A list of `figures` under its total, column by column: the total first. Blank cells are ''. */
const listOf = (...columns: readonly (readonly string[])[]): TableSketch => ({
  kind: "project-expenditure",
  columns: [dimension("project.name"), ...columns.map((_, at) => money("甲乙丙丁戊己"[at] as string))],
  rows: (columns[0] as readonly string[]).map((_, row) => [
    row === 0 ? "total" : "detail",
    row === 0 ? "合计" : `项目${"子丑寅卯辰巳午未申酉戌亥"[row - 1]}`,
    ...columns.map((column) => column[row] as string),
  ]),
});

describe("a figure that both readers read alike and nothing else proves", () => {
  const statusAt = (confidence: number) =>
    checkDocument(
      misread(sketch({ tables: [listOf(["", "130.62"])] }), [0, 1, 1], {
        confidence,
        evidence: [{ kind: "reading", engine: "tesseract", text: "130.62", confidence: 0.9 }],
      }),
    ).tables[0]?.rows[1]?.cells[1]?.status;

  it("is proven where the first was sure, and not where it was unsure: both may miss what the crop lacks", () => {
    expect([0.85, 0.75].map(statusAt)).toEqual(["verified", "read"]);
  });
});

describe("a figure that one reader read and nothing proves", () => {
  it("is told of where its reader was less sure than 0.6", () => {
    const rulesAt = (confidence: number) =>
      checkDocument(
        misread(sketch({ tables: [listOf(["", "130.62"])] }), [0, 1, 1], { confidence }),
      ).flags.map(({ rule }) => rule);
    expect([0.5, 0.58, 0.62, 0.9].map(rulesAt)).toEqual([["CONFIDENCE"], ["CONFIDENCE"], [], []]);
  });
});

describe("rounding", () => {
  /** Twelve figures whose total misses by `cents`; two more columns add up, so that it is known how the list is read. */
  const missingBy = (cents: number) => {
    const figures = Array.from({ length: 12 }, (_, at) => 1037 + 211 * at);
    const total = figures.reduce((sum, figure) => sum + figure, 0);
    const column = (factor: number, miss: number) =>
      [total * factor + miss, ...figures.map((figure) => figure * factor)].map((amount) =>
        (amount / 100).toFixed(2),
      );
    const table = listOf(column(1, cents), column(3, 0), column(7, 0));
    return checkDocument(sketch({ tables: [table], pageKind: "text" })).flags.map(({ rule, severity }) => [
      rule,
      severity,
    ]);
  };

  it("excuses a miss of three standard deviations (√(13/12) units each) and no more", () => {
    expect(missingBy(2)).toEqual([["ROUNDING", "info"]]);
    expect(missingBy(3)).toEqual([["ROUNDING", "info"]]);
    expect(missingBy(5).map(([rule]) => rule)).toEqual(["SUM-COLUMN"]);
  });
});

describe("a last digit in a document whose sums all close to the last digit", () => {
  /** `count` rows of 合计 = 基本支出 + 项目支出, of which `misses` miss by 0.01. */
  const told = (count: number, misses: number, cents: (at: number) => number) => {
    const rows = Array.from({ length: count }, (_, at): TableSketch["rows"][number] => {
      const [basic, project] = [cents(at), cents(at + 40)];
      const total = basic + project + (at < misses ? 1 : 0);
      return ["detail", `项目${at}`, ...[total, basic, project].map((sum) => (sum / 100).toFixed(2))];
    });
    const table: TableSketch = {
      kind: "project-expenditure",
      columns: [
        dimension("project.name"),
        money("合计"),
        money("基本支出", { nature: "basic" }),
        money("项目支出", { nature: "project" }),
      ],
      rows,
    };
    return checkDocument(sketch({ tables: [table], pageKind: "text" })).flags.map(
      ({ rule, severity }) => `${rule} ${severity}`,
    );
  };
  const odd = (at: number): number => 10_037 + 211 * at;
  const round = (at: number): number => 10_000 + 200 * at;

  it("is not excused by rounding", () => {
    expect(told(40, 1, odd)).toEqual(["SUM-ROW warning"]);
  });

  it("is excused where others miss too, where few sums are printed, and where rounding changed no figure", () => {
    expect(told(40, 8, odd)).toEqual(["ROUNDING info"]);
    expect(told(12, 1, odd)).toEqual(["ROUNDING info"]);
    expect(told(40, 1, round)).toEqual(["ROUNDING info"]);
  });
});

describe("money of lost rows", () => {
  const ofCodes = (kind: "department-budget-detail" | "economic-classification-expenditure") => {
    return (...rows: TableSketch["rows"]): TableSketch => ({
      kind,
      columns: [dimension("departmentEconomic.code"), money("合计")],
      rows,
    });
  };
  const left = (amount: string) =>
    ofCodes("department-budget-detail")(["detail", "30101", amount], ["detail", "30102", "20.00"]);
  const whole = ofCodes("economic-classification-expenditure")(
    ["total", "合计", "150.00"],
    ["detail", "30101", "50.00"],
    ["detail", "30102", "20.00"],
    ["detail", "30206", "80.00"],
  );
  const toldOf = (table: TableSketch) => {
    const document = sketch({ tables: [table, whole] });
    const [torn, other] = document.tables as [(typeof document.tables)[0], (typeof document.tables)[0]];
    const gap = {
      id: "PAGES-MISSING:p1",
      ...raise("PAGES-MISSING", "row-end", { before: 1, after: 2, reasons: ["nothing-follows"], jumps: [] }),
      cells: [],
      page: 1,
      missing: { pages: [1, 2] as [number, number] },
    };
    const tables = [
      { ...torn, pages: [1, 2] },
      { ...other, pages: [3] },
    ];
    const { flags } = checkDocument({ ...document, tables, flags: [gap] });
    return flags.flatMap(({ missing }) => missing?.by ?? []).map(({ code, amount }) => [code, amount]);
  };

  it("is told by code against a table of the same money", () => {
    expect(toldOf(left("50.00"))).toEqual([["30206", "800000"]]);
  });

  it("is not told against a table that has less on some code: it is about other money", () => {
    expect(toldOf(left("73.21"))).toEqual([]);
  });
});

describe("names carried down", () => {
  it("a 小计 takes the unit of the rows above it, and none of their projects", () => {
    const { observations } = sketch({
      tables: [
        {
          kind: "project-expenditure",
          columns: [
            dimension("administrative.name"),
            dimension("project.name"),
            dimension("function.code"),
            money("合计"),
          ],
          rows: [
            ["detail", "某某中心", "甲项目", "2010399", "10.00"],
            ["detail", "", "乙项目", "2010399", "20.00"],
            ["subtotal", "", "小计", "", "30.00"],
          ],
        },
      ],
    });
    expect(
      observations.map((told) => [told.administrativeName, told.projectName, told.functionCode]),
    ).toEqual([
      ["某某中心", "甲项目", "2010399"],
      ["某某中心", "乙项目", "2010399"],
      ["某某中心", null, null],
    ]);
  });
});
