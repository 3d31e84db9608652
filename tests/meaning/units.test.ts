import { beforeAll, describe, expect, it } from "vitest";
import type { BudgetDocument } from "../../src/index.ts";
import { amountsLike, knownAmounts, plain, readKnown } from "../builders/knownAmounts.ts";
import { readPrinted } from "../builders/printDisclosure.ts";

describe.each([
  ["county_yuan", "a county that begins with 元 is no unit"],
  ["unit_below", "the unit stands in a note under the table"],
  ["unit_hundred", "hundreds of yuan"],
  ["unit_million", "millions of yuan"],
  ["row_label_units", "rows of yuan, people, square metres and percent in a table of 万元"],
  ["counts_unmarked", "a column says what each row is measured in"],
  ["counts_in_money_table", "counts under the money"],
])("%s: %s", (name) => {
  let document: BudgetDocument;
  beforeAll(async () => {
    document = await readKnown(name);
  });

  it("gives every amount in yuan, and none where there is none", () => {
    const known = knownAmounts(name);
    expect(amountsLike(known, document)).toEqual(known);
  });

  it("accuses nobody", () =>
    expect(document.flags.filter(({ severity }) => severity === "error")).toEqual([]));
});

it("a count says so, and is in no observation", async () => {
  const { tables, observations } = await readKnown("row_label_units");
  const [table] = tables;
  const units = Object.fromEntries(
    (table?.rows ?? []).map(({ cells }) => [plain(cells[0]?.text ?? ""), cells[1]?.unit]),
  );
  expect(units).toMatchObject({
    机关运行经费: undefined,
    "人均公用经费(元)": "元",
    "在职人数(人)": "count",
    "公用经费占比(%)": "%",
  });
  expect(observations.some(({ item }) => item?.includes("在职人数"))).toBe(false);
  expect(observations.filter(({ item }) => item?.includes("人均")).map(({ unit }) => unit)).toEqual([
    "元",
    "元",
  ]);
});

describe("a column of units beside one of quantities", () => {
  const amountsOf = (grid: string): (string | undefined)[] =>
    readPrinted([{ table: { title: "2025年政府采购预算表", right: "单位：元", grid } }]).tables.flatMap(
      ({ rows }) => rows.map(({ cells }) => cells.at(-1)?.amount),
    );

  it("counts these, and says nothing of the money", () => {
    const grid =
      "采购项目|计量单位|采购数量|采购金额\n 台式计算机|台|45|216,000.00\n 保洁服务|年|1|83,994.00";
    expect(amountsOf(grid)).toEqual(["216000", "83994"]);
  });

  it("nor of a column that names its own unit of money, quantities or none", () => {
    const grid = "采购项目|计量单位|采购金额（万元）\n 防火服|套|6.40\n 苗木|株|36.00";
    expect(amountsOf(grid)).toEqual(["64000", "360000"]);
  });

  it("is what the figures are measured in where there is none", () => {
    const grid = "项目|计量单位|2025年预算\n 经费|万元|12.00\n 在职人数|人|45";
    expect(amountsOf(grid)).toEqual(["120000", undefined]);
  });

  it("nor do 台（套） and dashes, or counts behind a label, of the money of a table that has its unit", () => {
    const grid =
      "项目|行次|计量单位|数量|账面原值\n 房屋|1|平方米|9|9,000.00\n 设备|2|台（套）|4|880.00\n 车辆（台、套）|3|—|3|108.50\n 其他|4|台、辆|2|20.00";
    expect(amountsOf(grid)).toEqual(["9000", "880", "108.5", "20"]);
  });

  it("nor a column of counts alone beside its one column of money", () => {
    const grid = "项目|计量单位|金额\n 固定资产|—|9,880.00\n 房屋|平方米|9,000.00\n 设备|台（套）|880.00";
    expect(amountsOf(grid)).toEqual(["9880", "9000", "880"]);
  });
});

describe("what stands in brackets behind a label", () => {
  const amountsOf = (rows: string): (string | undefined)[] =>
    readPrinted([
      { table: { title: "2025年项目支出预算表", right: "单位：万元", grid: `项目名称|合计\n ${rows}` } },
    ]).tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.at(-1)?.amount));

  it("measures nothing where the figures add up to the total", () =>
    expect(
      amountsOf("合计|330.00\n 空调（台）|100.00\n 党建经费（元）|110.00\n 差旅费（人次）|120.00"),
    ).toEqual(["3300000", "1000000", "1100000", "1200000"]));

  it("measures what the total leaves out", () =>
    expect(
      amountsOf(
        "合计|210.00\n 空调|100.00\n 党建经费|110.00\n 人均公用经费（元）|800.00\n 在职人数（人）|45",
      ),
    ).toEqual(["2100000", "1000000", "1100000", "800", undefined]));
});

it("the unit that the cover names for all tables is that of those that print none", () => {
  const grid = "项目名称|合计\n 合计|210.00\n 空调|100.00\n 经费|110.00";
  const { tables, flags } = readPrinted([
    { prose: ["某镇2024年度部门预算", "（本套表格金额单位除特别注明外均为万元）"] },
    { table: { title: "项目支出预算表", grid } },
    { table: { title: "项目支出表", right: "单位：元", grid } },
  ]);
  expect(tables.map(({ unit, unitSource }) => [unit, unitSource])).toEqual([
    ["万元", "printed"],
    ["元", "printed"],
  ]);
  expect(flags.filter(({ rule }) => rule.startsWith("UNIT"))).toEqual([]);
});
