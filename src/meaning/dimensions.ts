import type { Dimension, TableKind } from "../contract/vocabulary.ts";

type Family = "function" | "departmentEconomic" | "governmentEconomic" | "revenue";

/** Header words that name one dimension whatever stands above them. */
const DIRECT: readonly (readonly [RegExp, Dimension])[] = [
  [/^(?:部门|单位|预算单位|预算部门)?(?:\((?:单位|部门)\))?(?:代码|编码|编号)$/u, "administrative.code"],
  [
    /^(?:部门|单位|预算单位|预算部门)(?:\((?:单位|部门)\))?名称$|^(?:项目|预算|主管|实施|用款|采购|资金使用)单位$|^主管部门$/u,
    "administrative.name",
  ],
  [/^项目名称说明$|^项目(?:说明|内容|描述)$/u, "project.description"],
  [/^(?:预算)?项目名称$/u, "project.name"],
  [/^(?:预算)?项目(?:代码|编码|编号)$/u, "project.code"],
  [/^项目类别$/u, "project.category"],
  [/^项目分类$|^(?:项目)?类型$/u, "project.type"],
  [/^单位编码\(项目编码\)$|^项目编码\(单位编码\)$/u, "project.code"],
  [/^项目单位\(项目名称\)$|^单位名称\(项目名称\)$|^项目名称\(项目单位\)$/u, "project.name"],
  [/^(?:采购|购买服务)项目(?:名称)?$|^专项名称$|^支出项目类别\(资金使用单位\)$/u, "project.name"],
  [/^资金性质(?:名称)?$|^资金来源$/u, "fund.name"],
  [/^一级指标$/u, "indicator.level1"],
  [/^二级指标$/u, "indicator.level2"],
  [/^三级指标$|^指标名称$/u, "indicator.level3"],
  [/^指标值$|^目标值$/u, "indicator.value"],
  [/^指标值?说明$|^指标解释$/u, "indicator.explanation"],
];

/** Which classification the words of a path speak of; the innermost that says so wins. */
const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/政府(?:预算)?(?:支出)?经济/u, "governmentEconomic"],
  [/(?:部门(?:预算)?)?(?:支出)?经济(?:分类|科目)/u, "departmentEconomic"],
  [/功能(?:分类|科目)/u, "function"],
  [/收入(?:分类)?科目/u, "revenue"],
];

const CODE = /(?:科目|分类)?(?:编码|代码|编号)$/u;
const NAME = /名称$/u;
/** A classification named without saying whether code or name: 功能科目, 政府经济科目, 政府经济分类科目. */
const BARE = /(?:经济|功能)(?:分类)?(?:科目)?$/u;

const CLASS_KINDS: readonly TableKind[] = [
  "general-public-budget-basic-expenditure",
  "economic-classification-expenditure",
];

/** In a summary a bare 支出功能分类科目 heads a list of labels: 一、一般公共服务支出, 301 工资福利支出. */
const SUMMARY_KINDS: readonly TableKind[] = ["revenue-expenditure-summary", "fiscal-appropriation-summary"];

/** What a path needs to know of its table to name its dimension. */
export interface PathContext {
  readonly kind: TableKind;
  /** Leaf words of all columns, normalised: a bare 功能科目 beside 功能科目名称 is the code. */
  readonly leaves: readonly string[];
}

/**
 * The dimension that a header path (words normalised, outermost first, empty levels left out) names, or null.
 * 类, 款 and 项 are told apart by the classification named above them.
 */
export function dimensionOfPath(path: readonly string[], context: PathContext): Dimension | null {
  const leaf = path.at(-1) ?? "";
  const outer = path.slice(0, -1).join("/");
  const family = familyOf(path, context.kind);
  const economic = family === "departmentEconomic" || family === "governmentEconomic";
  if (/^类款项?$/u.test(leaf)) return `${family}.code`;
  if (leaf === "类") return family === "revenue" ? "revenue.code" : `${family}.class`;
  if (leaf === "款")
    return economic ? `${family}.item` : family === "revenue" ? "revenue.code" : "function.group";
  if (leaf === "项")
    return economic ? `${family}.item` : family === "revenue" ? "revenue.code" : "function.item";
  // 编码 alone is a unit's, unless a classification stands above it.
  if (/^(?:编码|代码|编号)$/u.test(leaf) && FAMILIES.some(([pattern]) => pattern.test(outer)))
    return `${family}.code`;
  if (/^单位(?:名称)?\(科目(?:名称)?\)$/u.test(leaf))
    return context.leaves.some(isCodeWord) ? `${family}.name` : "administrative.name";
  const direct = DIRECT.find(([pattern]) => pattern.test(leaf));
  if (direct) return direct[1];
  if (/^(?:收支|收入|支出)?项目(?:\(按.+\))?$/u.test(leaf)) return "item";
  if (SUMMARY_KINDS.includes(context.kind) && /(?:科目|分类)$/u.test(leaf)) return "item";
  const classified = /科目|分类|经济|功能/u.test(leaf);
  if (!classified) return /科目|分类/u.test(outer) && NAME.test(leaf) ? `${family}.name` : null;
  if (CODE.test(leaf)) return `${family}.code`;
  if (NAME.test(leaf)) return `${family}.name`;
  if (!BARE.test(leaf) && leaf !== "科目") return null;
  return codeStandsBeside(leaf, family, context) ? `${family}.name` : `${family}.code`;
}

function familyOf(path: readonly string[], kind: TableKind): Family {
  for (const word of [...path].reverse()) {
    const found = FAMILIES.find(([pattern]) => pattern.test(word));
    if (found) return found[1];
  }
  return CLASS_KINDS.includes(kind) ? "departmentEconomic" : "function";
}

/** Does the leaf head codes of a classification? A unit's name stands alone where none does. */
const isCodeWord = (leaf: string): boolean =>
  /^[类款项]$|^类款项?$/u.test(leaf) || /(?:科目|分类).*(?:编码|代码)$/u.test(leaf);

/** Has another column of the same classification the code, so that this one must hold the name? */
const codeStandsBeside = (leaf: string, family: Family, context: PathContext): boolean =>
  context.leaves.some(
    (other) =>
      other !== leaf && CODE.test(other) && FAMILIES.find(([pattern]) => pattern.test(other))?.[1] === family,
  );
