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
 * Do two printed titles say the same? A text layer makes no slips; a scan makes one in so many characters, but never
 * turns one known name of a table into another (收入总表 is not 收支总表).
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
