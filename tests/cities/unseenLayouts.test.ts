/** Layouts in the manner of other provinces, made up: every column has its meaning, or is told of. */
import { describe, expect, test } from "vitest";
import type { BudgetDocument, Table } from "../../src/contract/schema.ts";
import { type PrintedTable, readPrinted, showColumns, showRows } from "../builders/printDisclosure.ts";

const read = (title: string, grid: string, around: Partial<PrintedTable> = {}): BudgetDocument =>
  readPrinted([{ table: { title, right: "单位：万元", grid, ...around } }]);
const only = ({ tables: [table] }: BudgetDocument): Table => table as Table;
/** Kind and columns, then the flags as rules and the columns they name. */
function shown(document: BudgetDocument) {
  const table = only(document);
  const flags = document.flags.map(({ rule, severity }) => `${rule} ${severity}`);
  return { kind: table.kind, columns: showColumns(table), flags };
}
const kinds = (document: BudgetDocument) => showRows(only(document)).map((row) => row.split(":")[0]);

describe("Guangdong's manner", () => {
  test("economic classes under a head, 编码 and 名称 below it", () => {
    const document = read(
      "2025年一般公共预算基本支出情况表（按支出经济分类科目）",
      `支出经济分类科目|<|基本支出
       编码|名称|^
       301|工资福利支出|80.00
       30101|基本工资|80.00
       合计|<|80.00`,
    );
    expect(shown(document)).toEqual({
      kind: "general-public-budget-basic-expenditure",
      columns: [
        "支出经济分类科目/编码: departmentEconomic.code",
        "支出经济分类科目/名称: departmentEconomic.name",
        "基本支出: basic",
      ],
      flags: [],
    });
    expect(kinds(document)).toEqual(["subtotal", "detail", "total"]);
  });

  test("行政经费 beside 三公: a bare year before the budget's is that year's budget in a table of budgets, the difference is one", () => {
    const document = read(
      "2025年一般公共预算安排的行政经费及“三公”经费预算表",
      `项目|2024年|2025年预算|增减变化情况
       行政经费|50.00|52.00|2.00
       “三公”经费|6.00|5.00|-1.00
       其中：（一）因公出国（境）支出|||
       （二）公务用车购置及运行维护支出|5.00|4.00|-1.00
       1.公务用车购置|||
       2.公务用车运行维护费|5.00|4.00|-1.00
       （三）公务接待费支出|1.00|1.00|0.00`,
    );
    expect(shown(document)).toEqual({
      kind: "three-public-expenses",
      columns: ["项目: item", "2024年: prior-year-budget", "2025年预算: budget", "增减变化情况: change"],
      flags: [],
    });
    const budget = document.observations.filter(({ phase }) => phase === "budget");
    expect(budget.map(({ nature, printed }) => `${nature} ${printed}`)).toEqual([
      "agency-operating 52.00",
      "three-public.total 5.00",
      "three-public.vehicles 4.00",
      "three-public.vehicles.operation 4.00",
      "three-public.reception 1.00",
    ]);
  });

  test("projects by category, funds as columns", () => {
    const document = read(
      "2025年部门预算项目支出及其他支出预算表",
      `支出项目类别（资金使用单位）|总计|财政拨款|<|<|财政专户拨款|单位资金|<|<
       ^|^|一般公共预算|政府性基金|国有资本经营预算|^|事业收入|经营收入|其他收入
       合计|20.00|20.00||||||
       某项目|20.00|20.00||||||`,
    );
    expect(shown(document)).toEqual({
      kind: "project-expenditure",
      columns: [
        "支出项目类别（资金使用单位）: project.name",
        "总计:",
        "财政拨款/一般公共预算: general-public",
        "财政拨款/政府性基金: government-fund",
        "财政拨款/国有资本经营预算: state-capital",
        "财政专户拨款: fiscal-special-account",
        "单位资金/事业收入: business",
        "单位资金/经营收入: operating",
        "单位资金/其他收入: other",
      ],
      flags: [],
    });
  });
});

describe("Sichuan's manner", () => {
  test("单位名称（科目） is a unit's name where no codes of a classification stand", () => {
    const { kind, columns, flags } = shown(
      read(
        "表1-1 部门收入总表",
        `项目|<|合计|上年结转|一般公共预算拨款收入|政府性基金预算拨款收入|用事业基金弥补收支差额
         单位代码|单位名称（科目）|^|^|^|^|^
         |合计|100.00||100.00||
         101001|某局机关|100.00||100.00||`,
      ),
    );
    expect([kind, flags]).toEqual(["revenue", []]);
    expect(columns).toEqual([
      "项目/单位代码: administrative.code",
      "项目/单位名称（科目）: administrative.name",
      "合计:",
      "上年结转: carryover",
      "一般公共预算拨款收入: general-public",
      "政府性基金预算拨款收入: government-fund",
      "用事业基金弥补收支差额: non-fiscal-surplus",
    ]);
  });

  test("类 and 款 over 301 are economic classes, whatever the head says, and the name is theirs", () => {
    const document = read(
      "表2-1 财政拨款支出预算表（部门经济分类科目）",
      `科目编码|<|单位代码|单位名称（科目）|总计|当年财政拨款安排|<|<|上年结转安排
       类|款|^|^|^|小计|一般公共预算拨款|政府性基金安排|^
       |||合计|100.00|100.00|100.00||
       301|01|101001|基本工资|100.00|100.00|100.00||`,
    );
    expect(shown(document)).toEqual({
      kind: "expenditure",
      columns: [
        "科目编码/类: departmentEconomic.class",
        "科目编码/款: departmentEconomic.item",
        "单位代码: administrative.code",
        "单位名称（科目）: departmentEconomic.name",
        "总计: fiscal",
        "当年财政拨款安排/小计: fiscal current",
        "当年财政拨款安排/一般公共预算拨款: general-public current",
        "当年财政拨款安排/政府性基金安排: government-fund current",
        "上年结转安排: fiscal carryover",
      ],
      flags: [],
    });
    const [, detail] = document.observations.filter(({ fund }) => fund === "fiscal");
    expect(detail).toMatchObject({ direction: "expenditure", aggregation: "total" });
    expect(document.observations.at(-1)).toMatchObject({
      departmentEconomicCode: "30101",
      departmentEconomicName: "基本工资",
      administrativeCode: "101001",
    });
  });
});

describe("Hubei's and Hunan's manner", () => {
  test("units with the funds of two years' money, three levels of heads", () => {
    const { kind, columns, flags } = shown(
      read(
        "表4-1 部门收入总体情况表",
        `部门（单位）代码|部门（单位）名称|合计|本年收入|<|<|<|<|上年结转结余|<|<
         ^|^|^|小计|一般公共预算|单位资金|<|<|小计|一般公共预算|单位资金
         ^|^|^|^|^|小计|事业收入|其他收入|^|^|^
         |合计|100.00|100.00|100.00||||||
         101|某局|100.00|100.00|100.00||||||`,
      ),
    );
    expect([kind, flags]).toEqual(["revenue", []]);
    expect(columns.slice(3)).toEqual([
      "本年收入/小计: revenue current",
      "本年收入/一般公共预算: revenue general-public current",
      "本年收入/单位资金/小计: revenue unit-funds current",
      "本年收入/单位资金/事业收入: revenue business current",
      "本年收入/单位资金/其他收入: revenue other current",
      "上年结转结余/小计: carryover",
      "上年结转结余/一般公共预算: general-public carryover",
      "上年结转结余/单位资金: unit-funds carryover",
    ]);
  });

  test("economic classes as columns: one that no word explains is no second 项目支出", () => {
    const document = read(
      "2025年支出预算分类汇总表（按部门预算经济分类）",
      `功能科目|<|<|科目名称|总计|基本支出|<|<|<|项目支出|<|<
       类|款|项|^|^|合计|工资福利支出|一般商品和服务支出|对个人和家庭的补助|合计|专项商品和服务支出|上缴上级支出
       201|06|01|行政运行|120.00|100.00|80.00|15.00|5.00|20.00|12.00|8.00`,
    );
    const { kind, columns, flags } = shown(document);
    expect(kind).toBe("economic-classification-expenditure");
    expect(columns.slice(3)).toEqual([
      "科目名称: function.name",
      "总计:",
      "基本支出/合计: basic",
      "基本支出/工资福利支出: basic.personnel.wages",
      "基本支出/一般商品和服务支出: basic.operating.goods-services",
      "基本支出/对个人和家庭的补助: basic.personnel.household",
      "项目支出/合计: project",
      "项目支出/专项商品和服务支出: project",
      "项目支出/上缴上级支出: superior-remittance",
    ]);
    // It is money of its group, and told of; the sum that it is a part of is not said to fail.
    expect(flags).toEqual(["COLUMN-UNMAPPED info"]);
    expect(only(document).rows[0]?.cells[10]).toMatchObject({ text: "12.00" });
  });
});

describe("Jiangsu's and Beijing's manner", () => {
  test("三公, 会议费 and 培训费 in one row", () => {
    const { kind, columns, flags } = shown(
      read(
        "公开10表 一般公共预算“三公”经费、会议费、培训费支出表",
        `“三公”经费合计|因公出国（境）费用|公务用车购置及运行维护费|<|<|公务接待费|会议费|培训费
         ^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^
         5.00||4.00||4.00|1.00|2.00|3.00`,
      ),
    );
    expect([kind, flags]).toEqual(["three-public-expenses", []]);
    expect(columns.slice(-3)).toEqual([
      "公务接待费: three-public.reception",
      "会议费: meeting",
      "培训费: training",
    ]);
  });

  test("机关运行经费 by 302, 30201: codes of economic classes under 科目编码", () => {
    const document = read(
      "公开12表 一般公共预算机关运行经费支出预算表",
      `科目编码|科目名称|机关运行经费支出
       |合计|10.00
       302|商品和服务支出|10.00
       30201|办公费|10.00`,
    );
    expect(shown(document).columns).toEqual([
      "科目编码: departmentEconomic.code",
      "科目名称: departmentEconomic.name",
      "机关运行经费支出: agency-operating",
    ]);
    expect([shown(document).flags, kinds(document)]).toEqual([[], ["total", "subtotal", "detail"]]);
  });

  test("procurement: a row 货物 in a column without meaning sums what is bought below it", () => {
    const document = read(
      "公开13表 政府采购支出表",
      `采购品目大类|专项名称|经济科目|采购品目名称|采购组织形式|资金来源|<|总计
       ^|^|^|^|^|一般公共预算资金|上年结转资金|^
       合计|||||8.00||8.00
       货物|||||5.00||5.00
       |办公设备购置|办公设备购置|台式计算机|分散采购|3.00||3.00
       |办公设备购置|办公设备购置|打印机|分散采购|2.00||2.00
       服务|||||3.00||3.00
       |物业管理|物业管理费|物业服务|集中采购|3.00||3.00`,
    );
    expect(shown(document)).toEqual({
      kind: "government-procurement",
      columns: [
        "采购品目大类: other",
        "专项名称: project.name",
        "经济科目: departmentEconomic.name",
        "采购品目名称: other",
        "采购组织形式: other",
        "资金来源/一般公共预算资金: general-public",
        "资金来源/上年结转资金: carryover",
        "总计:",
      ],
      flags: [],
    });
    expect(kinds(document)).toEqual(["total", "subtotal", "detail", "detail", "subtotal", "detail"]);
    const detail = document.observations.filter(
      ({ aggregation, fund }) => aggregation === "detail" && fund === "all",
    );
    expect(detail.map(({ printed }) => printed)).toEqual(["3.00", "2.00", "3.00"]);
  });

  test("services that are bought: catalogues are no money and no dimension", () => {
    const { kind, columns, flags } = shown(
      read(
        "2025年政府购买服务预算表",
        `单位名称|购买服务项目名称|购买服务目录|<|购买方式|预算金额|资金来源|<
         ^|^|一级目录|二级目录|^|^|财政拨款|其他资金
         某局|物业服务|政府履职所需辅助性服务|后勤服务|公开招标|30.00|30.00|`,
      ),
    );
    expect([kind, flags]).toEqual(["government-procurement", []]);
    expect(columns).toEqual([
      "单位名称: administrative.name",
      "购买服务项目名称: project.name",
      "购买服务目录/一级目录: other",
      "购买服务目录/二级目录: other",
      "购买方式: other",
      "预算金额: budget",
      "资金来源/财政拨款: fiscal",
      "资金来源/其他资金: other",
    ]);
  });
});

describe("Zhejiang's and other manners", () => {
  test("projects with their years and the unit that carries them out; a total investment is told of", () => {
    const { kind, columns, flags } = shown(
      read(
        "2025年部门项目支出预算表",
        `项目类别|项目名称|实施单位|项目起止年度|总投资|本年预算|<|<|备注
         ^|^|^|^|^|小计|一般公共预算拨款|其他资金|^
         特定目标类|某项目|某局机关|2025-2026|60.00|30.00|30.00||
         合计|<|<|<|60.00|30.00|30.00||`,
      ),
    );
    expect([kind, flags]).toEqual(["project-expenditure", ["COLUMN-UNMAPPED warning"]]);
    expect(columns.slice(2)).toEqual([
      "实施单位: administrative.name",
      "项目起止年度: other",
      "总投资: other",
      "本年预算/小计: current budget",
      "本年预算/一般公共预算拨款: general-public current budget",
      "本年预算/其他资金: other current budget",
      "备注: other",
    ]);
  });

  test("last year's 预算执行数 is what was carried out", () => {
    const { columns, flags } = shown(
      read(
        "2025年一般公共预算“三公”经费预算表",
        `单位名称|2025年预算数|<|2024年预算执行数|<
         ^|总额|公务接待费|总额|公务接待费
         某局|5.00|5.00|5.50|5.50`,
      ),
    );
    expect(flags).toEqual([]);
    expect(columns.slice(1)).toEqual([
      "2025年预算数/总额: budget",
      "2025年预算数/公务接待费: three-public.reception budget",
      "2024年预算执行数/总额: prior-year-execution",
      "2024年预算执行数/公务接待费: three-public.reception prior-year-execution",
    ]);
  });

  test("政府 economic classes alone: 501 sums 50101", () => {
    const document = read(
      "一般公共预算财政拨款支出预算表（按政府经济分类）",
      `政府经济分类编码|政府经济分类名称|预算金额
       501|机关工资福利支出|70.00
       50101|工资奖金津补贴|70.00
       合计|<|70.00`,
    );
    expect([shown(document).kind, shown(document).flags]).toEqual(["general-public-budget-expenditure", []]);
    expect(kinds(document)).toEqual(["subtotal", "detail", "total"]);
  });

  test("a whole government's funds: 收入合计 above 收入总计 is a part of it", () => {
    const document = read(
      "某县2025年政府性基金预算收支表",
      `收入|<|<|<|支出|<|<|<
       项目|2024年执行数|2025年预算数|增减%|项目|2024年执行数|2025年预算数|增减%
       一、国有土地使用权出让收入|100|110|10.0|一、城乡社区支出|90|100|11.1
       收入合计|100|110|10.0|支出合计|90|100|11.1
       上级补助收入|10|10|0|调出资金|20|20|0
       收入总计|110|120|9.1|支出总计|110|120|9.1`,
    );
    expect(kinds(document)).toEqual(["detail+detail", "subtotal+subtotal", "detail+detail", "total+total"]);
    expect(shown(document).flags).toEqual([]);
  });

  test("a balance whose labels do not say which lies under which: the figures do", () => {
    const grid = (transfers: string) => `收入|<|支出|<
       项目|预算数|项目|预算数
       ${transfers}
       收入总计|180|支出总计|180`;
    const document = read(
      "2025年度市级一般公共预算收支平衡表",
      grid(`本级收入|110|本级支出|150
       转移性收入|70|转移性支出|30
       上级补助收入|70|上解上级支出|30`),
    );
    expect(document.disclosure.level).toBe("government");
    expect(shown(document).flags).toEqual([]);
    const numbered = read(
      "2025年度市级一般公共预算收支平衡表",
      grid(`一、本级收入|110|一、本级支出|150
       二、转移性收入|70|二、转移性支出|30
       1.上级补助收入|70|1.上解上级支出|30`),
    );
    expect(shown(numbered).flags).toEqual([]);
  });

  test("whole numbers with grouped thousands under a printed unit are money whatever their column is called; plain ones may be counts", () => {
    const grouped = read(
      "2025年国有资产情况表",
      `项目|年初数|年末数
       固定资产|5,210,300|6,128,450
       无形资产|110,100|100,100`,
    );
    expect(shown(grouped).kind).toBe("unknown");
    expect(shown(grouped).columns).toEqual(["项目: item", "年初数:", "年末数:"]);
    expect(shown(grouped).flags).toEqual(["COLUMN-UNMAPPED info", "COLUMN-UNMAPPED info"]);
    const counted = read("2025年车辆情况表", `项目|年初数|年末数\n轿车|12|11\n客车|3|4`);
    expect(shown(counted).columns).toEqual(["项目: item", "年初数: other", "年末数: other"]);
    expect(new Set(shown(counted).flags)).toEqual(new Set(["COLUMN-UNMAPPED info"]));
  });

  test("figures without a word in the document are missed as money by nothing", () => {
    const document = read("", `91.50|104.50|117.50\n182.50|208.50|234.50\n273.50|312.50|351.50`);
    expect(shown(document).flags.filter((flag) => !flag.endsWith(" info"))).toEqual([]);
  });

  test("transfers by region: columns without known words are money, since they add up to the total with the known one", () => {
    const document = read(
      "2025年一般公共预算税收返还和转移支付分地区预算表",
      `地区|合计|税收返还|一般性转移支付|专项转移支付
       甲县|100.50|10.50|60|30
       乙区|50|5|30|15
       合计|150.50|15.50|90|45`,
    );
    expect(shown(document).columns).toEqual([
      "地区: other",
      "合计:",
      "税收返还:",
      "一般性转移支付: general-public.general-transfer",
      "专项转移支付:",
    ]);
    expect(new Set(shown(document).flags)).toEqual(new Set(["COLUMN-UNMAPPED info"]));
    expect(kinds(document)).toEqual(["detail", "detail", "total"]);
  });
});

test("a title that names one fund says it of a kind of table that covers all", () => {
  const document = read(
    "表3-2 一般公共预算项目支出预算表",
    `单位名称（科目）|项目名称|金额
     某局机关|某项目|3.00`,
  );
  expect(only(document).kind).toBe("project-expenditure");
  expect(document.observations).toMatchObject([
    { nature: "project", fund: "general-public", projectName: "某项目" },
  ]);
});

test("a total that closes its list keeps what it says of its money over a note", () => {
  const document = read(
    "2025年一般公共预算基本支出表",
    `科目编码|科目名称|金额
     302|商品和服务支出|3.00
     公用经费合计|<|3.00`,
    { note: "注：本表反映公用经费。" },
  );
  expect(document.observations.map(({ nature, aggregation }) => [nature, aggregation])).toEqual([
    ["basic", "detail"],
    ["basic.operating", "total"],
  ]);
});

test("a line that only the unit's row in the grid uses parts no column of the table below it", () => {
  const document = readPrinted([
    {
      table: {
        title: "",
        grid: `2026年国有资本经营预算支出明细表|<|<|<|<|<
               部门名称：某局|<|<|<|<|单位：万元
               科目编码|科目名称|国有资本经营预算|<|<|<
               ^|^|合计|基本支出|项目支出|<
               |||||<`,
      },
    },
  ]);
  expect(shown(document)).toEqual({
    kind: "state-capital-operating-expenditure",
    columns: [
      "科目编码: function.code",
      "科目名称: function.name",
      "国有资本经营预算/合计: state-capital",
      "国有资本经营预算/基本支出: state-capital basic",
      "国有资本经营预算/项目支出: state-capital project",
    ],
    flags: [],
  });
});
