import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { treesOf } from "../../../src/meaning/trees.ts";
import { type ColumnSketch, listOf, money, names } from "../../builders/listOf.ts";

/** By row: its kind, and the first text of the row that it is a part of. */
function treeOf(sketch: readonly ColumnSketch[], text: string): string[] {
  const { columns, rows } = listOf(sketch, text);
  const [list] = treesOf(rows, columns).lists;
  const nameOf = (row: number): string => rows[row]?.cells.find((cell) => cell.text !== "")?.text ?? "";
  return (list?.labels ?? []).map(({ kind, parent, ofWhich }) =>
    [kind, ofWhich ? "of which" : "", parent === undefined ? "" : `< ${nameOf(parent)}`]
      .filter(Boolean)
      .join(" "),
  );
}

const ITEMS = [names("item", "项目"), money("预算数")];
const CODED = [names("function.code", "科目编码"), names("function.name", "科目名称"), money("合计")];

describe("the rows of a list are one tree", () => {
  test("classes hold their items by code, the total on top holds the classes", () => {
    expect(
      treeOf(
        CODED,
        `|合计|150.37
         201|一般公共服务支出|100.12
         20101|人大事务|100.12
         2010101|行政运行|60.05
         2010199|其他人大事务支出|40.07
         208|社会保障和就业支出|50.25`,
      ),
    ).toEqual([
      "total",
      "subtotal < 合计",
      "subtotal < 201",
      "detail < 20101",
      "detail < 20101",
      "detail < 合计",
    ]);
  });

  test("codes filled up with zeros are those of their class or group", () => {
    expect(
      treeOf(
        CODED,
        `|合计|1105.00
         2010000|一般公共服务支出|1105.00
         2013600|其他共产党事务支出|1105.00
         2013601|行政运行|705.00
         2013602|一般行政管理事务|400.00`,
      ),
    ).toEqual(["total", "subtotal < 合计", "subtotal < 2010000", "detail < 2013600", "detail < 2013600"]);
  });

  const BY_UNIT = [
    names("administrative.code", "单位编码"),
    names("administrative.name", "单位名称"),
    ...CODED,
    money("项目支出"),
  ];

  test.each([
    ["printed once, its cell spanning its rows", ""],
    ["printed on each row", "105002|市图书馆"],
  ])("a unit beside what its money is for is no row of its own: %s", (_, again) => {
    const unit = again === "" ? "|" : again;
    expect(
      treeOf(
        BY_UNIT,
        `合计||||900.00|300.00
         105001|市文化馆|2070101|行政运行|200.00|
         ${again === "" ? "|" : "105001|市文化馆"}|2070109|群众文化|100.00|100.00
         105002|市图书馆|2070104|图书馆|400.00|
         ${unit}|2070199|其他文化支出|200.00|200.00`,
      ),
    ).toEqual(["total", "detail < 合计", "detail < 合计", "detail < 合计", "detail < 合计"]);
  });

  test("a group that prints no unit where all its rows do holds the one row under it", () => {
    expect(
      treeOf(
        [names("project.name", "项目名称"), ...BY_UNIT.slice(0, 2), money("合计"), money("一般公共预算")],
        `合计|||7086.00|6966.00
         本级支出项目|||6146.00|6066.00
         市容环境整治|031001|城市管理局|2660.00|2660.00
         广告监管|031001|城市管理局|1850.00|1850.00
         公厕管养|031001|城市管理局|1636.00|1556.00
         对下级转移支付项目|||940.00|900.00
         照明设施运行|031002|环卫中心|940.00|900.00`,
      ),
    ).toEqual([
      "total",
      "subtotal < 合计",
      "detail < 本级支出项目",
      "detail < 本级支出项目",
      "detail < 本级支出项目",
      "subtotal < 合计",
      "detail < 对下级转移支付项目",
    ]);
  });

  test("a group without a number holds the one numbered row under it, though bodies differ from row to row", () => {
    expect(
      treeOf(
        [
          ...[names("other", "序号"), names("project.name", "项目名称")],
          ...[...BY_UNIT.slice(0, 2), money("合计"), money("一般公共预算")],
        ],
        `|合计|||900.00|700.00
         |本级支出项目|||600.00|400.00
         1|河道清淤|410001|区水务局|600.00|400.00
         |对下转移支付项目|||300.00|300.00
         2|泵站维修|410002|区水利站|300.00|300.00`,
      ),
    ).toEqual([
      "total",
      "subtotal < 合计",
      "detail < 本级支出项目",
      "subtotal < 合计",
      "detail < 对下转移支付项目",
    ]);
  });

  test("小计 under the only row of a unit is its sum", () => {
    expect(
      treeOf(
        BY_UNIT,
        `105001|市公证处|2040650|事业运行|181.20|
         ||小计||181.20|
         105002|市图书馆|2070104|图书馆|400.00|
         ||2070199|其他文化支出|200.00|200.00
         ||小计||600.00|200.00
         ||合计||781.20|200.00`,
      ),
    ).toEqual([
      "detail < 小计",
      "subtotal < 合计",
      "detail < 小计",
      "detail < 小计",
      "subtotal < 合计",
      "total",
    ]);
  });

  test("a unit holds its functions where their codes share a column with the units'", () => {
    expect(
      treeOf(
        [
          names("function.class", "类"),
          names("function.group", "款"),
          names("function.item", "项"),
          names("administrative.code", "单位代码"),
          names("other", "单位名称（功能分类科目名称）"),
          money("合计"),
        ],
        `||||合计|45.21
         |||412|湘洲县水利局|45.21
         |||412007|自来水管理站|45.21
         213|||213|农林水支出|30.17
         213|03||21303|水利|30.17
         213|03|01|412007|行政运行|20.05
         213|03|06|412007|水利工程运行与维护|10.12
         221|||221|住房保障支出|15.04
         221|02||22102|住房改革支出|15.04
         221|02|01|412007|住房公积金|15.04`,
      ),
    ).toEqual([
      "total",
      "subtotal < 合计",
      "subtotal < 412",
      "subtotal < 412007",
      "subtotal < 213",
      "detail < 213",
      "detail < 213",
      "subtotal < 412007",
      "subtotal < 221",
      "detail < 221",
    ]);
  });

  test("schools and towns are units among functions, and what a project is for in a column of projects", () => {
    const text = `101001|第一中学|100.12
       2050204|高中教育|60.05
       2210201|住房公积金|40.07
       101002|石桥镇|50.25
       2050202|小学教育|30.12
       2080505|养老保险|20.13`;
    const coded = [names("function.code", "编码"), names("function.name", "单位（科目）名称"), money("合计")];
    expect(treeOf(coded, text)).toEqual([
      ...["department", "detail < 101001", "detail < 101001"],
      ...["department", "detail < 101002", "detail < 101002"],
    ]);
    const projects = [names("project.name", "项目名称"), money("金额")];
    const over = (name: string): string => `${name}|270.11\n>培训|150.07\n>租赁|120.04`;
    expect(treeOf(projects, over("综合协调办公室"))[0]).toBe("subtotal");
    expect(treeOf(projects, over("某市财政局"))[0]).toBe("department");
  });

  test("（一） is a part of the 二、 above it, however its label names a fund", () => {
    expect(
      treeOf(
        ITEMS,
        `一、本年收入|1000.31
         （一）一般公共预算拨款|1000.31
         二、上年结转|280.12
         （一）一般公共预算拨款|280.12
         收入合计|1280.43`,
      ),
    ).toEqual([
      "subtotal < 收入合计",
      "detail < 一、本年收入",
      "subtotal < 收入合计",
      "detail < 二、上年结转",
      "total",
    ]);
  });

  test("items without an ordinal under one with an ordinal: the indentation says so", () => {
    expect(
      treeOf(
        ITEMS,
        `一、财政拨款|100
         >一般公共预算|100
         >政府性基金预算|
         二、事业收入|20
         本年收入合计|120`,
      ),
    ).toEqual([
      "subtotal < 本年收入合计",
      "detail < 一、财政拨款",
      "detail < 一、财政拨款",
      "detail < 本年收入合计",
      "total",
    ]);
  });

  test("items without an ordinal and without indentation: the figures say so", () => {
    expect(
      treeOf(
        ITEMS,
        `一、财政拨款|1234.56
         一般公共预算|1034.41
         政府性基金预算|200.15
         二、事业收入|20.11
         本年收入合计|1254.67`,
      ),
    ).toEqual([
      "subtotal < 本年收入合计",
      "detail < 一、财政拨款",
      "detail < 一、财政拨款",
      "detail < 本年收入合计",
      "total",
    ]);
  });

  test("a total of totals: 收入总计 sums 本年收入合计 and what follows it", () => {
    expect(
      treeOf(
        ITEMS,
        `一、财政拨款|100.15
         二、事业收入|20.20
         本年收入合计|120.35
         上年结转|30.05
         收入总计|150.40`,
      ),
    ).toEqual([
      "detail < 本年收入合计",
      "detail < 本年收入合计",
      "subtotal < 收入总计",
      "detail < 收入总计",
      "total",
    ]);
  });

  test("a staircase of label columns, each level with its sum", () => {
    const columns = [
      names("other", "大类"),
      names("other", "专项"),
      names("other", "科目"),
      names("other", "品名"),
      money("金额"),
    ];
    expect(
      treeOf(
        columns,
        `合计||||70.15
         货物||||70.15
         |办公设备专项|||50.10
         ||办公设备购置||50.10
         |||台式机|30.04
         |||打印机|20.06
         |物业专项|||20.05
         ||物业管理费||20.05
         |||物业服务|20.05`,
      ),
    ).toEqual([
      "total",
      "subtotal < 合计",
      "subtotal < 货物",
      "subtotal < 办公设备专项",
      "detail < 办公设备购置",
      "detail < 办公设备购置",
      "subtotal < 货物",
      "subtotal < 物业专项",
      "detail < 物业管理费",
    ]);
  });

  test("a body over what its money is for", () => {
    expect(
      treeOf(
        [names("project.name", "支出项目类别（资金使用单位）"), money("合计")],
        `合计|90.24
         某某市某某局|90.24
         工资福利支出|60.11
         商品和服务支出|30.13`,
      ),
    ).toEqual(["total", "department < 合计", "detail < 某某市某某局", "detail < 某某市某某局"]);
  });

  test("long lists within lists keep their wholes until they end: five rows of the last list are its whole's", () => {
    const rows = treeOf(
      [names("administrative.code", "单位编码"), names("project.name", "项目名称"), money("项目金额")],
      `|合计|9056.12
       121|某局|9056.12
       121001|某局|9056.12
       |通用项目|2797.30
       |办公用房物业管理|2207.30
       |食堂服务|1310.30
       |物业服务|897.00
       |委托咨询业务|590.00
       |法律顾问|90.00
       |安保服务|500.00
       |专用项目|6258.82
       |接待中心事务|1543.82
       |人员办公|247.00
       |岗位津贴|146.82
       |中心运维|1150.00
       |信访事务|4715.00
       |中央资金|550.00
       |善后工作|1035.00
       |疑难问题|300.00
       |信访业务|270.00
       |驻外工作|2560.00`,
    );
    expect(rows.slice(15)).toEqual([
      "subtotal < 专用项目",
      ...Array.from({ length: 5 }, () => "detail < 信访事务"),
    ]);
  });

  test("其中 is a part that does not count, and what goes on with it neither", () => {
    expect(
      treeOf(
        ITEMS,
        `一、公务用车费|25
         其中：（1）运行费|15
         （2）购置费|10
         二、公务接待费|5
         合计|30`,
      ),
    ).toEqual([
      "detail < 合计",
      "detail of which < 一、公务用车费",
      "detail of which < 一、公务用车费",
      "detail < 合计",
      "total",
    ]);
  });

  test("what pages carry over is a part of nothing and holds nothing", () => {
    expect(
      treeOf(
        CODED,
        `2010101|行政运行|60
         2010102|一般行政管理事务|40
         |本页小计|100
         |承前页|100
         2010103|机关服务|7
         |合计|107`,
      ),
    ).toEqual(["detail < 合计", "detail < 合计", "subtotal", "subtotal", "detail < 合计", "total"]);
  });

  test("two projects of one amount stand beside each other: a figure printed twice is no sum", () => {
    expect(
      treeOf(
        [names("project.name", "项目名称"), money("合计")],
        `合计|40
         甲项目|20
         乙项目|20`,
      ),
    ).toEqual(["total", "detail < 合计", "detail < 合计"]);
  });

  test("a figure that does not fit leaves the tree as it is printed", () => {
    expect(
      treeOf(
        CODED,
        `|合计|150.37
         201|一般公共服务支出|100.12
         2010101|行政运行|60.05
         2010199|其他支出|41.07
         208|社会保障和就业支出|50.25`,
      ),
    ).toEqual(["total", "subtotal < 合计", "detail < 201", "detail < 201", "detail < 合计"]);
  });
});

/** A class with two to five items of random amounts. */
const classes = fc.array(fc.array(fc.integer({ min: 1, max: 9_999_99 }), { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
});

const yuan = (cents: number): string => (cents / 100).toFixed(2);
const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

test("any two levels of ordinals, with the total above or below, come out as they were made", () => {
  fc.assert(
    fc.property(classes, fc.boolean(), (amounts, isTotalFirst) => {
      const ordinals = [..."一二三四五六"];
      const body = amounts.flatMap((items, at) => [
        `${ordinals[at]}、类${at}|${yuan(sum(items))}`,
        ...items.map((item, index) => `（${"一二三四五"[index]}）项${at}${index}|${yuan(item)}`),
      ]);
      const total = `合计|${yuan(sum(amounts.flat()))}`;
      const found = treeOf(ITEMS, (isTotalFirst ? [total, ...body] : [...body, total]).join("\n"));
      const made = amounts.flatMap((items, at) => [
        "subtotal < 合计",
        ...items.map(() => `detail < ${ordinals[at]}、类${at}`),
      ]);
      expect(found).toEqual(isTotalFirst ? ["total", ...made] : [...made, "total"]);
    }),
    { numRuns: 60, seed: 7 },
  );
});
