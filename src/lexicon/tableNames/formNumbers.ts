import { normalise } from "../../core/text.ts";
import { NUMERALS } from "../ordinals.ts";

/**
 * The numbers that publishers give their forms: 公开05表, 预算01表, 表1-1, 附表3, 公开表五, 预算表1, 预算公开表10,
 * 财决公开01表, 附件2. From disclosures of docs/cities.md (Suzhou, Jiangsu, Chongqing, Huzhou, Xi'an, Guangzhou, Changchun)
 * and the forms of final accounts (财决).
 */
const SERIES = "(?:部门|单位)?(?:公开|预算|决算|财决|财预|部决|预|决){1,3}";
const NUMBER = `(?:\\d{1,2}(?!\\d)(?:[-—.]\\d{1,2}(?!\\d))*|\\d{1,2}(?=20\\d{2}年)|[${NUMERALS}]{1,3})`;
const FORM_NUMBER = `(?:${SERIES}${NUMBER}表|${SERIES}表${NUMBER}|附?表${NUMBER}(?:表)?|附件${NUMBER}|第${NUMBER}表)`;

const WHOLE = new RegExp(`^\\(?${FORM_NUMBER}\\)?[:：]?$`, "u");
const AT_START = new RegExp(`^\\(?(${FORM_NUMBER})\\)?[:：、.\\s]*`, "u");
const AT_END = new RegExp(`[(]?(${FORM_NUMBER})[)]?$`, "u");

/** Is `text` the number of a form and nothing else (公开05表, 表三, （预算表1）)? */
export const isFormNumber = (text: string): boolean => WHOLE.test(normalise(text));

/** A text parted from the form number before or behind it. `rest` is normalised. */
export interface NumberedForm {
  readonly formNumber: string | null;
  readonly rest: string;
}

/** Takes the form number off the front or the end of a title; `rest` is all of it where there is none. */
export function takeFormNumber(title: string): NumberedForm {
  const plain = normalise(title);
  const start = AT_START.exec(plain);
  if (start?.[1] && start[0].length < plain.length)
    return { formNumber: start[1], rest: plain.slice(start[0].length) };
  const end = AT_END.exec(plain);
  // 收支总表 ends in no number; a number in brackets or after the name's 表 does.
  if (end?.[1] && end.index > 0 && (end[0].startsWith("(") || plain.slice(0, end.index).endsWith("表")))
    return { formNumber: end[1], rest: plain.slice(0, end.index) };
  return { formNumber: WHOLE.test(plain) ? plain.replace(/^\(|\)$|[:：]$/gu, "") : null, rest: plain };
}
