import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { isContinued, withoutContinued } from "../lexicon/tableNames/continued.ts";
import type { PageTable } from "../table/types.ts";

/** Titles of one document may differ in two characters (收入, 支出): one misread character is all that is forgiven. */
export const TITLE_SLIPS = 1;

/** Specks beside a title are read as marks: none begins or ends with one. */
const MARKS_AT_ENDS = /^[.,'"‘’“”`·:;_-]+|[.,'"‘’“”`·:;_-]+$/gu;

/** The title printed over a table, without spaces; empty where there is none. */
export const titleOf = (table: PageTable | undefined): string =>
  normalise(table?.frame.title.map(({ text }) => text).join("") ?? "").replace(MARKS_AT_ENDS, "");

export { isContinued, withoutContinued };

/** Does a table under this title begin anew, told from the title on the page before? */
export const beginsAnew = (title: string, before: string): boolean =>
  title !== "" &&
  before !== "" &&
  ((isContinued(before) && !isContinued(title)) ||
    editDistance(withoutContinued(title), withoutContinued(before)) > TITLE_SLIPS);
