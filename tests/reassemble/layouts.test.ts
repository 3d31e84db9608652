import { describe, expect, it } from "vitest";
import { reassemble } from "../../src/reassemble/index.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

const assemble = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columnWidths: readonly number[],
  pageHeight: number,
) => {
  const pages = printTable(header, rows, {
    ...{ columnWidths, pageHeight, fontSize: 9, repeatHeader: true, title: "2024年部门预算公开表" },
  });
  const { tables, findings } = reassemble(pages.map(findTables));
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
      const { pages, tables, findings } = assemble(header, rows, [36, 50, 40, 36, 50, 40], height);
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
    const { pages, tables, findings } = assemble(header, rows, [60, 45, 45, 60, 50, 45, 60, 50], height);
    expect(pages).toBeGreaterThan(1);
    expect(tables).toEqual([rows]);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
