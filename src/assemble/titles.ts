import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { isContinued, withoutContinued } from "../lexicon/tableNames/continued.ts";
import { isTableName } from "../lexicon/tableNames/index.ts";
import type { PageTable } from "../table/types.ts";

/** Characters of a title of which one may be misread on a scan, and one in any title. */
const TITLE_LENGTH_PER_SLIP = 10;

/** Specks beside a title are read as marks: none begins or ends with one. */
const MARKS_AT_ENDS = /^[.,'"‘’“”`·:;_-]+|[.,'"‘’“”`·:;_-]+$/gu;

/** The title printed over a table, without spaces; empty where there is none. */
export const titleOf = (table: PageTable | undefined): string =>
  normalise(table?.frame.title.map(({ text }) => text).join("") ?? "").replace(MARKS_AT_ENDS, "");

export { isContinued, withoutContinued };

/**
 * Are two printed titles one title? Text layers must agree to the letter. On a scan one letter in TITLE_LENGTH_PER_SLIP may
 * be misread, except where both are known names of tables: 收入总表 and 收支总表 are two.
 */
export function isSameTitle(a: string, b: string, scanned: boolean): boolean {
  const [one, other] = [withoutContinued(a), withoutContinued(b)];
  if (one === other) return true;
  const slips = Math.max(1, Math.floor(other.length / TITLE_LENGTH_PER_SLIP));
  if (!scanned || editDistance(one, other) > slips) return false;
  return !(isTableName(one, "text") && isTableName(other, "text"));
}

/** Does a table under this title begin anew, told from the title on the page before? */
export const beginsAnew = (title: string, before: string): boolean =>
  title !== "" &&
  before !== "" &&
  ((isContinued(before) && !isContinued(title)) || !isSameTitle(title, before, true));
