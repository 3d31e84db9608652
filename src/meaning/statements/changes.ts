/** How the prose says that a figure moved. */
import type { Statement } from "../../contract/schema.ts";

export type Change = NonNullable<Statement["change"]>;

/** Words beside a figure that say how it moves, not what it is. */
export const CHANGE_WORDS = "减少|下降|降低|压减|降幅|增加|增长|上升|提高|增幅";
const DECREASE = /^(?:减少|下降|降低|压减|降幅)$/u;
const SAME = /持平|一致|相同|不变|不增不减|(?:无|没有)变化/u;
/** Something must be compared for 增长 before an amount to be more than a part of its name. */
const COMPARISON = /比|较|同期/u;
const NAME_LIKE = /^(?:增长|上升|提高)$/u;

/**
 * How the figure that follows `words` has moved: what the last verb says, brackets apart (减少（或下降）). `sentence` is
 * what its sentence says until then: without a comparison an amount does not grow (支持商销稳增长30万元).
 */
export function changeIn(words: string, sentence: string, isPercent: boolean): Change | null {
  const verbs = words.replace(/[（(][^（）()]*[）)]/gu, "").match(new RegExp(CHANGE_WORDS, "gu")) ?? [];
  const verb = verbs.at(-1);
  if (verb === undefined) return null;
  const isName = NAME_LIKE.test(verb) && !words.trim().startsWith(verb);
  if (isName && !isPercent && !COMPARISON.test(sentence)) return null;
  return DECREASE.test(verb) ? "decrease" : "increase";
}

/** Of what the clause says that it is as it was: the words before 与上年持平, '' where it is of what was said last; null where of nothing. */
export const sameOf = (clause: string): string | null =>
  SAME.test(clause)
    ? (/^(.*?)(?:[与同比较]|基本|总体|保持|持平|一致|相同|不变|不增|无变|没有)/u.exec(clause)?.[1] ?? "")
    : null;
