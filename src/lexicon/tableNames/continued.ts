/** How a title says that its table began on an earlier page; 手续费 says nothing of the kind. */
const CONTINUED = /[（(]续[^)）]{0,3}[)）]|续上?表[\d一二三四五]?|^续[\d一二三四五]?|续[\d一二三四五]?$/u;

/** Does the title say that its table began on an earlier page? */
export const isContinued = (title: string): boolean => CONTINUED.test(title);

/** The title without what says that its table began on an earlier page. */
export const withoutContinued = (title: string): string => title.replace(CONTINUED, "");
