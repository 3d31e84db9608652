import { describe, expect, it } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

const assembled = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columnWidths: readonly number[],
  pageHeight: number,
) => {
  const pages = printTable(header, rows, {
    ...{ columnWidths, pageHeight, fontSize: 9, repeatHeader: true, title: "2024年部门预算公开表" },
  });
  const { tables, findings } = assemble(pages.map(findTables));
  return {
    pages: pages.length,
    tables: tables.map((table) => table.rows.map(({ cells }) => cells.map(({ text }) => text))),
    findings,
  };
};

describe("two lists side by side in one table", () => {
  const header = ["科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"];
  const left = [
    ...["工资福利支出", "基本工资", "津贴补贴", "奖金", "绩效工资", "机关事业单位基本养老保险缴费"],
    ...["职工基本医疗保险缴费", "公务员医疗补助缴费", "其他社会保障缴费", "住房公积金"],
  ];
  const right = ["商品和服务支出", "办公费", "印刷费", "水费", "电费", "邮电费", "差旅费"];
  const rows = left.map((name, index) => {
    const code = String(30100 + index);
    const beside = right[index];
    return [
      ...[code, name, `${100 + index}.5`],
      ...(beside ? [String(30200 + index), beside, `${20 + index}.25`] : ["", "", ""]),
    ];
  });

  it.each([170, 200, 230, 260])(
    "stay beside each other over pages %i points high, the shorter list blank at its end",
    (height) => {
      const { pages, tables, findings } = assembled(header, rows, [36, 50, 40, 36, 50, 40], height);
      expect(pages).toBeGreaterThan(1);
      expect(tables).toEqual([rows]);
      expect(findings).toEqual([]);
    },
  );
});

describe("indicator rows under a project row", () => {
  const header = ["项目名称", "一级指标", "二级指标", "三级指标", "指标值", "一级指标", "三级指标", "指标值"];
  const project = (name: string) => [
    [name, "", "", "", "", "", "", ""],
    ["", "产出指标", "数量指标", "维修办公楼面积", "≥1200平方米", "效益指标", "群众办事等候时间", "≤15分钟"],
    ["", "产出指标", "质量指标", "验收合格率", "100%", "效益指标", "设施正常运转率", "≥98%"],
    ["", "产出指标", "时效指标", "资金支付及时率", "≥95%", "满意度指标", "服务对象满意度", "≥90%"],
  ];
  const rows = ["大厅运行经费", "网络光纤租赁费", "政务服务热线运行维护", "物业服务费"].flatMap(project);

  it.each([190, 230, 280, 330])("stay under their project over pages %i points high", (height) => {
    const { pages, tables, findings } = assembled(header, rows, [60, 45, 45, 60, 50, 45, 60, 50], height);
    expect(pages).toBeGreaterThan(1);
    expect(tables).toEqual([rows]);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("a wide table whose right half is on the next page", () => {
  const names = ["基本工资", "津贴补贴", "奖金", "住房公积金", "办公费"];
  const left = names.map((name, index) => [String(30101 + index), name, `${100 + index}.50`]);
  const right = names.map((_, index) => [`${60 + index}.25`, index === 2 ? "" : `${40 + index}.25`]);
  const print = (header: readonly string[], rows: readonly (readonly string[])[], title: string) =>
    printTable(header, rows, {
      ...{ columnWidths: header.map(() => 70), pageHeight: 300, fontSize: 9, repeatHeader: true, title },
    });
  /** The left half and, alone on the page after it and without a title, another table. */
  const beside = (header: readonly string[], rows: readonly (readonly string[])[]) => {
    const pages = [
      ...print(["科目编码", "科目名称", "合计"], left, "2024年基本支出预算表"),
      ...print(header, rows, "").map((page) => ({
        ...page,
        // A sheet is printed on paper of one size.
        width: 290,
        number: 2,
        runs: page.runs.flatMap((run) =>
          run.text === "" ? [] : [{ ...run, text: run.text === "- 1 -" ? "- 2 -" : run.text }],
        ),
      })),
    ];
    expect(pages.length).toBe(2);
    return assemble(pages.map(findTables));
  };
  const textsOf = ({ tables }: ReturnType<typeof assemble>) =>
    tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));

  it("comes back side by side where the rows agree and it has no labels of its own", () => {
    const assembly = beside(["人员经费", "公用经费"], right);
    expect(textsOf(assembly)).toEqual([left.map((row, index) => [...row, ...(right[index] as string[])])]);
    const [table] = assembly.tables;
    expect(table?.header[0]?.map(({ text }) => text)).toEqual([
      ...["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
    ]);
    expect(table?.joins).toMatchObject([{ pages: [1, 2], kind: "right-half" }]);
    expect(table?.rows[0]?.cells.map(({ pieces }) => pieces[0]?.page)).toEqual([1, 1, 1, 2, 2]);
    expect(assembly.findings).toEqual([]);
  });

  it("loses the labels that it repeats", () => {
    const rows = right.map((row, index) => [...(left[index] as string[]).slice(0, 2), ...row]);
    const assembly = beside(["科目编码", "科目名称", "人员经费", "公用经费"], rows);
    expect(textsOf(assembly)).toEqual([left.map((row, index) => [...row, ...(right[index] as string[])])]);
  });

  it("stays apart with a warning where it has labels of its own, and without one where it has more rows", () => {
    const other = right.map((row, index) => [`项目${index}`, ...row, "1.00"]);
    const apart = beside(["项目名称", "人员经费", "公用经费", "其他"], other);
    expect(apart.tables.length).toBe(2);
    expect(apart.findings.map(({ rule, pages }) => [rule, pages])).toContainEqual(["COLUMNS-DIFFER", [1, 2]]);
    const more = beside(["人员经费", "公用经费"], [...right, ["1.00", "2.00"]]);
    expect(more.tables.length).toBe(2);
  });
});
