import { normalise } from "../core/text.ts";
import { beginsPart, hasOrdinal } from "./ordinals.ts";
import { isFormNumber } from "./tableNames/formNumbers.ts";

/** The name of a whole disclosure, as covers and running headers print it: 福州市公安局治安管理支队2026年度单位预算. */
export interface DisclosureName {
  readonly year: number | null;
  /** The body, '' where the name has none (2026年度部门预算公开). */
  readonly body: string;
  readonly kind: "budget" | "final-accounts";
  readonly level: "department" | "unit" | null;
}

/** What may follow 预算 in such a name; none of it is a table. From the covers of the disclosures of docs/cities.md. */
const TAIL = "(?:信息)?(?:公开)?(?:编制)?(?:说明|报告|情况|信息|文本|文件|内容|报表)*(?:目录)?";
const YEAR = "(?:(20\\d{2})年?度?)";
const NAME = new RegExp(
  `^${YEAR}?(.*?)${YEAR}?(部门|单位)?(?:综合)?(预算|决算|预决算)(?:(?:及|和)“?三公”?经费)?(?:预算)?${TAIL}$`,
  "u",
);
/** Characters of the longest name of a body. */
const LONGEST_BODY = 40;
/** What words stand before 预算 in the names of funds, tables and sections, and in no body's name. */
const NO_BODY = /(?:收入|支出|收支|公共|基金|资本|经营|总体|情况|表|[，。：:；、“”])/u;

/** Reads a text as the name of a disclosure; null where it is none. */
export function readDisclosureName(text: string): DisclosureName | null {
  const plain = normalise(text);
  const found = NAME.exec(plain);
  if (!found || beginsPart(plain) || hasOrdinal(plain)) return null;
  const [, before, body = "", after, whose, plan] = found;
  const year = before ?? after;
  if (body !== "" && !mayBeBody(body)) return null;
  if (year === undefined && whose === undefined) return null;
  return {
    year: year === undefined ? null : Number(year),
    body,
    kind: plan === "预算" ? "budget" : "final-accounts",
    level: whose === "部门" ? "department" : whose === "单位" ? "unit" : null,
  };
}

const mayBeBody = (body: string): boolean =>
  body.length >= 3 && body.length <= LONGEST_BODY && !NO_BODY.test(body) && !isFormNumber(body);

/** Lines of a cover that one name may be printed in, at most. */
const MOST_LINES = 5;

/** The name of the disclosure whose cover prints `lines`, in one of them or in several under each other; null for none. */
export function nameOnCover(lines: readonly string[]): DisclosureName | null {
  let bodiless: DisclosureName | null = null;
  for (let from = 0; from < lines.length; from++) {
    for (let count = Math.min(MOST_LINES, lines.length - from); count > 0; count--) {
      const name = readDisclosureName(lines.slice(from, from + count).join(""));
      if (name && name.body !== "") return name;
      bodiless ??= name;
    }
  }
  return bodiless;
}
