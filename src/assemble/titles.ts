import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import type { PageTable } from "../table/types.ts";

/** Titles of one document may differ in two characters (收入, 支出): one misread character is all that is forgiven. */
export const TITLE_SLIPS = 1;

/** How a title says that its table began on an earlier page; 手续费 says nothing of the kind. */
const CONTINUED = /[（(]续[^)）]{0,3}[)）]|续上?表[\d一二三四五]?|^续[\d一二三四五]?|续[\d一二三四五]?$/u;

/** Specks beside a title are read as marks: none begins or ends with one. */
const MARKS_AT_ENDS = /^[.,'"‘’“”`·:;_-]+|[.,'"‘’“”`·:;_-]+$/gu;

/** The title printed over a table, without spaces; empty where there is none. */
export const titleOf = (table: PageTable | undefined): string =>
  normalise(table?.frame.title.map(({ text }) => text).join("") ?? "").replace(MARKS_AT_ENDS, "");

/** Does the title say that its table began on an earlier page? */
export const isContinued = (title: string): boolean => CONTINUED.test(title);

/** Does a table under this title begin anew, told from the title on the page before? */
export const beginsAnew = (title: string, before: string): boolean =>
  title !== "" &&
  before !== "" &&
  ((isContinued(before) && !isContinued(title)) ||
    editDistance(withoutContinued(title), withoutContinued(before)) > TITLE_SLIPS);

/** The title without what says that its table began on an earlier page. */
export const withoutContinued = (title: string): string => title.replace(CONTINUED, "");
