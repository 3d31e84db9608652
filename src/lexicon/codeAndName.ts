import { normalise } from "../core/text.ts";

/**
 * A classification code and the name in the same cell: `[2010301]行政运行`, `2010301 行政运行`, `201-一般公共服务支出`.
 * Not one misread as 201O601, and no year: 2024年.
 */
const CODE_AND_NAME = /^[[【(]?(\d{3,9})[\]】)]?[-—_.:、]?(?![A-Za-z](?:\d|$)|年)(\D.*)?$/u;

/** The code at the beginning of a cell, and the name after it, both '' where there is none. */
export function splitCode(text: string): { code: string; name: string } {
  const [, code = "", name = ""] = CODE_AND_NAME.exec(normalise(text)) ?? [];
  return { code, name };
}

/** First digits of the codes of each classification, and how many digits its levels have. */
const SHAPE = {
  function: /^2\d\d(?:\d\d){0,2}$/u,
  revenue: /^1\d\d(?:\d\d){0,3}$/u,
  departmentEconomic: /^3\d\d(?:\d\d)?$/u,
  governmentEconomic: /^5\d\d(?:\d\d)?$/u,
} as const;

/** The code that stands before a name in a cell, where it has the shape of the classification; '' else. */
export function codeBeforeName(text: string, family: keyof typeof SHAPE): string {
  const { code, name } = splitCode(text);
  return name !== "" && SHAPE[family].test(code) ? code : "";
}
