/** Words beside a figure that say how it moves, not what it is. */
const CHANGE_WORDS = "减少|下降|降低|压减|增加|增长|上升|提高";
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
const LEAD_OUT = new RegExp(`(?:各|约|共计?|为|是|达到?|安排|的|[：:\\s]|${CHANGE_WORDS})+$`, "u");
/** A clause that compares (`比2024年预算增加`) or relates (`占`, `完成预算的`) speaks of the figure before it. */
const SPEAKS_OF_THE_LAST = new RegExp(`^(?:比|较|同比|完成|${CHANGE_WORDS})`, "u");
const COMPARISON = /^与.*(?:相比|比较)[，,]?/u;
/** Names that say nothing without what they are of (`年初预算为1560.05万元，支出决算为1511.89万元`). */
const GENERIC = /^(?:(?:年初|本年|全年)?(?:预算|决算)数?|支出(?:预算|决算)数?|资金|金额)$/u;
const STAGE = /(?:支出)?(?:年初|本年|全年)?(?:预算|决算)数?$/u;
const ITEM = /(?:^|[、.．“\s])(?<item>[^、.．“”。，\s]{2,}[(（]类[)）][^。，”]*?[(（]项[)）])/u;

/** The budget item that a paragraph opens with (`1、一般公共服务支出（类）…行政运行（项）。`), or ''. */
export const openingItem = (text: string): string => ITEM.exec(text)?.groups?.item ?? "";

/**
 * Short name of the figure that follows `words` (the clause up to it), as printed: `收入总计` from
 * `安阳市政务服务中心2024年收入总计`. Falls back on `last`, the figure named before.
 */
export function nameFigure(words: string, last: string, item: string): string {
  const said = words.replace(COMPARISON, "").trim();
  if (said.startsWith("占")) return `${last}占比`;
  if (SPEAKS_OF_THE_LAST.test(said)) return last;
  let name = said.replace(LISTED, "");
  if (name === said) for (const pattern of LEAD_IN) name = name.replace(pattern, "");
  name = unquote(name.replace(LEAD_OUT, "").trim());
  if (name === "") return last;
  return GENERIC.test(name) ? (item || last.replace(STAGE, "")) + name : name;
}

/** Drops quotes that enclose the whole name, and a quote whose partner was cut off. */
function unquote(name: string): string {
  const whole = /^“([^“”]*)”$/u.exec(name);
  if (whole) return whole[1] as string;
  const opened = name.split("“").length;
  const closed = name.split("”").length;
  return opened === closed ? name : name.replace(opened > closed ? "“" : "”", "");
}
