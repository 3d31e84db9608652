/**
 * How the names of bodies end: 局, 委员会, 中心, 学校, 本级 …; 镇, 街道 and 幼儿园 of towns and counties.
 * From the disclosures of docs/cities.md, and the catalogue of units that the budgets of counties publish.
 */
const ENDING =
  "(?:[局委办会院校心站所处队厅部馆社团室库台庭府镇乡]|公司|机关|本级|街道|[小中大]学|幼儿园|[农林牧渔]场)";

/** Does `text`, normalised, end as the name of a body, 市财政局（本级）? */
const BODY = new RegExp(`${ENDING}(?:\\([^()]*\\))?$`, "u");
/** What stands before a table's name may be a place too, or another table's. */
const BEFORE_A_NAME = new RegExp(`(?:^|${ENDING}|[区县市省州表])$`, "u");

export const endsAsBody = (text: string): boolean => BODY.test(text);

export const mayStandBeforeName = (text: string): boolean => BEFORE_A_NAME.test(text);
