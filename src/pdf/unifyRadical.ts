/** Radicals that print as whole characters, and in the same order those characters (Unicode's EquivalentUnifiedIdeograph). */
const RADICALS = [..."⺁⺌⺒⺝⺟⺠⺧⺩⺬⺮⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳"];
const CHARACTERS = [..."厂小巳月母民牛王示竹羊肉虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟"];
const UNIFIED = new Map(RADICALS.map((radical, index) => [radical, CHARACTERS[index] as string]));

/** Kangxi radicals whose compatible character is a traditional form, and the one that simplified text prints: 户, 黄, 鼻 … */
UNIFIED.set("⼾", "户");

/** Kangxi radicals and compatibility ideographs: the character has the same shape, and NFKC knows it. */
const COMPATIBLE = /[\u2F00-\u2FD5\uF900-\uFAFF]/u;

/**
 * The character for a radical's code point: a font holds one glyph for both, and programs that make PDFs name it by
 * either, so that 部门 comes as 部⻔.
 */
export const unifyRadical = (text: string): string =>
  UNIFIED.get(text) ?? (COMPATIBLE.test(text) ? text.normalize("NFKC") : text);
