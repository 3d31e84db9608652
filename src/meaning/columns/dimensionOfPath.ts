import type { Dimension, TableKind } from "../../contract/vocabulary.ts";
import {
  type ClassificationFamily,
  classificationOfWord,
  dimensionOfWord,
  isNameOfUnitOrClass,
} from "../../lexicon/headerWords/match.ts";

const CODE = /(?:科目|分类)?(?:编码|代码|编号)$/u;
const NAME = /名称$/u;
/** A classification named without saying whether code or name: 功能科目, 政府经济科目, 政府经济分类科目. */
const BARE = /(?:经济|功能)(?:分类)?(?:科目)?$/u;

/** Kinds whose 科目 are economic classes, where no word says so. */
const ECONOMIC_KINDS: readonly TableKind[] = [
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
  const outer = path.slice(0, -1);
  const family = familyOf(path, context.kind);
  const level = levelOfCode(leaf, family);
  if (level !== null) return level;
  // 编码 alone is a unit's, unless a classification stands above it.
  if (/^(?:编码|代码|编号)$/u.test(leaf) && outer.some((word) => classificationOfWord(word) !== null))
    return `${family}.code`;
  if (isNameOfUnitOrClass(leaf))
    return context.leaves.some(isCodeWord) ? `${family}.name` : "administrative.name";
  if (SUMMARY_KINDS.includes(context.kind) && /(?:科目|分类|^项目名称)$/u.test(leaf)) return "item";
  const direct = dimensionOfWord(leaf);
  if (direct !== null) return direct;
  const classified = /科目|分类|经济|功能/u.test(leaf);
  if (!classified) return /科目|分类/u.test(outer.join("/")) && NAME.test(leaf) ? `${family}.name` : null;
  if (CODE.test(leaf)) return `${family}.code`;
  if (NAME.test(leaf)) return `${family}.name`;
  if (!BARE.test(leaf) && !/^(?:支出|收入|预算)?科目$/u.test(leaf)) return null;
  return codeStandsBeside(leaf, family, context) || isAlone(leaf, context)
    ? `${family}.name`
    : `${family}.code`;
}

/** Is it the only column of a classification? A table prints names, with or without codes before them. */
const isAlone = (leaf: string, { leaves }: PathContext): boolean =>
  leaves.filter((other) => /科目|分类|经济|功能|^[类款项]+$/u.test(other) && other !== leaf).length === 0;

/** Does a word of the path print which classification the column is of? */
export const printsFamily = (path: readonly string[]): boolean =>
  path.some((word) => classificationOfWord(word) !== null);

/** 类, 款 and 项: 款 is the second level of an economic classification and of a functional one, 项 the third of the latter. */
function levelOfCode(leaf: string, family: ClassificationFamily): Dimension | null {
  if (/^类款项?$/u.test(leaf)) return `${family}.code`;
  if (!/^[类款项]$/u.test(leaf)) return null;
  if (family === "revenue") return "revenue.code";
  if (leaf === "类") return `${family}.class`;
  if (family !== "function") return `${family}.item`;
  return leaf === "款" ? "function.group" : "function.item";
}

/** The classification that the innermost word speaks of, else the kind's. */
function familyOf(path: readonly string[], kind: TableKind): ClassificationFamily {
  for (const word of [...path].reverse()) {
    const found = classificationOfWord(word);
    if (found) return found;
  }
  return ECONOMIC_KINDS.includes(kind) ? "departmentEconomic" : "function";
}

/** Does the leaf head codes of a classification? A unit's name stands alone where none does. */
const isCodeWord = (leaf: string): boolean =>
  /^[类款项]$|^类款项?$/u.test(leaf) || /(?:科目|分类).*(?:编码|代码)$/u.test(leaf);

/** Has another column of the same classification the code, so that this one must hold the name? */
const codeStandsBeside = (leaf: string, family: ClassificationFamily, context: PathContext): boolean =>
  context.leaves.some(
    (other) => other !== leaf && CODE.test(other) && classificationOfWord(other) === family,
  );
