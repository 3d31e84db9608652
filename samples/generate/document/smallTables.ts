/** “三公”经费预算表, 项目支出预算表 and 上年结转资金表: a few rows or none. */
import type { ColumnModel, TableModel } from "../model.ts";
import {
  CARRYOVER_NOTE,
  dimension,
  fill,
  LANDSCAPE,
  measure,
  PARENT,
  PRINTED_FRAME,
  UNIT_NAME,
} from "./common.ts";

const THREE_PUBLIC_NOTE =
  "注：按照党中央、国务院有关规定及部门预算管理有关规定，“三公”经费包括因公出国（境）费、公务用车购置及运行费和公务接待费。（1）因公出国（境）费，指单位工作人员公务出国（境）的住宿费、差旅费、伙食补助费、杂费、培训费等支出。（2）公务用车购置及运行费，指单位公务用车购置费及租用费、燃料费、维修费、过路过桥费、保险费、安全奖励费用等支出，公务用车指用于履行公务的机动车辆，包括一般公务用车和执法执勤用车。（3）公务接待费，指单位按规定开支的各类公务接待（含外宾接待）支出。";

const VEHICLES = "公务用车购置及运行费";

const threePublic: TableModel = {
  ...PRINTED_FRAME,
  id: "t08",
  kind: "three-public-expenses",
  title: ["2024年一般公共预算“三公”经费预算表"],
  columns: [
    measure(["“三公”经费合计"], { nature: "three-public.total" }, 100),
    measure(["因公出国（境）费"], { nature: "three-public.abroad" }, 100),
    measure([VEHICLES, "小计"], { nature: "three-public.vehicles" }, 100),
    measure([VEHICLES, "公务用车购置费"], { nature: "three-public.vehicles.purchase" }, 100),
    measure([VEHICLES, "公务用车运行维护费"], { nature: "three-public.vehicles.operation" }, 110),
    measure(["公务接待费"], { nature: "three-public.reception" }, 100),
  ],
  rows: [{ kind: "detail", cells: ["5", "", "4", "", "4", "1"] }],
  notes: [THREE_PUBLIC_NOTE],
  sheet: { ...LANDSCAPE, fontSize: 10.5, lineHeight: 14, padding: 8, amounts: "center", names: "left" },
};

const PROJECT_COLUMNS: readonly ColumnModel[] = [
  dimension(["类型"], "project.type", 62),
  dimension(["项目名称"], "project.name", 116),
  dimension(["项目单位"], "administrative.name", 124),
  measure(["合计"], {}, 50),
  measure(["本年拨款", "一般公共预算"], { origin: "current", fund: "general-public" }, 54),
  measure(["本年拨款", "政府性基金预算"], { origin: "current", fund: "government-fund" }, 54),
  measure(["本年拨款", "国有资本经营预算"], { origin: "current", fund: "state-capital" }, 54),
  measure(["财政拨款结转结余", "一般公共预算"], { origin: "carryover", fund: "general-public" }, 54),
  measure(["财政拨款结转结余", "政府性基金预算"], { origin: "carryover", fund: "government-fund" }, 54),
  measure(["财政拨款结转结余", "国有资本经营预算"], { origin: "carryover", fund: "state-capital" }, 54),
  measure(["财政专户管理资金"], { fund: "fiscal-special-account" }, 54),
  measure(["单位资金"], { fund: "unit-funds" }, 50),
];

const project = (name: string, amount: string) => ({
  kind: "detail" as const,
  cells: fill(PROJECT_COLUMNS, ["特定目标类", name, UNIT_NAME, amount, amount]),
});

const projectExpenditure: TableModel = {
  ...PRINTED_FRAME,
  id: "t10",
  kind: "project-expenditure",
  title: ["2024年项目支出预算表"],
  number: "预算10表",
  columns: PROJECT_COLUMNS,
  rows: [
    { kind: "total", cells: fill(PROJECT_COLUMNS, ["", "", "", "166", "166"]) },
    {
      kind: "department",
      cells: fill(PROJECT_COLUMNS, ["", PARENT.code, PARENT.name, "166", "166"]),
      organisation: PARENT,
    },
    project("2024年一件事集成办理", "40"),
    project("2024年市民之家午餐补助", "126"),
  ],
  notes: [CARRYOVER_NOTE],
  sheet: LANDSCAPE,
};

const carryover: TableModel = {
  ...PRINTED_FRAME,
  id: "t12",
  kind: "carryover-funds",
  title: ["上年结转资金表"],
  number: "预算12表",
  columns: [
    dimension(["功能分类编码"], "function.code", 70),
    dimension(["政府经济科目"], "governmentEconomic.code", 70),
    dimension(["经济分类编码"], "departmentEconomic.code", 70),
    dimension(["功能分类名称"], "function.name", 90),
    dimension(["预算单位编码"], "administrative.code", 70),
    dimension(["预算单位名称"], "administrative.name", 90),
    dimension(["预算项目名称"], "project.name", 90),
    measure(["金额"], {}, 70),
    dimension(["资金性质名称"], "fund.name", 80),
  ],
  rows: [],
  notes: [],
  sheet: LANDSCAPE,
};

export { carryover, projectExpenditure, threePublic };
