/** The two tables of performance targets (绩效目标): forms whose measures are words as often as figures. */
import type { ColumnModel, RowModel, TableModel } from "../model.ts";
import { dimension, LANDSCAPE, UNIT, UNIT_NAME } from "./common.ts";

type Indicator = readonly [name: string, value: string, explanation: string];

/** 一级指标 > 二级指标 > 三级指标, each with its value and explanation. */
const INDICATORS: readonly [string, readonly [string, readonly Indicator[]][]][] = [
  [
    "投入管理指标",
    [
      [
        "工作目标管理",
        [
          [
            "年度履职目标相关性",
            "相关",
            "1.年度履职目标是否符合国家、省委省政府战略部署和发展规划，与国家、省宏观政策、行业政策一致；2.年度履职目标是否与部门职责、工作规划和重点工作相关；3.确定的预算项目是否合理，是否与工作目标密切相关；4.工作任务和项目预算安排是否合理。",
          ],
          [
            "工作任务科学性",
            "科学",
            "1.工作任务是否有明确的绩效目标，绩效目标是否与部门年度履职目标一致，是否能体现工作任务的产出和效果；2.工作任务对应的预算项目是否有明确的绩效目标，绩效目标是否与部门职责目标、工作任务目标一致，是否能体现预算项目的产出和效果。",
          ],
          [
            "绩效指标合理性",
            "合理",
            "1.工作任务、预算项目绩效指标设置是否准确反映部门绩效完成情况；2.工作任务、预算项目绩效指标是否清晰、细化、可评价、可衡量；3.工作任务、预算项目绩效指标的评价标准是否清晰、可衡量；4.是否与部门年度的任务数或计划数相对应。",
          ],
        ],
      ],
      [
        "预算和财务管理",
        [
          [
            "预算编制完整性",
            "完整",
            "1.部门所有收入是否全部纳入部门预算；2.部门支出预算是否统筹各类资金来源，全部纳入部门预算管理。",
          ],
          [
            "专项资金细化率",
            "≥95%",
            "专项资金细化率=（已细化到具体市县和承担单位的资金数/部门参与分配资金总数）×100%。",
          ],
          ["预算执行率", "", ""],
          [
            "预算调整率",
            "≤20%",
            "预算调整率=（预算调整数-年初预算数）/年初预算数×100%。预算调整数：部门在本年度内涉及预算的追加、追减或结构调整的资金总和（因落实国家政策、发生不可抗力、上级部门或本级党委政府临时交办而产生的调整除外）。",
          ],
          [
            "结转结余率",
            "≤20%",
            "结转结余率=结转结余总额/预算数*100%。结转结余总额是指部门本年度的结转结余资金之和。预算数是指财政部门批复的本年度部门的（调整）预算数。",
          ],
          [
            "“三公经费”控制率",
            "≤100%",
            "“三公经费”控制率=本年度“三公经费”实际支出数/“三公经费”预算数*100%",
          ],
          [
            "政府采购执行率",
            "≥90%",
            "政府采购执行率=（实际政府采购金额/政府采购预算数）×100%。政府采购预算：采购机关根据事业发展规划和行政任务编制的、并经过规定程序批准的年度政府采购计划。",
          ],
          [
            "决算真实性",
            "真实",
            "反映本部门决算工作情况。决算编制数据是否账表一致，即决算报表数据与会计账簿数据是否一致。",
          ],
          [
            "资金使用合规性",
            "合规",
            "部门（单位）是否按照相关法律法规以及资金管理办法规定的用途使用预算资金，用以反映和考核部门（单位）预算资金的规范运行情况。1.是否符合国家财经法规和财务管理制度规定以及相关专项资金管理办法的规定；2.资金的拨付是否有完整的审批程序和手续；3.项目的重大开支是否经过评估论证；4.是否符合部门预算批复的用途；5.是否存在截留支出情况；6.是否存在挤占支出情况；7.是否存在挪用支出情况；8.是否存在虚列支出情况。",
          ],
          [
            "管理制度健全性",
            "健全",
            "部门（单位）为加强预算管理，规范财务行为而制定的管理制度是否健全完整，用以反映和考核部门（单位）预算管理制度为完成主要职责或促成事业发展的保障情况。1.是否已制定或具有预算资金管理办法、内部管理制度、会计核算制度、会计岗位制度等管理制度；2.相关管理制度是否得到有效执行。",
          ],
          [
            "预决算信息公开性",
            "公开",
            "部门（单位）是否按照政府信息公开有关规定公开部门预算、执行、决算、监督、绩效等相关预决算信息，用以反映和考核部门（单位）预决算管理的公开透明情况。1.是否按规定内容公开预决算信息；2.是否按规定时限公开预决算信息。",
          ],
          [
            "资产管理规范性",
            "规范",
            "部门（单位）的资产配置、使用是否合规，处置是否规范，收入是否及时足额上缴，用以反映和考核部门（单位）资产管理的规范程度。1.资产是否及时规范入账，资产报表数据与会计账簿数据是否相符，资产实物与财务账、资产账是否相符；2.新增资产是否符合规定程序和规定标准，新增资产是否考虑闲置存量资产；3.资产对外有偿使用（出租出借等）、对外投资、担保、资产处置等事项是否按规定报批；4.资产收益是否及时足额上交财政。",
          ],
        ],
      ],
      [
        "绩效管理",
        [
          [
            "绩效目标编制完成率",
            "100%",
            "部门（单位）按要求实施绩效监控的项目数量占应实施绩效监控项目总数的比重。部门绩效监控完成率=已完成绩效监控项目数量/部门项目总数*100%",
          ],
          [
            "绩效监控完成率",
            "100%",
            "部门（单位）按要求编制绩效目标的项目数量占应编制绩效目标项目总数的比重。部门目标编制完成率=已完成绩效目标编制项目数量/部门应编制绩效目标项目总数*100%",
          ],
          [
            "绩效自评完成率",
            "100%",
            "部门（单位）按要求实施绩效自评的项目数量占应实施绩效自评项目总数的比重。部门绩效自评完成率=已完成评价项目数量/部门项目总数*100%",
          ],
          [
            "部门绩效评价完成率",
            "100%",
            "部门重点绩效评价完成情况。部门绩效评价完成率=已完成评价项目数量/部门重点绩效评价项目数*100%",
          ],
          [
            "评价结果应用率",
            "100%",
            "绩效监控、单位自评、部门绩效评价、财政重点绩效评价结果应用情况。评价结果应用率=评价提出的意见建议采纳数/提出的意见建议总数*100%",
          ],
        ],
      ],
    ],
  ],
  [
    "产出指标",
    [
      [
        "重点工作任务完成",
        [
          [
            "重点任务完成率",
            "≥90%",
            "反映本部门负责的重点工作任务进展情况。分项具体列示本部门重点工作任务推进情况，相关情况应予以细化、量化表述。",
          ],
        ],
      ],
      [
        "履职目标实现",
        [
          [
            "目标完成率",
            "≥90%",
            "反映本部门制定的年度工作目标达成情况。分项具体列示本部门年度工作目标达成情况，相关情况应予以细化、量化表述。",
          ],
        ],
      ],
    ],
  ],
  [
    "效益指标",
    [
      [
        "履职效益",
        [
          [
            "社会效益",
            "≥95%",
            "反映部门履职对经济社会发展等所带来的直接或间接影响。可根据部门实际情况有选择的进行设置，并将三级指标细化为相应的个性化指标。",
          ],
        ],
      ],
      [
        "满意度",
        [
          [
            "群众满意度",
            "≥95%",
            "反映社会公众或服务对象在部门履职效果、解决民众关心的热点问题等方面的满意程度。可根据部门实际情况有选择的进行设置，并将三级指标细化为相应的个性化指标。",
          ],
        ],
      ],
    ],
  ],
];

const spanning = (text: string, rowSpan: number): RowModel["cells"][number] =>
  rowSpan === 1 ? text : { text, rowSpan };

/** A row an indicator; the names of the levels above span theirs. */
const indicatorRows: readonly RowModel[] = INDICATORS.flatMap(([first, groups]) => {
  const total = groups.reduce((sum, [, indicators]) => sum + indicators.length, 0);
  return groups.flatMap(([second, indicators], group) =>
    indicators.map(([name, value, explanation], index): RowModel => ({
      kind: "detail",
      cells: [
        group === 0 && index === 0 ? spanning(first, total) : null,
        index === 0 ? spanning(second, indicators.length) : null,
        name,
        value,
        explanation,
      ],
    })),
  );
});

const GOAL =
  "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的十九届六中全会、省第十一次党代会、市第十二次党代会精神，全面落实省委、省政府和市委、市政府有关决策部署，深化“放管服”改革，加快推进数字政府建设，着力“定标准、聚数据、建平台、拓应用、抓提升、促发展”，以便民利企为导向，以数字政府建设为主线，以市一体化大数据中心为支撑，以数据归集共享为核心，丰富场景，提升能力，打造我市政务服务特色品牌，助力营商环境改善，为建设豫北区域性中心强市提供强有力的数据支撑";
const TASK = "保障政务服务大厅正常周转";

const departmentTargets: TableModel = {
  id: "t13",
  kind: "department-performance-targets",
  title: ["本级部门(单位)整体绩效目标表", "(2024年度)"],
  unit: "万元",
  unitSource: "label",
  unitLine: [],
  columns: [
    dimension(["一级指标"], "indicator.level1", 70),
    dimension(["二级指标"], "indicator.level2", 84),
    dimension(["三级指标"], "indicator.level3", 130),
    dimension(["指标值"], "indicator.value", 80),
    dimension(["指标值说明"], "indicator.explanation", 160),
  ],
  rows: indicatorRows,
  notes: [],
  fields: [
    { name: "部门(单位)名称", text: UNIT_NAME },
    { name: "年度履职目标", text: GOAL },
    { name: "年度主要任务/任务名称", text: TASK },
    { name: "年度主要任务/主要内容", text: TASK },
    { name: "预算情况/部门预算总额", text: "1314.87", unit: "万元" },
    { name: "资金来源/政府预算资金", text: "1314.87", unit: "万元" },
    { name: "资金来源/财政专户管理资金", text: "", unit: "万元" },
    { name: "资金来源/单位资金", text: "", unit: "万元" },
    { name: "资金结构/基本支出", text: "1148.87", unit: "万元" },
    { name: "资金结构/项目支出", text: "166", unit: "万元" },
  ],
  sheet: { orientation: "landscape", margins: [96, 60, 60], fontSize: 10, lineHeight: 18, padding: 5, amounts: "center", names: "left" },
};

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

const projectTargets: TableModel = {
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

export { departmentTargets, projectTargets };
