import { describe, expect, test } from "vitest";
import { findTrueErrors, type TrueError } from "../../../bench/cities/findTrueErrors.ts";
import { flagKey, labelOf } from "../../../bench/cities/flagKey.ts";
import { judgeByTrueErrors } from "../../../bench/cities/judgeByTrueErrors.ts";
import { judgeFlags } from "../../../bench/cities/judgeFlags.ts";
import type { BudgetDocument, Flag } from "../../../src/contract/schema.ts";
import { dimension, money, sketch } from "../../checks/builder.ts";

const columns = [
  dimension("function.code", "科目编码"),
  dimension("function.name", "科目名称"),
  money("当年预算/小计"),
  money("当年预算/项目支出"),
];
const expenditure = {
  columns,
  rows: [
    ["total", "", "总计", "474.56", "474.56"],
    ["detail", "2014002", "一般行政 管理事务", "0.00", "458.00"],
  ],
} as const;

const document = sketch({ tables: [expenditure], prose: ["设备335.24万元，占固定资产总额的7.90%。"] });
const flag = (rule: Flag["rule"], cells: Flag["cells"], values: Flag["values"] = {}): Flag => ({
  id: `${rule}:x`,
  rule,
  severity: "error",
  message: "",
  messageZh: "",
  values,
  cells,
  page: 1,
});
const rowSum = flag("SUM-ROW", [{ table: "t01", row: 1, column: 2 }]);
const share = flag("STATEMENT-SHARE", [
  { statement: document.statements.findIndex(({ percent }) => percent !== undefined) },
]);

describe("flagKey", () => {
  test("is the rule, the page, the row's name, the column's last word and the printed figure", () => {
    expect(flagKey(rowSum, document)).toBe("SUM-ROW p1 一般行政管理事务 / 小计 = 0.00");
  });

  test("stays the same when a table before it is lost and a header word above it changes", () => {
    const shifted = sketch({
      tables: [
        expenditure,
        {
          columns: [...columns.slice(0, 2), money("支出总表/当年预算/小计"), money("当年预算/项目支出")],
          rows: [["total", "", "总计", "1", "1"], ["note"], expenditure.rows[1]],
        },
      ],
    });
    const moved = flag("SUM-ROW", [{ table: "t02", row: 2, column: 2 }]);
    expect(flagKey(moved, shifted)).toBe(flagKey(rowSum, document));
  });

  test("has the clause of a statement, and what the message is made from where no place is named", () => {
    expect(flagKey(share, document)).toBe("STATEMENT-SHARE p1 占固定资产总额的7.90%");
    const missing = flag("TABLE-MISSING", [], { case: "listed", title: "支出总表" });
    expect(flagKey(missing, document)).toBe("TABLE-MISSING p1 支出总表");
  });

  test("names a code only where no words stand left of the figure", () => {
    expect(labelOf(["201", "一般公共服务", "12.5"])).toBe("一般公共服务");
    expect(labelOf(["301", "12.5"])).toBe("301");
    expect(labelOf([])).toBe("");
  });
});

test("errors are parted by their verdict, those without one apart, and rules not evaluated are counted", () => {
  const judged: BudgetDocument = {
    ...document,
    flags: [
      rowSum,
      share,
      flag("SUM-ROW", [{ table: "t01", row: 0, column: 2 }]),
      { ...flag("NOT-EVALUATED", [], { case: "structure-open", rule: "SUM-COLUMN" }), severity: "info" },
      { ...flag("ROW-CUT", []), severity: "warning" },
    ],
  };
  const score = judgeFlags(judged, {
    [flagKey(rowSum, document)]: { true: true, why: "0.00 beside 458.00" },
    [flagKey(share, document)]: { true: false, why: "made up" },
  });
  expect([score.errors, score.true.length, score.false.length, score.unjudged.length]).toEqual([3, 1, 1, 1]);
  expect(score.errorsByRule).toEqual({ "SUM-ROW": 2, "STATEMENT-SHARE": 1 });
  expect(score.warnings).toBe(1);
  expect(score.notEvaluated).toEqual({ "SUM-COLUMN": 1 });
});

test("an error of the publisher is told by any place of a flag of its rule, on its page", () => {
  const error: TrueError = {
    document: "made-up",
    page: 1,
    rules: ["SUM-ROW"],
    labels: ["一般行政管理事务"],
    printed: "0.00",
    why: "0.00 beside 458.00",
  };
  const told = (flags: Flag[], wanted = error) =>
    findTrueErrors([wanted], () => ({ ...document, flags }))[0]?.told;
  const cluster = flag("SUM-ROW", [
    { table: "t01", row: 0, column: 2 },
    { table: "t01", row: 1, column: 2 },
  ]);
  expect(told([cluster])).toBe("error");
  expect(told([{ ...cluster, severity: "warning" }])).toBe("warning");
  expect(told([flag("SUM-COLUMN", rowSum.cells)])).toBeNull();
  expect(told([rowSum], { ...error, page: 2 })).toBeNull();
  expect(told([rowSum], { ...error, labels: ["其他信访事务支出"] })).toBeNull();
  expect(told([rowSum], { ...error, printed: "458.00" })).toBeNull();
});

test("flags that tell a known error of the publisher get its evidence as verdict, the others none", () => {
  const error: TrueError = {
    document: "made-up",
    page: 1,
    rules: ["SUM-ROW"],
    labels: ["一般行政管理事务"],
    printed: "0.00",
    why: "0.00 beside 458.00",
  };
  const flags = [rowSum, flag("SUM-ROW", [{ table: "t01", row: 0, column: 2 }])];
  const known = { "STATEMENT-SHARE p1 占固定资产总额的7.90%": { true: true, why: "7.80 %" } };
  expect(judgeByTrueErrors({ ...document, flags }, known, [error])).toEqual({
    ...known,
    [flagKey(rowSum, document)]: { true: true, why: "0.00 beside 458.00" },
  });
});
