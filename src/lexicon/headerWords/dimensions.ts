import { CITIES, type DimensionWord, FORMS } from "./types.ts";

const BODY = "{部门|单位|预算单位|预算部门|机构}";
const OF_BODY = "[({单位|部门})]";

/** Words that name one dimension whatever stands above them. */
export const DIMENSION_WORDS: readonly DimensionWord[] = [
  {
    concept: "code of a body",
    spellings: [`[${BODY}]${OF_BODY}{代码|编码|编号}`],
    dimension: "administrative.code",
    source: FORMS,
  },
  {
    concept: "name of a body",
    spellings: [
      `${BODY}${OF_BODY}名称`,
      "{项目|预算|主管|实施|用款|采购|资金使用}单位[名称]",
      "主管部门[名称]",
      "单位[({部门|单位})]名称",
    ],
    dimension: "administrative.name",
    source: FORMS,
  },
  {
    concept: "description of a project",
    spellings: ["项目名称说明", "项目{说明|内容|描述|简介|概况}"],
    dimension: "project.description",
    source: `${FORMS}; Xi'an (项目简介)`,
  },
  {
    concept: "name of a project",
    spellings: [
      "[预算|支出|二级]项目名称",
      "二级项目",
      "项目单位(项目名称)",
      "单位名称(项目名称)",
      "单位(项目)名称",
      "项目名称(项目单位)",
      "{采购|购买服务}项目[名称]",
      "专项[(项目)]名称",
      "支出项目类别(资金使用单位)",
    ],
    dimension: "project.name",
    source: `${FORMS}; ${CITIES} (单位(项目)名称: Changsha)`,
  },
  {
    concept: "code of a project",
    spellings: [
      "[预算|二级]项目{代码|编码|编号}",
      "单位编码(项目编码)",
      "项目编码(单位编码)",
      "单位(项目)编码",
    ],
    dimension: "project.code",
    source: FORMS,
  },
  {
    concept: "category of a project",
    spellings: ["项目类别", "一级项目[名称]"],
    dimension: "project.category",
    source: `${FORMS}; Changchun (一级项目, 二级项目)`,
  },
  {
    concept: "type of a project",
    spellings: ["项目分类", "[项目]类型"],
    dimension: "project.type",
    source: FORMS,
  },
  {
    concept: "fund of a row",
    spellings: ["资金性质[名称]", "资金来源"],
    dimension: "fund.name",
    source: FORMS,
  },
  {
    concept: "first level of an indicator",
    spellings: ["一级指标[名称][(…)]"],
    dimension: "indicator.level1",
    source: FORMS,
  },
  {
    concept: "second level of an indicator",
    spellings: ["二级指标[名称][(…)]"],
    dimension: "indicator.level2",
    source: FORMS,
  },
  {
    concept: "third level of an indicator",
    spellings: ["三级指标[名称][(…)]", "指标{名称|内容}"],
    dimension: "indicator.level3",
    source: `${FORMS}; Xi'an (指标内容)`,
  },
  {
    concept: "value of an indicator",
    spellings: ["[年度|年初|全年|本年|当年|实施期|中期|预期][绩效|指标]{指标值|目标值}[(…)]", "预期值"],
    dimension: "indicator.value",
    source: `${FORMS}; forms of self-assessment (年度指标值)`,
  },
  {
    concept: "explanation of an indicator",
    spellings: ["指标[值]{说明|内容|解释}"],
    dimension: "indicator.explanation",
    source: FORMS,
  },
  {
    concept: "label of a line",
    spellings: ["[收支|收入|支出]项目[(按…)]", "…{科目|分类}[科目](按大类[)]"],
    dimension: "item",
    source: `${FORMS}; Xi'an (支出功能分类科目(按大类))`,
  },
];

/** Which classification words speak of, the special before the general: 政府经济分类 holds 经济分类. */
export const CLASSIFICATIONS = [
  {
    family: "governmentEconomic",
    spellings: ["…政府[预算][支出]经济…"],
    source: FORMS,
  },
  {
    family: "departmentEconomic",
    spellings: ["…经济{分类|科目}…"],
    source: FORMS,
  },
  { family: "function", spellings: ["…功能{分类|科目}…"], source: FORMS },
  { family: "revenue", spellings: ["…收入[分类]科目…"], source: FORMS },
] as const;

/** 科目名称 that holds a unit's name on rows of a unit. */
export const NAME_OF_UNIT_OR_CLASS: readonly string[] = [
  "单位[名称](科目[名称])",
  "[功能]科目[名称](单位[名称])",
  "科目(单位)名称",
];
