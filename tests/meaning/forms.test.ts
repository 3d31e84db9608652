/** Heads of performance forms (绩效目标表, 绩效自评表) as cities print them, made up: labels and values over a list of indicators. */
import { describe, expect, test } from "vitest";
import type { Table } from "../../src/contract/schema.ts";
import { readPrinted, showColumns, showRows } from "../builders/printDisclosure.ts";

const read = (...grids: readonly string[]) =>
  readPrinted(grids.map((grid) => ({ table: { title: "项目绩效目标表（2026年度）", grid } })));
const only = (grid: string): Table => read(grid).tables[0] as Table;
const fieldsOf = ({ fields }: Table) =>
  fields.map(({ name, text, amount }) => [name, text, ...(amount === undefined ? [] : [amount])]);
const amountsOf = ({ rows }: Table) =>
  rows.flatMap(({ cells }) => cells.flatMap(({ text, amount }) => (amount ? [`${text} ${amount}`] : [])));

const INDICATORS = `绩效指标|一级指标|二级指标|三级指标|<|指标值|分值权重（90）
  ^|产出指标|数量指标|保安服务人数|<|15人|10
  ^|^|质量指标|合格率|<|≥95%|18
  ^|满意度指标|服务对象满意度指标|工作人员满意率|<|≥90%|10`;
const form = (name: string, total: string, fiscal: string, other: string) => `项目名称|<|<|${name}|<|<|<
  主管部门|<|<|某市信访局|<|<|<
  资金金额（万元）|<|<|年度资金总额：|${total}|<|执行率分值（10）
  ^|^|^|其中：财政拨款|${fiscal}|<|^
  ^|^|^|其他资金|${other}|<|^
  年度目标|完成全年信访事项的受理、办理和督查工作，群众满意。|<|<|<|<|<
  ${INDICATORS}`;

describe("a head over a list of indicators in one grid", () => {
  const table = only(form("信访接待", "120.00", "100.00", "20.00"));

  test("the list has the header that its words make, and one row an indicator", () => {
    expect(showColumns(table)).toEqual([
      "绩效指标: other",
      "一级指标: indicator.level1",
      "二级指标: indicator.level2",
      "三级指标: indicator.level3",
      "三级指标: indicator.level3",
      "指标值: indicator.value",
      "分值权重（90）: other",
    ]);
    expect(table.rows.filter(({ kind }) => kind !== "note").map(({ cells }) => cells[3]?.text)).toEqual([
      "保安服务人数",
      "合格率",
      "工作人员满意率",
    ]);
  });

  test("labels and values are fields; the unit of the group's label holds for the figures beside it", () => {
    expect(fieldsOf(table)).toEqual([
      ["项目名称", "信访接待"],
      ["主管部门", "某市信访局"],
      ["年度资金总额", "120.00", "1200000"],
      ["", "执行率分值（10）"],
      ["年度资金总额/财政拨款", "100.00", "1000000"],
      ["年度资金总额/其他资金", "20.00", "200000"],
      ["年度目标", "完成全年信访事项的受理、办理和督查工作，群众满意。"],
    ]);
  });

  test("printed once, the head stays as rows of its own behind the list, its figures with their amounts", () => {
    const head = table.rows.filter((row) => row.form);
    expect(showRows({ ...table, rows: head })).toEqual([
      "note: 项目名称|||信访接待|||",
      "note: 主管部门|||某市信访局|||",
      "note: 资金金额（万元）|||年度资金总额：|120.00||执行率分值（10）",
      "note: |||其中：财政拨款|100.00||",
      "note: |||其他资金|20.00||",
      "note: 年度目标|完成全年信访事项的受理、办理和督查工作，群众满意。|||||",
    ]);
    expect(amountsOf(table)).toEqual(["120.00 1200000", "100.00 1000000", "20.00 200000"]);
    expect(head.map(({ index }) => index)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(head[3]?.cells[0]?.coveredBy).toEqual({ row: 5, column: 0 });
  });

  test("parts that add up prove the total, in the fields and in the rows", () => {
    const statuses = table.rows.flatMap(({ cells }) =>
      cells.flatMap(({ amount, status }) => (amount ? [status] : [])),
    );
    expect(statuses).toEqual(["verified", "verified", "verified"]);
  });

  test("nothing of it is doubted, and none of its figures is an observation", () => {
    const document = read(form("信访接待", "120.00", "100.00", "20.00"));
    expect(document.flags.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(document.observations).toEqual([]);
  });
});

test("a form filled in anew on the next page is a table of its own, whatever it repeats", () => {
  const document = read(
    form("信访接待", "120.00", "100.00", "20.00"),
    form("法律援助", "8.00", "8.00", ""),
    form("驻京工作", "56.00", "50.00", "6.00"),
  );
  expect(document.tables.map(({ fields }) => fields[0]?.text)).toEqual(["信访接待", "法律援助", "驻京工作"]);
  expect(document.flags.filter(({ severity }) => severity !== "info")).toEqual([]);
});

test("a title over a form's head begins a table behind a form without a title", () => {
  const list = "指标名称|指标性质|指标值|权重\n 接访数量|≥|9|20\n 满意度|≥|90|20";
  const { tables, flags } = readPrinted([
    { table: { title: "", grid: `项目名称|信访接待|<|<\n ${list}` } },
    { table: { title: "部门整体绩效目标表", grid: `部门名称|信访部门|<|<\n ${list}` } },
  ]);
  expect(tables.map(({ fields }) => fields[0]?.text)).toEqual(["信访接待", "信访部门"]);
  expect(flags.filter(({ severity }) => severity !== "info")).toEqual([]);
});

test("a header printed again on the next page belongs to the same list", () => {
  const head = `项目名称|信访接待|主管部门|<|<
    年度目标|完成全年任务|<|<|<
    指标名称|指标性质|指标值|计量单位|权重`;
  const { tables } = readPrinted([
    { table: { title: "项目绩效目标表", grid: `${head}\n 接访数量|≥|100|件|20\n 办结率|≥|95|%|20` } },
    { table: { title: "", grid: "指标名称|指标性质|指标值|计量单位|权重\n 满意度|≥|90|%|20" } },
  ]);
  expect(tables).toHaveLength(1);
  const [table] = tables as [Table];
  expect(table.rows.filter(({ form: isHead }) => !isHead).map(({ cells }) => cells[0]?.text)).toEqual([
    "接访数量",
    "办结率",
    "满意度",
  ]);
});

test("a head that goes on over the page end is one, with the header below its rest", () => {
  const { tables } = readPrinted([
    {
      table: {
        title: "部门整体支出绩效目标表",
        grid: `部门名称|<|某市安全生产监督管理局|<|<|<
          年度主要任务|任务名称|主要内容|预算金额（万元）|<|<
          ^|^|^|总额|财政拨款|其他资金
          ^|保运转|人员支出|162|162|
          ^|金额合计|<|162|162|
          年度总体目标|目标1：保障人员经费支出，机关运行经费。|<|<|<|<`,
      },
    },
    {
      table: {
        title: "",
        grid: `年度总体目标|目标2：掌握全市重大危险源的基本情况，应对事故。|<|<|<|<
          ^|一级指标|二级指标|指标值|指标说明|分值权重
          |产出指标|数量指标|≥9|完成情况|10
          |^|质量指标|≥80|经费使用|20`,
      },
    },
  ]);
  expect(tables).toHaveLength(1);
  const [table] = tables as [Table];
  expect(showColumns(table)).toEqual([
    ": other",
    "一级指标: indicator.level1",
    "二级指标: indicator.level2",
    "指标值: indicator.value",
    "指标说明: indicator.explanation",
    "分值权重: other",
  ]);
  expect(fieldsOf(table).map(([name]) => name)).toEqual([
    "部门名称",
    "保运转/主要内容",
    "保运转/预算金额/总额",
    "保运转/预算金额/财政拨款",
    "金额合计/预算金额/总额",
    "金额合计/预算金额/财政拨款",
    "年度总体目标",
    "年度总体目标",
  ]);
  expect(table.rows.filter((row) => row.form)).toHaveLength(7);
});

describe("small tables in a head", () => {
  test("heads over figures name them behind the label of their row; scores and rates are no money", () => {
    const table = only(`项目名称|<|信访接待|<|<|<|<|<
      项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
      ^|年度资金总额|120|118|100.50|10|85.17%|8.52
      ^|其中：当年财政拨款|100|98|80.50|-|-|-
      ^|上年结转资金|20|20|20|-|-|-
      年度目标|完成全年任务|<|<|<|<|<|<
      绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      ^|产出指标|数量指标|接访数量|≥1000|1200|20|20`);
    expect(showColumns(table).slice(3)).toEqual([
      "三级指标: indicator.level3",
      "年度指标值: indicator.value",
      "实际完成值: other",
      "分值: other",
      "得分: other",
    ]);
    expect(fieldsOf(table).slice(1, 5)).toEqual([
      ["年度资金总额/年初预算数", "120", "1200000"],
      ["年度资金总额/全年预算数", "118", "1180000"],
      ["年度资金总额/全年执行数", "100.50", "1005000"],
      ["年度资金总额/分值", "10"],
    ]);
    expect(amountsOf(table)).toEqual([
      "120 1200000",
      "118 1180000",
      "100.50 1005000",
      "100 1000000",
      "98 980000",
      "80.50 805000",
      "20 200000",
      "20 200000",
      "20 200000",
    ]);
  });

  test("tasks with a head in two levels, the row of their sum included", () => {
    const document = read(`部门名称|<|某局|<|<|<
      年度主要任务|任务名称|主要内容|预算金额（万元）|<|<
      ^|^|^|总额|财政拨款|其他资金
      ^|保运转|保障人员支出|1932|1900|32
      ^|金额合计|<|1932|1900|32
      年度总体目标|做好全年工作|<|<|<|<
      绩效指标|一级指标|二级指标|三级指标|<|指标值
      ^|产出指标|数量指标|接访数量|<|≥1000`);
    expect(document.flags.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(document.tables.flatMap(fieldsOf).slice(1, -1)).toEqual([
      ["保运转/主要内容", "保障人员支出"],
      ["保运转/预算金额/总额", "1932", "19320000"],
      ["保运转/预算金额/财政拨款", "1900", "19000000"],
      ["保运转/预算金额/其他资金", "32", "320000"],
      ["金额合计/预算金额/总额", "1932", "19320000"],
      ["金额合计/预算金额/财政拨款", "1900", "19000000"],
      ["金额合计/预算金额/其他资金", "32", "320000"],
    ]);
  });
});

describe("figures of a head", () => {
  test("a label and its figure in one cell are two; what is named a time or a count is no money", () => {
    const table = only(`项目名称|信访接待|实施年限|3
      项目资金（万元）|年度资金总额：120|其中：财政拨款：100.00|其他资金：-
      受益人数|5000|联系电话|64001234
      一级指标|二级指标|三级指标|指标值
      产出指标|数量指标|接访数量|≥1000`);
    expect(fieldsOf(table)).toEqual([
      ["项目名称", "信访接待"],
      ["实施年限", "3"],
      ["", "项目资金（万元）"],
      ["年度资金总额", "120", "1200000"],
      ["其中/财政拨款", "100.00", "1000000"],
      ["其他资金", "-", "0"],
      ["受益人数", "5000"],
      ["联系电话", "64001234"],
    ]);
  });

  test("totals side by side have their own parts", () => {
    const grid = (last: string) => `项目名称|<|信访接待|<|<
      资金金额（万元）|实施期资金总额：|300|年度资金总额：|120
      ^|其中：财政拨款|200|其中：财政拨款|100
      ^|其他资金|100|其他资金|${last}
      绩效指标|一级指标|二级指标|三级指标|指标值
      ^|产出指标|数量指标|接访数量|≥1000`;
    const statuses = (last: string) =>
      only(grid(last)).fields.flatMap(({ amount, status }) => (amount ? [status] : []));
    expect(statuses("20")).toEqual(Array.from({ length: 6 }, () => "verified"));
    expect(statuses("30").filter((status) => status === "verified")).toHaveLength(3);
  });
});

test("an indicator's value is money where the row's unit is, and no observation", () => {
  const document = readPrinted([
    {
      table: {
        title: "2026年项目支出绩效目标表",
        right: "单位：万元",
        grid: `单位名称|项目名称|资金总额|一级指标|三级指标|指标值|计量单位
          某局|信访接待|417.41|成本指标|项目支出控制数|417.41|万元
          ^|^|^|产出指标|接访数量|1000.5|件
          ^|^|^|效益指标|满意度|95|%
          ^|^|^|成本指标|人均标准|130|元/人/天`,
      },
    },
  ]);
  expect(document.tables.map(amountsOf)).toEqual([["417.41 4174100", "417.41 4174100"]]);
  expect(document.observations.map(({ column }) => column)).toEqual([2]);
});

test("one word of an indicator heads no list, and one word of money over a figure no small table", () => {
  const plain = readPrinted([
    { table: { title: "工作情况表", grid: "事项|说明\n 指标值|已经达到\n 其他事项|无" } },
  ]);
  expect(plain.tables.flatMap(showColumns).map((column) => column.split(":")[0])).toEqual(["事项", "说明"]);
  const table = only(`项目名称|信访工作经费
    年度资金总额（万元）|120.00
    指标名称|指标值
    接访数量|≥1000`);
  expect(fieldsOf(table)).toEqual([
    ["项目名称", "信访工作经费"],
    ["年度资金总额", "120.00", "1200000"],
  ]);
});
