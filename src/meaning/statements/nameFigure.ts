import { CHANGE_WORDS } from "./changes.ts";

const LEAD_IN = [
  /^[\s、，,和及与]+/u,
  /^(?:其中|首先|此外)[，,：:]?/u,
  /^[(（][一二三四五六七八九十\d]+[)）]/u,
  /^\d{1,2}[.．、](?!\d)/u,
  /^.*\d{4}年(?:度|末|初)?/u,
  /^(?:我|本)(?:部门|单位|局|委)/u,
];
/** What a list names one by one keeps its year, which may be part of a project's name. */
const LISTED = /^[\s、，,]*[一二三四五六七八九十]是/u;
const LEAD_OUT = new RegExp(`(?:各|均|约|共计?|为|是|达到?|安排|的|[：:\\s]|${CHANGE_WORDS})+$`, "u");
/** Where nothing has moved, 增长 at the end of a name is a part of it: 支持商销稳增长30万元. */
const LEAD_OUT_OF_NAMES = /(?:各|均|约|共计?|为|是|达到?|安排|的|[：:\s])+$/u;
/** A clause that compares (`比2024年预算增加`) or relates (`占`, `完成预算的`) speaks of the figure before it. */
const SPEAKS_OF_THE_LAST = new RegExp(`^(?:比|较|同比|完成|${CHANGE_WORDS})`, "u");
const COMPARISON = /^与.*(?:相比|比较)[，,]?/u;
/** From here on a clause says what its figure is compared with: 财政拨款收入|较2023年度决算增加. */
const COMPARED_WITH = /(?<=.)(?:同比|[比较与同](?:上年|上一年|去年|同期|年初|20\d{2}年)).*$/u;
/** Names that say nothing without what they are of (`年初预算为1560.05万元，支出决算为1511.89万元`). */
const GENERIC = /^(?:(?:年初|本年|全年)?(?:预算|决算)数?|支出(?:预算|决算)数?|资金|金额)$/u;
const STAGE = /(?:支出)?(?:年初|本年|全年)?(?:预算|决算)数?$/u;
const ITEM = /(?:^|[、.．“\s])(?<item>[^、.．“”。，\s]{2,}[(（]类[)）][^。，”]*?[(（]项[)）])/u;

/** The budget item that a paragraph opens with (`1、一般公共服务支出（类）…行政运行（项）。`), or ''. */
export const openingItem = (text: string): string => ITEM.exec(text)?.groups?.item ?? "";

/** What a figure is called, and what the clauses after it go on to speak of. */
export interface Named {
  readonly figure: string;
  readonly subject: string;
}

/**
 * Short name of the figure that follows `words` (the clause up to it), as printed: `收入总计` from
 * `安阳市政务服务中心2024年收入总计`. Falls back on `last`, the subject until then.
 */
export function nameFigure(words: string, last: string, item: string, hasMoved: boolean): Named {
  const said = words.replace(COMPARISON, "").trim();
  if (said.startsWith("占")) return { figure: `${last}占比`, subject: last };
  // 比2024年预算数2,300万元增加45万元: another year's figure, and the subject stays.
  const [, other = ""] = hasMoved ? [] : (/^[比较](.+)$/u.exec(said) ?? []);
  if (other !== "") return { figure: other.replace(LEAD_OUT, ""), subject: last };
  if (SPEAKS_OF_THE_LAST.test(said)) return { figure: last, subject: last };
  const bare = said.replace(COMPARED_WITH, "");
  let name = LISTED.test(bare) ? bare.replace(LISTED, "") : withoutLeadIn(bare);
  const out = hasMoved ? LEAD_OUT : LEAD_OUT_OF_NAMES;
  name = unquote(name.replace(out, "").trim());
  if (name === "") return { figure: last, subject: last };
  const figure = GENERIC.test(name) ? (item || last.replace(STAGE, "")) + name : name;
  return { figure, subject: figure };
}

/** Drops quotes that enclose the whole name, and a quote whose partner was cut off. */
function unquote(name: string): string {
  const whole = /^“([^“”]*)”$/u.exec(name);
  if (whole) return whole[1] as string;
  const opened = name.split("“").length;
  const closed = name.split("”").length;
  return opened === closed ? name : name.replace(opened > closed ? "“" : "”", "");
}

/** `words` without what leads in to a name: year, 我局, 其中. */
const withoutLeadIn = (words: string): string =>
  LEAD_IN.reduce((rest, pattern) => rest.replace(pattern, ""), words).trim();

/** May the clause that begins with `words` speak of `figure`? 决算数 speaks of any; “三公”经费支出 of “三公”经费财政拨款支出决算. */
export function maySpeakOf(words: string, figure: string): boolean {
  const said = withoutLeadIn(words);
  return said === "" || GENERIC.test(said) || isWithin(said, figure) || isWithin(figure, said);
}

/** Does a clause that gives a reason name the figure: 2024年度“三公”经费支出决算数小于预算数的主要原因? */
export function isNamedIn(words: string, figure: string): boolean {
  const said = withoutLeadIn(words.replace(/(?:支出)?(?:决算|预算)数?(?:大于|小于|高于|低于).*$/u, ""));
  return said.length >= SHORTEST_NAME && !MOVES.test(said) && isWithin(said, figure);
}
const SHORTEST_NAME = 3;
const MOVES = new RegExp(`^(?:${CHANGE_WORDS})`, "u");

/** Do the characters of `short` come in `long`, in their order? */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}
