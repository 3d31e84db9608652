import type { TableKind } from "../contract/vocabulary.ts";
import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { readLabel } from "../lexicon/labels.ts";
import { TABLE_NAMES } from "./tableNames.ts";
import type { Variants } from "./variants.ts";

/** A known name must agree with the end of the title at least this well: one misread character in five. */
const ALIKE = 0.8;
/** What may stand before the table's name in a title: nothing, a year, a body's name, 部门, 单位, 本级. */
const BEFORE_NAME =
  /(?:^|20\d{2}|年|年度|部门|单位|本级|本部门|汇总|[局委办会院校心站所处队厅部区县市省馆社团室库台庭]|\)|表)$/u;

/** The table's number before its name (表1-1, 公开05表), and what a bracket after it adds: a year, how it is classified. */
const NUMBER = /^(?:附?表|公开|预算|附件)[\d一二三四五六七八九十]+(?:[-—.]\d+)*表?[:：.、]?/u;
const REMARK = /\((?:单位:.*|[^()表]{1,16})\)$/u;

/**
 * The kind of table that a printed title names, `unknown` when none. The name is looked for at the title's end, so
 * that a department's name before it does not matter; of the names that fit, the one that explains most of the
 * title wins (支出预算表 ends three titles).
 */
export const kindOfTitle = (title: string, taught: Variants["titles"] = []): TableKind =>
  matchTitle(title, taught).kind;

/** The kind that a title names, the name of a table that it was taken for, '' for none, and whose word that is. */
export interface TitleMatch {
  readonly kind: TableKind;
  readonly name: string;
  readonly match: "exact" | "misread" | "taught" | "unknown";
}

/** How `kindOfTitle` came to its kind. */
export function matchTitle(title: string, taught: Variants["titles"] = []): TitleMatch {
  const { name: whole } = readLabel(
    normalise(title)
      .replace(/[“”"'‘’「」、]/gu, "")
      .replace(NUMBER, ""),
  );
  const plain = whole.replace(/\(?(?:续表|续)\)?$/u, "").replace(REMARK, "");
  let best: TitleMatch & { explained: number } = {
    kind: "unknown",
    name: "",
    match: "unknown",
    explained: 0,
  };
  // A title that is taught wins over a known one that explains no more of it.
  for (const { kind, words } of taught) {
    for (const name of words.map(normalise)) {
      const explained = plain.endsWith(name) ? name.length : explainedBy(name, plain);
      if (explained > best.explained) best = { kind, name, match: "taught", explained };
    }
  }
  for (const [kind, names] of Object.entries(TABLE_NAMES) as [TableKind, readonly string[]][]) {
    for (const name of names) {
      const explained = explainedBy(name, plain);
      const match = explained === name.length ? "exact" : "misread";
      if (explained > best.explained) best = { kind, name, match, explained };
    }
  }
  const { explained: _, ...found } = best;
  return found;
}

/** A word or two apart and another table: one of 收入 is none of 支出, one of 项目支出 none of 基本支出, however alike the rest. */
const TELLING = "收入 支出 基本 项目 拨款 当年 本级 三公 经济 功能 绩效 采购 结转".split(" ");

/** How many characters of the title's end the name explains; 0 when it does not fit. */
function explainedBy(name: string, title: string): number {
  let best = 0;
  for (const length of [name.length, name.length - 1, name.length + 1]) {
    if (length > title.length || length < 3) continue;
    const end = title.slice(-length);
    if (TELLING.some((word) => end.includes(word) && !name.includes(word))) continue;
    const alike = similarity(end, name);
    if (alike >= ALIKE && BEFORE_NAME.test(title.slice(0, -length)))
      best = Math.max(best, alike * name.length);
  }
  return best;
}
