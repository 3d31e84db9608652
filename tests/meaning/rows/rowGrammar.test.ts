import { describe, expect, test } from "vitest";
import { rowTree } from "../../../src/meaning/rows/rowTree.ts";
import { type ColumnSketch, listOf, money, names } from "../../builders/listOf.ts";

/** By row: the label of the row that it is a part of, '-' for none; with 其中 where it does not count beside the others. */
function treeOf(
  sketch: readonly ColumnSketch[],
  text: string,
  indents?: readonly number[],
): { [label: string]: string } {
  const { columns, rows } = listOf(sketch, text);
  const placed = rows.map((row, at) => {
    const indent = indents?.[at];
    return indent === undefined ? row : { cells: row.cells.map((cell) => ({ ...cell, indent })) };
  });
  const labels = rowTree(placed, columns);
  const nameOf = (row: number | undefined): string =>
    row === undefined ? "-" : (rows[row]?.cells.find((cell) => cell.text !== "")?.text ?? "?");
  return Object.fromEntries(
    labels.map(({ parent, ofWhich }, row) => [
      nameOf(row),
      ofWhich ? `其中 ${nameOf(parent)}` : nameOf(parent),
    ]),
  );
}

const ITEMS = [names("item", "项目"), money("预算数")];
const CODED = [names("function.code", "科目编码"), names("function.name", "科目名称"), money("合计")];
const BODIES = [names("project.name", "支出项目类别（资金使用单位）"), money("合计")];

describe("without a figure, what is printed says which row is a part of which", () => {
  test("a code that goes on from the code above", () => {
    expect(treeOf(CODED, "201|甲\n20101|乙\n2010101|丙\n20102|丁\n208|戊")).toEqual({
      201: "-",
      20101: "201",
      2010101: "20101",
      20102: "201",
      208: "-",
    });
  });

  test("ordinals of the next level", () => {
    expect(treeOf(ITEMS, "一、甲\n（一）乙\n（二）丙\n二、丁")).toEqual({
      "一、甲": "-",
      "（一）乙": "一、甲",
      "（二）丙": "一、甲",
      "二、丁": "-",
    });
  });

  test("a total above its rows, and one below them", () => {
    expect(treeOf(ITEMS, "合计\n甲\n乙")).toEqual({ 合计: "-", 甲: "合计", 乙: "合计" });
    expect(treeOf(ITEMS, "甲|1\n乙\n合计")).toEqual({ 甲: "合计", 乙: "合计", 合计: "-" });
  });

  test("其中 after its whole, and what goes on with its ordinals", () => {
    expect(treeOf(ITEMS, "甲\n其中：乙\n丁")).toMatchObject({ "其中：乙": "其中 甲" });
    expect(treeOf(ITEMS, "甲\n其中：（1）乙\n（2）丙")).toEqual({
      甲: "-",
      "其中：（1）乙": "其中 甲",
      "（2）丙": "其中 甲",
    });
  });

  test("a body over what its money is for", () => {
    expect(treeOf(BODIES, "某某市某某局\n工资福利支出\n商品和服务支出")).toEqual({
      某某市某某局: "-",
      工资福利支出: "某某市某某局",
      商品和服务支出: "某某市某某局",
    });
  });

  test("the funds of a balance", () => {
    expect(treeOf(ITEMS, "上年结转\n一般公共预算\n政府性基金预算")).toEqual({
      上年结转: "-",
      一般公共预算: "上年结转",
      政府性基金预算: "上年结转",
    });
  });

  test("a label column further to the right, and back", () => {
    const columns = [names("other", "大类"), names("other", "科目"), money("金额")];
    expect(treeOf(columns, "货物\n|办公设备\n|家具\n工程\n|修缮")).toEqual({
      货物: "-",
      办公设备: "货物",
      家具: "货物",
      工程: "-",
      修缮: "工程",
    });
  });

  test("nothing where nothing speaks for it", () => {
    expect(treeOf(ITEMS, "甲\n乙\n丙")).toEqual({ 甲: "-", 乙: "-", 丙: "-" });
  });
});

describe("indentation, in text heights", () => {
  const ofB = (step: number) => treeOf(ITEMS, "甲\n乙\n丙", [0.2, 0.2 + step, 0.2]);

  test("a character further in is a part, half of one is none; as far out as the first is beside it", () => {
    expect(ofB(1)).toEqual({ 甲: "-", 乙: "甲", 丙: "-" });
    expect(ofB(2)).toEqual({ 甲: "-", 乙: "甲", 丙: "-" });
    expect(ofB(0.5)).toEqual({ 甲: "-", 乙: "-", 丙: "-" });
  });

  test("what stands under the words after 其中： goes on with them, within 0.4", () => {
    const third = (step: number) => treeOf(ITEMS, "甲\n其中：乙\n丙", [0.2, 2.2, 5.2 + step]).丙;
    expect([0, 0.3, 0.55].map(third)).toEqual(["其中 甲", "其中 甲", "甲"]);
  });

  test("what stands as far out as its whole does not go on with 其中", () => {
    expect(treeOf(ITEMS, "甲\n其中：乙\n丙", [0.2, 2.2, 0.2])).toMatchObject({ 丙: "-" });
  });
});

describe("figures", () => {
  test("a list that begins anew under a label is its part if it adds up; one that goes on is not", () => {
    expect(treeOf(ITEMS, "甲|12\n一、乙|5\n二、丙|7")).toEqual({ 甲: "-", "一、乙": "甲", "二、丙": "甲" });
    expect(treeOf(ITEMS, "甲\n一、乙\n二、丙")).toEqual({ 甲: "-", "一、乙": "-", "二、丙": "-" });
    expect(treeOf(ITEMS, "甲|12\n二、乙|5\n三、丙|7")).toEqual({ 甲: "-", "二、乙": "-", "三、丙": "-" });
  });

  test("bodies are no parts of what money is for because one digit adds up", () => {
    expect(treeOf(BODIES, "工资福利支出|9\n某某市某某局|4\n某某市某某中心|5")).toEqual({
      工资福利支出: "-",
      某某市某某局: "-",
      某某市某某中心: "-",
    });
  });

  test("items that nothing else parts are parts where three digits or more add up, and not where one does", () => {
    const under = (text: string) => treeOf(ITEMS, text).乙;
    expect(under("甲|9\n乙|4\n丙|5\n丁|6")).toBe("-");
    expect(under("甲|30.12\n乙|10.05\n丙|20.07\n丁|6.11")).toBe("甲");
  });

  test("rows that stand alike are no parts where three digits add up, and coded rows under a heading are", () => {
    expect(treeOf(ITEMS, "丁|9\n戊|9\n甲|123\n乙|51\n丙|72", [0.2, 2.2, 0.2, 0.2, 0.2])).toEqual({
      丁: "-",
      戊: "丁",
      甲: "-",
      乙: "-",
      丙: "-",
    });
    expect(treeOf(CODED, "基本支出||123\n301|甲|51\n302|乙|72")).toEqual({
      基本支出: "-",
      301: "基本支出",
      302: "基本支出",
    });
  });

  test("figures without a label are no part of the row above them", () => {
    expect(treeOf(ITEMS, "甲|5.31\n|7.42")).toMatchObject({ 甲: "7.42", "7.42": "-" });
  });
});

describe("lists of bodies and their projects, without indentation", () => {
  const PROJECTS = [
    names("administrative.code", "单位编码"),
    names("project.name", "单位（项目）名称"),
    money("项目金额"),
  ];

  test("a project whose parts stand under it holds them where they add up, among others that do not", () => {
    expect(
      treeOf(
        PROJECTS,
        `合计||9056120
         121|某某市某某局|9056120
         121001|某某市某某局|9056120
         |通用项目|2797300
         |物业管理项目|2207300
         |食堂服务|1310300
         |保洁服务|897000
         |委托咨询业务|590000
         |法律顾问服务|90000
         |安保服务|500000
         |专用项目|6258820
         |接待中心事务|1543820
         |接待中心办公|247000
         |接待中心津贴|146820
         |接待中心运维|1150000
         |热线事务|4715000`,
      ),
    ).toMatchObject({
      食堂服务: "物业管理项目",
      保洁服务: "物业管理项目",
      接待中心办公: "接待中心事务",
      接待中心津贴: "接待中心事务",
      接待中心运维: "接待中心事务",
      接待中心事务: "专用项目",
      热线事务: "专用项目",
    });
  });

  test("the last body's projects are its own, however short the list", () => {
    expect(
      treeOf(
        PROJECTS,
        `|合计|350.32
         125|某某市某某局|350.32
         125001|某某市某某中心|202.15
         |平台运行费|132.05
         |宣传经费|70.10
         125002|某某市某某支队|148.17
         |平台维护费|35.00
         |救援业务经费|40.00
         |演练经费|30.00
         |设备购置|43.17`,
      ),
    ).toMatchObject({
      125001: "125",
      平台运行费: "125001",
      宣传经费: "125001",
      125002: "125",
      平台维护费: "125002",
      救援业务经费: "125002",
      演练经费: "125002",
      设备购置: "125002",
    });
  });
});
