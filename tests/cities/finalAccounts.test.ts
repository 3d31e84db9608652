/** 公开01 to 09, the national layout of final accounts: 行次 beside labels, 栏次 under headers, 合计 on top. */
import { expect, test } from "vitest";
import type { BudgetDocument, Table } from "../../src/contract/schema.ts";
import { type PrintedTable, readPrinted, showColumns, showRows } from "../builders/printDisclosure.ts";

const UNIT = "金额单位：万元";
const read = (...tables: PrintedTable[]): BudgetDocument => readPrinted(tables.map((table) => ({ table })));
const only = ({ tables: [table] }: BudgetDocument): Table => table as Table;

const SUMMARY: PrintedTable = {
  title: "2023年度收入支出决算总表",
  left: "部门：某市某局",
  right: "公开01表 金额单位：万元",
  grid: `收入|<|<|支出|<|<
         项目|行次|金额|项目|行次|金额
         栏次|<|1|栏次|<|2
         一、一般公共预算财政拨款收入|1|2,940.05|一、一般公共服务支出|31|2,106.66
         二、政府性基金预算财政拨款收入|2||二、外交支出|32|
         八、其他收入|8|6.20|八、社会保障和就业支出|38|833.39
         |9||九、卫生健康支出|39|
         本年收入合计|27|2,946.25|本年支出合计|58|2,940.05
         使用非财政拨款结余|28||结余分配|59|
         年初结转和结余|29|49.14|年末结转和结余|60|55.34
         总计|30|2,995.39|总计|61|2,995.39`,
};

const REVENUE: PrintedTable = {
  title: "2023年度收入决算表",
  left: "部门：某市某局",
  grid: `项目|<|<|<|本年收入合计|财政拨款收入|上级补助收入|事业收入|<|经营收入|附属单位上缴收入|其他收入
         功能分类科目编码|<|<|科目名称|^|^|^|小计|其中：教育收费|^|^|^
         类|款|项|栏次|1|2|3|4|5|6|7|8
         ^|^|^|合计|2,946.25|2,940.05||||||6.20
         201|<|<|一般公共服务支出|2,112.86|2,106.66||||||6.20
         20106|<|<|财政事务|2,112.86|2,106.66||||||6.20
         2010601|<|<|行政运行|2,112.86|2,106.66||||||6.20
         208|<|<|社会保障和就业支出|833.39|833.39||||||
         20805|<|<|行政事业单位养老支出|833.39|833.39||||||
         2080501|<|<|行政单位离退休|833.39|833.39||||||`,
};

test("01: 行次 and 栏次 are no money, and both sides close", () => {
  const document = read(SUMMARY);
  const table = only(document);
  expect([table.kind, table.unit]).toEqual(["revenue-expenditure-summary", "万元"]);
  expect(showColumns(table)).toEqual([
    "收入/项目/栏次: item",
    "收入/行次/栏次: other",
    "收入/金额/1: revenue",
    "支出/项目/栏次: item",
    "支出/行次/栏次: other",
    "支出/金额/2: expenditure",
  ]);
  const amounts = table.rows.flatMap(({ cells }) => cells.flatMap(({ amount }) => amount ?? []));
  expect(amounts).toHaveLength(10);
  const statuses = table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ amount, status }) => (amount ? status : [])),
  );
  expect(new Set(statuses)).toEqual(new Set(["verified"]));
  expect(document.flags).toEqual([]);
  expect(document.disclosure).toMatchObject({ kind: "final-accounts", year: 2023, department: "某市某局" });
});

test("02: a code over 类 款 项 at once; the missing unit is that of the table whose total it has", () => {
  const document = read(SUMMARY, REVENUE);
  const table = document.tables[1] as Table;
  expect([table.kind, table.unit, table.unitSource]).toEqual(["revenue", "万元", "inferred"]);
  expect(showColumns(table)).toEqual([
    "项目/功能分类科目编码/类: function.class",
    "项目/功能分类科目编码/款: function.group",
    "项目/功能分类科目编码/项: function.item",
    "项目/科目名称/栏次: function.name",
    "本年收入合计/1: revenue current",
    "财政拨款收入/2: fiscal",
    "上级补助收入/3: superior-subsidy",
    "事业收入/小计/4: business",
    "事业收入/其中：教育收费/5: fiscal-special-account of-which",
    "经营收入/6: operating",
    "附属单位上缴收入/7: affiliated-remittance",
    "其他收入/8: other",
  ]);
  expect(table.rows.map(({ kind }) => kind)).toEqual([
    "total",
    "subtotal",
    "subtotal",
    "detail",
    "subtotal",
    "subtotal",
    "detail",
  ]);
  const codes = document.observations.filter((entry) => entry.table === table.id && entry.fund === "all");
  expect(codes.map(({ functionCode }) => functionCode)).toEqual([
    null,
    "201",
    "20106",
    "2010601",
    "208",
    "20805",
    "2080501",
  ]);
  expect(document.flags.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    "UNIT-INFERRED warning",
  ]);
});

test("a table without unit whose total no other prints has no amounts", () => {
  const other = { ...REVENUE, grid: REVENUE.grid.replaceAll("2,946.25", "2,946.35") };
  const document = read(SUMMARY, other);
  expect(document.tables[1]).toMatchObject({ unit: null, unitSource: "none" });
  expect(document.observations.every(({ table }) => table === "t01")).toBe(true);
  expect(document.flags.map(({ rule }) => rule)).toEqual(["UNIT-MISSING"]);
});

test("04: a balance is broken down by fund without ordinals", () => {
  const document = read({
    title: "2022年度财政拨款收入支出决算总表",
    right: UNIT,
    grid: `收入|<|<|支出|<|<|<|<|<
           项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
           栏次|<|1|栏次|<|2|3|4|5
           一、一般公共预算财政拨款|1|2,940.05|一、一般公共服务支出|33|2,106.66|2,106.66||
           二、政府性基金预算财政拨款|2|20.00|二、外交支出|34||||
           三、国有资本经营预算财政拨款|3||八、社会保障和就业支出|40|833.39|833.39||
           |4||十一、城乡社区支出|43|18.00||18.00|
           本年收入合计|27|2,960.05|本年支出合计|59|2,958.05|2,940.05|18.00|
           年初财政拨款结转和结余|28|22.63|年末财政拨款结转和结余|60|24.63|21.63|3.00|
           一般公共预算财政拨款|29|21.63||61||||
           政府性基金预算财政拨款|30|1.00||62||||
           国有资本经营预算财政拨款|31|||63||||
           总计|32|2,982.68|总计|64|2,982.68|2,961.68|21.00|`,
  });
  expect(document.flags).toEqual([]);
  const left = only(document)
    .rows.slice(5, 8)
    .map(({ labels }) => labels?.[0]);
  expect(left).toMatchObject([
    { kind: "subtotal", coordinates: { origin: "carryover" } },
    { kind: "detail", coordinates: { origin: "carryover", fund: "general-public" } },
    { kind: "detail", coordinates: { origin: "carryover", fund: "government-fund" } },
  ]);
});

test("06: a total in the last of two lists under its head sums both, though its cell does not span them", () => {
  const grid = (total: string): string => `人员经费|<|<|公用经费|<|<|<|<|<
                科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数
                301|工资福利支出|140.25|302|商品和服务支出|30.13|310|资本性支出|4.06
                30101|基本工资|80.11|30201|办公费|12.08|31002|办公设备购置|4.06
                30102|津贴补贴|60.14|30207|邮电费|18.05|399|其他支出|1.02
                |||||39999|其他支出|1.02
                人员经费合计||140.25||||公用经费合计||${total}`;
  const title = "2023年度一般公共预算财政拨款基本支出决算明细表";
  const right = read({ title, right: UNIT, grid: grid("35.21") });
  expect(right.flags.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(only(right).rows.at(-1)?.cells.at(-1)?.status).toBe("verified");
  const wrong = read({ title, right: UNIT, grid: grid("38.21") });
  expect(wrong.flags.map(({ rule }) => rule)).toContain("SUM-COLUMN");
});

test("06: three lists side by side, one total over two of them", () => {
  const grid = `人员经费|<|<|公用经费|<|<|<|<|<
                科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数
                301|工资福利支出|2,082.85|302|商品和服务支出|171.07|307|债务利息及费用支出|
                30101|基本工资|900.00|30201|办公费|100.00|30701|国内债务付息|
                30102|津贴补贴|1,182.85|30202|印刷费|71.07|310|资本性支出|13.58
                303|对个人和家庭的补助|69.41|30203|咨询费||31002|办公设备购置|13.58
                30301|离休费|69.41||||||
                人员经费合计|<|2,152.26|公用经费合计|<|<|<|<|184.65`;
  const table = { title: "2023年度一般公共预算财政拨款基本支出决算明细表", right: UNIT, grid };
  const document = read(table);
  expect(only(document).kind).toBe("general-public-budget-basic-expenditure");
  expect(showRows(only(document)).at(-1)).toBe(
    "total+total+total: 人员经费合计||2,152.26|公用经费合计|||||184.65",
  );
  expect(showColumns(only(document)).slice(6)).toEqual([
    "公用经费/科目编码: departmentEconomic.code",
    "公用经费/科目名称: departmentEconomic.name",
    "公用经费/决算数: basic.operating final-accounts",
  ]);
  expect(document.flags).toEqual([]);
  const misread = read({ ...table, grid: grid.replace("184.65", "194.65") });
  expect(misread.flags.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["SUM-COLUMN error"]);
});

test("07: 预算数 and 决算数 over the same six items", () => {
  const document = read({
    title: "财政拨款“三公”经费支出决算表",
    right: UNIT,
    grid: `预算数|<|<|<|<|<|决算数|<|<|<|<|<
           合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费
           ^|^|小计|公务用车购置费|公务用车运行费|^|^|^|小计|公务用车购置费|公务用车运行费|^
           1|2|3|4|5|6|7|8|9|10|11|12
           5.00|0|4.00|0|4.00|1.00|4.50|0|4.00|0|4.00|0.50`,
  });
  const figures = document.observations.map(
    ({ phase, nature, fund, printed }) => `${phase} ${nature} ${fund} ${printed}`,
  );
  expect(figures).toEqual(
    ["budget", "final-accounts"].flatMap((phase) => {
      const [total, reception] = phase === "budget" ? ["5.00", "1.00"] : ["4.50", "0.50"];
      return [
        `${phase} three-public.total fiscal ${total}`,
        `${phase} three-public.abroad fiscal 0`,
        `${phase} three-public.vehicles fiscal 4.00`,
        `${phase} three-public.vehicles.purchase fiscal 0`,
        `${phase} three-public.vehicles.operation fiscal 4.00`,
        `${phase} three-public.reception fiscal ${reception}`,
      ];
    }),
  );
  expect(document.flags).toEqual([]);
});

test("08 and 09: balances on both ends, and an empty table with its note", () => {
  const document = read(
    {
      title: "2023年度政府性基金预算财政拨款收入支出决算表",
      right: UNIT,
      grid: `项目|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余
             功能分类科目编码|科目名称|^|^|小计|基本支出|项目支出|^
             栏次|<|1|2|3|4|5|6
             合计|<|1.00|20.00|18.00||18.00|3.00
             212|城乡社区支出|1.00|20.00|18.00||18.00|3.00
             21208|国有土地使用权出让收入安排的支出|1.00|20.00|18.00||18.00|3.00
             2120803|城市建设支出|1.00|20.00|18.00||18.00|3.00`,
    },
    {
      title: "2023年度国有资本经营预算财政拨款支出决算表",
      right: UNIT,
      grid: `项目|<|本年支出|<|<
             功能分类科目编码|科目名称|合计|基本支出|项目支出
             栏次|<|1|2|3
             合计|<|||`,
      note: "注：本单位2023年度没有国有资本经营预算财政拨款支出，本表为空表。",
    },
  );
  const [fund, capital] = document.tables as [Table, Table];
  expect([fund.kind, capital.kind]).toEqual([
    "government-fund-expenditure",
    "state-capital-operating-expenditure",
  ]);
  expect(showColumns(fund).slice(2)).toEqual([
    "年初结转和结余/1: revenue carryover",
    "本年收入/2: revenue current",
    "本年支出/小计/3: expenditure current",
    "本年支出/基本支出/4: expenditure basic current",
    "本年支出/项目支出/5: expenditure project current",
    "年末结转和结余/6: closing-balance",
  ]);
  expect(showRows(capital)).toEqual([
    "total: 合计||||",
    "note: 注：本单位2023年度没有国有资本经营预算财政拨款支出，本表为空表。||||",
  ]);
  expect(document.observations.every(({ table }) => table === fund.id)).toBe(true);
  expect(document.flags).toEqual([]);
});

test("a header that the next page repeats with its 栏次 adds no row", () => {
  const header = `项目|<|本年支出|<|<
                  功能分类科目编码|科目名称|小计|基本支出|项目支出
                  栏次|<|1|2|3`;
  const page = (rows: string): PrintedTable => ({
    title: "2023年度一般公共预算财政拨款支出决算表",
    right: UNIT,
    grid: `${header}\n${rows}`,
  });
  const document = read(
    page(`合计|<|2,940.05|2,336.91|603.14
          201|一般公共服务支出|2,106.66|1,503.52|603.14
          20106|财政事务|2,106.66|1,503.52|603.14
          2010601|行政运行|2,106.66|1,503.52|603.14`),
    page(`208|社会保障和就业支出|833.39|833.39|
          20805|行政事业单位养老支出|833.39|833.39|
          2080501|行政单位离退休|833.39|833.39|`),
  );
  expect(only(document).pages).toEqual([1, 2]);
  expect(showRows(only(document)).map((row) => row.slice(0, row.indexOf("|")))).toEqual([
    "total: 合计",
    "subtotal: 201",
    "subtotal: 20106",
    "detail: 2010601",
    "subtotal: 208",
    "subtotal: 20805",
    "detail: 2080501",
  ]);
  expect(document.flags).toEqual([]);
});

test("类 款 项 beside the total are header, on a page that repeats both too", () => {
  const page = (rows: string): PrintedTable => ({
    title: "2023年度支出决算表",
    right: UNIT,
    grid: `项目|<|<|<|本年支出合计|基本支出|项目支出
           支出功能分类|<|<|科目名称|^|^|^
           科目编码|<|<|^|^|^|^
           类|款|项|合计|2,940.05|2,336.91|603.14
           ${rows}`,
  });
  const document = read(
    page(`201|||一般公共服务支出|2,106.66|1,503.52|603.14
          201|06||财政事务|2,106.66|1,503.52|603.14
          201|06|01|行政运行|2,106.66|1,503.52|603.14`),
    page(`208|||社会保障和就业支出|833.39|833.39|
          208|05||行政事业单位养老支出|833.39|833.39|
          208|05|01|行政单位离退休|833.39|833.39|`),
  );
  expect(showColumns(only(document)).slice(0, 4)).toEqual([
    "项目/支出功能分类/科目编码/类: function.class",
    "项目/支出功能分类/科目编码/款: function.group",
    "项目/支出功能分类/科目编码/项: function.item",
    "项目/科目名称: function.name",
  ]);
  expect(only(document).rows).toHaveLength(7);
  expect(showRows(only(document))[0]).toBe("total: |||合计|2,940.05|2,336.91|603.14");
  expect(document.flags).toEqual([]);
});
