import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument, Flag } from "../../src/contract/schema.ts";
import { Exact, formatAmount } from "../../src/core/money.ts";
import { raise } from "../../src/findings/raise.ts";
import { dimension, money, sketch, type TableSketch } from "./builder.ts";
import { documentFromTruth } from "./fromTruth.ts";

interface Line {
  readonly unit: string;
  readonly functional: string;
  readonly economic: string;
  /** 万元 hundredths. */
  readonly cents: number;
}

const ECONOMIC = ["30101", "30102", "30201", "30206", "30302"];
const FUNCTIONAL = ["2010399", "2080505", "2101101"];
const UNITS = ["150001", "150003"];

const printed = (cents: number): string => new Exact(cents).dividedBy(100).toFixed(2);
const yuan = (cents: number): string => formatAmount(new Exact(cents).times(100));
const sum = (lines: readonly Line[]): number => lines.reduce((total, { cents }) => total + cents, 0);

const details = (lines: readonly Line[], total: number | null): TableSketch => ({
  kind: "department-budget-detail",
  columns: [
    dimension("administrative.code"),
    dimension("function.code"),
    dimension("departmentEconomic.code"),
    money("合计"),
  ],
  rows: [
    ...(total === null ? [] : [["total", "合计", "", "", printed(total)] as const]),
    ...lines.map(
      ({ unit, functional, economic, cents }) =>
        ["detail", unit, functional, economic, printed(cents)] as const,
    ),
  ],
});

/** The table that adds the lines up by one of their codes. */
function summary(
  kind: "economic-classification-expenditure" | "expenditure" | "revenue",
  lines: readonly Line[],
  key: "economic" | "functional" | "unit",
): TableSketch {
  const name = (
    { economic: "departmentEconomic.code", functional: "function.code", unit: "administrative.code" } as const
  )[key];
  const codes = [...new Set(lines.map((line) => line[key]))];
  return {
    kind,
    columns: [dimension(name), money("总计")],
    rows: [
      ["total", "合计", printed(sum(lines))],
      ...codes.map(
        (code) => ["detail", code, printed(sum(lines.filter((line) => line[key] === code)))] as const,
      ),
    ],
  };
}

/** The document with its first table on two pages (more with more gaps) between which others are missing. */
function torn(document: BudgetDocument, gapCount = 1): BudgetDocument {
  const pages = Array.from({ length: gapCount + 1 }, (_, index) => index + 1);
  const gaps = pages.slice(1).map(
    (after): Flag => ({
      id: `PAGES-MISSING:p${after - 1}`,
      ...raise("PAGES-MISSING", "row-end", {
        before: after - 1,
        after,
        reasons: ["nothing-follows"],
        jumps: [],
      }),
      cells: [],
      page: after - 1,
      missing: { pages: [after - 1, after] },
    }),
  );
  const tables = document.tables.map((table, at) => ({ ...table, pages: at === 0 ? pages : [gapCount + 2] }));
  return { ...document, tables, flags: gaps };
}

const lineArbitrary = fc.record({
  unit: fc.constantFrom(...UNITS),
  functional: fc.constantFrom(...FUNCTIONAL),
  economic: fc.constantFrom(...ECONOMIC),
  cents: fc.integer({ min: 100, max: 999_999 }),
});
const linesArbitrary = fc
  .array(lineArbitrary, { minLength: 4, maxLength: 16 })
  .filter((lines) => new Set(lines.map(({ economic }) => economic)).size > 1);

const lostBy = (lost: readonly Line[], key: "economic" | "functional" | "unit") =>
  [...new Set(lost.map((line) => line[key]))]
    .sort()
    .map((code) => ({ code, amount: yuan(sum(lost.filter((line) => line[key] === code))) }));
const codesOf = (flag: Flag | undefined) => flag?.missing?.by?.map(({ code, amount }) => ({ code, amount }));

describe("rows lost with a page", () => {
  it("are told to the fen by economic code on the flag of the gap, whatever they are", () => {
    fc.assert(
      fc.property(
        linesArbitrary,
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (lines, at, count, hasTotal) => {
          const start = at % (lines.length - 1);
          const lost = lines.slice(start, start + count);
          const left = lines.filter((line) => !lost.includes(line));
          fc.pre(left.length > 0);
          const document = torn(
            sketch({
              tables: [
                details(left, hasTotal ? sum(lines) : null),
                summary("economic-classification-expenditure", lines, "economic"),
              ],
            }),
          );
          const checked = checkDocument(document);
          const gap = checked.flags.find(({ rule }) => rule === "PAGES-MISSING");
          expect(codesOf(gap)).toEqual(lostBy(lost, "economic"));
          expect(gap?.missing?.amount).toBe(yuan(sum(lost)));
          expect(gap?.missing?.pages).toEqual([1, 2]);
          expect(checkDocument(checked)).toEqual(checked);
        },
      ),
      { numRuns: 200, seed: 165 },
    );
  });

  it("are told by function and by unit too, each against the table that has them", () => {
    const lines: Line[] = [
      { unit: "150001", functional: "2010399", economic: "30201", cents: 4000 },
      { unit: "150001", functional: "2080505", economic: "30101", cents: 2823 },
      { unit: "150003", functional: "2010399", economic: "30206", cents: 8000 },
      { unit: "150003", functional: "2101101", economic: "30102", cents: 1288 },
    ];
    const lost = lines.slice(1, 3);
    const tables = [
      details([lines[0] as Line, lines[3] as Line], sum(lines)),
      summary("economic-classification-expenditure", lines, "economic"),
      summary("expenditure", lines, "functional"),
      summary("revenue", lines, "unit"),
    ];
    const { flags } = checkDocument(torn(sketch({ tables })));
    expect(
      flags.flatMap(({ rule, severity, missing }) =>
        missing ? [[rule, severity, missing.by?.[0]?.dimension]] : [],
      ),
    ).toEqual([
      ["PAGES-MISSING", "error", "departmentEconomic.code"],
      ["ROWS-MISSING", "info", "administrative.code"],
      ["ROWS-MISSING", "info", "function.code"],
    ]);
    const told = flags.filter(({ missing }) => missing);
    expect(told.map(codesOf)).toEqual([
      lostBy(lost, "economic"),
      lostBy(lost, "unit"),
      lostBy(lost, "functional"),
    ]);
  });

  it("are told once for all gaps of a table, since nothing says which of them holds what", () => {
    const lines: Line[] = ECONOMIC.map((economic, at) => ({
      unit: "150003",
      functional: "2010399",
      economic,
      cents: 1000 * (at + 1),
    }));
    const tables = [
      details([lines[0], lines[2], lines[4]] as Line[], sum(lines)),
      summary("economic-classification-expenditure", lines, "economic"),
    ];
    const { flags } = checkDocument(torn(sketch({ tables }), 2));
    expect(flags.filter(({ rule }) => rule === "PAGES-MISSING").map(({ missing }) => missing)).toEqual([
      { pages: [1, 2] },
      { pages: [2, 3] },
    ]);
    const [told, ...others] = flags.filter(({ rule }) => rule === "ROWS-MISSING");
    expect(others).toEqual([]);
    expect(told).toMatchObject({ severity: "error", missing: { pages: [1, 3], amount: "600000" } });
    expect(codesOf(told)).toEqual([
      { code: "30102", amount: "200000" },
      { code: "30206", amount: "400000" },
    ]);
    expect(told?.message).toContain("lacks 60 万元 in 2 places");
  });

  it("come to no codes where a row whose code is lost has part of the money", () => {
    const lines: Line[] = [4000, 1200, 8000].map((cents, at) => ({
      unit: "150003",
      functional: "2010399",
      economic: ECONOMIC[at] as string,
      cents,
    }));
    const uncoded = { ...(lines[1] as Line), economic: "" };
    const tables = [
      details([lines[0] as Line, uncoded], sum(lines)),
      summary("economic-classification-expenditure", lines, "economic"),
    ];
    const { flags } = checkDocument(torn(sketch({ tables })));
    expect(flags.find(({ rule }) => rule === "PAGES-MISSING")?.missing).toEqual({
      pages: [1, 2],
      amount: "800000",
    });
  });

  it("come to an amount where only the table's own total tells of them", () => {
    const lines: Line[] = [{ unit: "150003", functional: "2010399", economic: "30201", cents: 4000 }];
    const { flags } = checkDocument(torn(sketch({ tables: [details(lines, 5234)] })));
    const gap = flags.find(({ rule }) => rule === "PAGES-MISSING");
    expect(gap?.missing).toEqual({ pages: [1, 2], amount: "123400" });
  });
});

describe("nothing is told", () => {
  const line = (economic: string, cents: number): Line => ({
    unit: "150003",
    functional: "2010399",
    economic,
    cents,
  });
  const lines = [line("30101", 4321), line("30101", 3065), line("30206", 8000)];

  it("of a last digit that rounding explains", () => {
    const rounded = [line("30101", 7387), line("30206", 8000)];
    const tables = [
      details(lines, sum(rounded)),
      summary("economic-classification-expenditure", rounded, "economic"),
    ];
    const { flags } = checkDocument(torn(sketch({ tables })));
    expect(flags.filter(({ missing }) => missing?.amount !== undefined)).toEqual([]);
  });

  it("by a table of other money: another total, more of some code, or lines that lack themselves", () => {
    const whole = summary("economic-classification-expenditure", lines, "economic");
    const other = summary(
      "economic-classification-expenditure",
      [...lines, line("30302", 99900)],
      "economic",
    );
    const less = {
      ...whole,
      rows: whole.rows.map((row) => (row[1] === "30101" ? (["detail", "30101", "1"] as const) : row)),
    };
    const partial = { ...whole, rows: whole.rows.filter((row) => row[1] !== "30206") };
    for (const table of [other, less, partial]) {
      const { flags } = checkDocument(torn(sketch({ tables: [details(lines.slice(1), sum(lines)), table] })));
      expect(flags.flatMap(({ missing }) => missing?.by ?? [])).toEqual([]);
    }
  });
});

describe("without a gap", () => {
  it("the codes on which the sample's 部门预算表 falls short are told beside the sum that fails", () => {
    const told = checkDocument(documentFromTruth()).flags.filter(({ rule }) => rule === "ROWS-MISSING");
    expect(told.map(({ severity, missing }) => [severity, missing?.amount, missing?.by?.length])).toEqual([
      ["info", "1650400", 11],
      ["info", "1650400", 3],
    ]);
    expect(told[0]?.missing?.pages).toEqual([null, null]);
  });
});
