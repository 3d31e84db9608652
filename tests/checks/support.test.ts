import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import { dimension, money, sketch, type TableSketch } from "./builder.ts";

/** A column of a list: its total, and the two figures under it. */
type Sum = readonly [total: string, first: string, second: string];
const CLOSES: readonly Sum[] = [
  ["13.73", "6.31", "7.42"],
  ["29.38", "12.27", "17.11"],
  ["77.55", "31.44", "46.11"],
];
/** Far off, each by another amount, and not by one digit or a decimal point of any figure. */
const FAILS: readonly Sum[] = [
  ["61.37", "14.12", "15.93"],
  ["93.18", "22.35", "25.46"],
  ["84.69", "11.57", "17.78"],
];
const COPIES: readonly Sum[] = ["3.17", "4.28", "5.39", "6.41", "7.53"].map((text) => [text, text, ""]);

const listOf = (...sums: readonly Sum[]): TableSketch => ({
  kind: "project-expenditure",
  columns: [dimension("project.name"), ...sums.map((_, at) => money("甲乙丙丁戊己"[at] as string))],
  rows: (["合计", "子项目", "丑项目"] as const).map((name, row) => [
    row === 0 ? "total" : "detail",
    name,
    ...sums.map((sum) => sum[row] as string),
  ]),
});

/** What is told of the document's sums of rows and columns: the rule, and in how many places. */
function toldOf(table: TableSketch): string[] {
  const { flags } = checkDocument(sketch({ tables: [table], pageKind: "text" }));
  return flags.map(({ rule }) => rule);
}

const [OPEN, TOLD] = [["NOT-EVALUATED"], ["SUM-COLUMN"]];

describe("a sum that fails is told of where its list is known to be read right", () => {
  it("one other column that adds up shows too little, two show enough", () => {
    expect(toldOf(listOf(FAILS[0] as Sum, ...CLOSES.slice(0, 1)))).toEqual(OPEN);
    expect(toldOf(listOf(FAILS[0] as Sum, ...CLOSES.slice(0, 2)))).toEqual(TOLD);
  });

  it("a total that repeats its one part counts as a third of a sum", () => {
    expect(toldOf(listOf(FAILS[0] as Sum, ...COPIES.slice(0, 2)))).toEqual(OPEN);
    expect(toldOf(listOf(FAILS[0] as Sum, ...COPIES))).toEqual(TOLD);
  });

  it("of three columns that add up, one more that fails besides may be wrong too; two say that the list is read amiss", () => {
    expect(new Set(toldOf(listOf(...CLOSES, ...FAILS.slice(0, 2))))).toEqual(new Set(TOLD));
    expect(toldOf(listOf(...CLOSES, ...FAILS))).toEqual(OPEN);
  });
});

describe("classes over their items", () => {
  const CLASSES = ["205", "208", "210"];
  /** 201 that misses its items by far, and `count` classes that are the sums of theirs. */
  const classes = (count: number): TableSketch => ({
    kind: "expenditure",
    columns: [dimension("function.code"), money("合计")],
    rows: [
      ["subtotal", "201", "61.37"],
      ["detail", "2010101", "14.12"],
      ["detail", "2010199", "15.93"],
      ...CLASSES.slice(0, count).flatMap((code, at): TableSketch["rows"] => {
        const [total, first, second] = CLOSES[at] as Sum;
        return [
          ["subtotal", code, total],
          ["detail", `${code}0101`, first],
          ["detail", `${code}0199`, second],
        ];
      }),
    ],
  });

  it("one other class that is the sum of its items shows half a sum: three are needed", () => {
    expect([1, 2].map((count) => toldOf(classes(count)))).toEqual([OPEN, OPEN]);
    expect(toldOf(classes(3))).toEqual(TOLD);
  });
});
