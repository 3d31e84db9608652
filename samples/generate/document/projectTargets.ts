/** 部门预算项目绩效目标表: each project above four lists of indicators that stand side by side. */
import type { ColumnModel, RowModel, TableModel } from "../model.ts";
import { dimension, LANDSCAPE, UNIT } from "./common.ts";

const AMOUNT = "项目金额（万元）";
const targetPair = (group: string): ColumnModel[] => [
  dimension(["绩效目标", group, "三级指标"], "indicator.level3", 74),
  dimension(["绩效目标", group, "指标值"], "indicator.value", 58),
];

const projectColumns: readonly ColumnModel[] = [
  dimension(["单位编码（项目编码）"], "project.code", 78),
  dimension(["项目单位（项目名称）"], "project.name", 84),
  { path: [AMOUNT, "资金总额"], role: "measure", coordinates: {}, unit: "万元", width: 48 },
  { path: [AMOUNT, ""], role: "measure", coordinates: {}, unit: "万元", ofWhich: true, width: 40 },
  ...["成本指标", "产出指标", "效益指标", "满意度指标"].flatMap(targetPair),
];

/** The four lists of indicators of one project, side by side under its first row. */
const project = (
  head: readonly [code: string, name: string, amount: string],
  ...lists: readonly (readonly [string, string])[][]
): RowModel[] => {
  const [code, name, amount] = head;
  return Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, index) => ({
    kind: "detail",
    cells: [
      ...(index === 0 ? [code, name, amount, amount] : ["", "", "", ""]),
      ...lists.flatMap((list) => list[index] ?? ["", ""]),
    ],
  }));
};

const blankTargets = Array<string>(8).fill("");

export const projectTargets: TableModel = {
  id: "t14",
  kind: "project-performance-targets",
  title: ["2024年部门预算项目绩效目标表"],
  unit: "万元",
  unitSource: "label",
  unitLine: [],
  columns: projectColumns,
  rows: [
    { kind: "total", cells: ["", "", "166", "166", ...blankTargets] },
    { kind: "department", cells: [UNIT.code, UNIT.name, "166", "166", ...blankTargets], organisation: UNIT },
    ...project(
      ["410500240000000042431", "2024年市民之家午餐补助", "126"],
      [
        ["人均日补助标准", "10元/人"],
        ["减少一次性餐具使用", "≥400双/日"],
      ],
      [
        ["节省工作人员午餐支出", "10元/人"],
        ["节省通勤时间", "≥60分钟"],
        ["增加服务时间", "≥90分钟"],
        ["补助午餐费用", "10元/人"],
        ["避免迟到早退", "≥95%"],
        ["节省群众等待时间", "≥90分钟"],
      ],
      [
        ["提高政务服务形象", "≥95%"],
        ["减少通勤", "平均5公里"],
        ["减少油耗", "平均5公里"],
      ],
      [
        ["提高群众满意度", "≥95%"],
        ["增加大厅人员积极性", "≥95%"],
      ],
    ),
    ...project(
      ["410500240000000043243", "2024年一件事集成办理", "40"],
      [
        ["成本（件）", "10元"],
        ["总成本", "≤400000元"],
      ],
      [
        ["邮寄件数", "≤40000件"],
        ["服务群众", "≤40000户"],
        ["服务时间", "≤365天"],
        ["提升政府形象", "≥95%"],
        ["邮寄时间", "及时邮寄"],
        ["利用率", "100%"],
      ],
      [
        ["取件交通成本", "≥20元/件"],
        ["节省群众时间成本", "≥60分钟"],
        ["展示政务服务形象", "≥95%"],
      ],
      [
        ["提高群众满意度", "≥95%"],
        ["提高群众幸福感", "≥95%"],
      ],
    ),
  ],
  notes: [],
  fields: [],
  sheet: { ...LANDSCAPE, fontSize: 9, lineHeight: 12, padding: 3.4 },
};
