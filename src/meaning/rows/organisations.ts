import type { Column } from "../../contract/schema.ts";
import { endsAsBody } from "../../lexicon/bodyNames.ts";

const CODE = /^\d{3,9}$/u;
/** 公立医院(21002): the code of a class stands beside its name. */
const NAMES_CLASS = /\([2-5]\d\d(?:\d\d){0,2}\)$/u;
/** An office, a school or a town may as well be what a project is for: 职业教育基地综合协调办公室, 新建实验小学. */
const PROJECT_PLACE = /(?:[室镇乡学场]|街道|幼儿园)(?:\([^()]*\))?$/u;
const CLASSIFIED = /^(?:function|departmentEconomic|governmentEconomic)\./u;
/** Classes of expenditure, by function from 201 and by economic class from 301 and 501 on. */
const CLASS_CODE = /^[2-5]\d\d$/u;

/**
 * Do the filled label cells of a row name a department or unit? `一般公共服务支出` is none; `150` is one in a column of
 * projects or of 类 codes, and in any column of codes beside the name of a body.
 */
export function namesOrganisation(
  cells: readonly { readonly text: string; readonly column: Column }[],
): boolean {
  const hasBodyCode = cells.some(({ column }) => column.dimension === "administrative.code");
  const signs = cells.map(({ text, column }) => signOf(text, column, hasBodyCode));
  return signs.includes("yes") && !signs.includes("no");
}

function signOf(text: string, column: Column, hasBodyCode: boolean): "yes" | "maybe" | "no" {
  const dimension: string = column.dimension ?? "";
  if (dimension.startsWith("administrative.")) return "yes";
  if (/^\d{1,2}$/u.test(text)) return "maybe";
  if (!CODE.test(text)) {
    const isOther = dimension.startsWith("project.") ? PROJECT_PLACE.test(text) : NAMES_CLASS.test(text);
    return /name|code/u.test(dimension) && endsAsBody(text) && !isOther ? "yes" : "no";
  }
  if (dimension.endsWith(".class")) return !CLASS_CODE.test(text) ? "yes" : hasBodyCode ? "maybe" : "no";
  // 2070205 博物馆 is an item of a classification, however its name ends.
  if (!hasBodyCode && CLASSIFIED.test(dimension) && CLASS_CODE.test(text.slice(0, 3))) return "no";
  return dimension.startsWith("project.") ? "yes" : "maybe";
}
