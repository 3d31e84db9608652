import { editDistance } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { UNITS, type Unit } from "../core/units.ts";
import { endsAsBody } from "./bodyNames.ts";
import { isFormNumber } from "./tableNames/formNumbers.ts";
import { measureOfWord, UNIT_WORD, unitOfLabel } from "./units.ts";

/**
 * What is printed around a table, taken apart. `text` is what no label explains: a title, or a name that stands apart
 * from its label. `other` is a label of another sort with its value (币种：人民币, 单位编码：150003).
 */
export type FramePart =
  | { readonly kind: "formNumber"; readonly formNumber: string }
  | { readonly kind: "unit"; readonly unit: Unit }
  | { readonly kind: "department"; readonly department: string }
  | { readonly kind: "other"; readonly name: string; readonly value: string }
  | { readonly kind: "text" };

/** A part and where it stands in the printed text: the offsets of its first character and behind its last one. */
export type PlacedPart = FramePart & { readonly from: number; readonly to: number };

/**
 * Labels of the body whose table it is. From the disclosures of docs/cities.md: 部门：, 编制部门：,
 * 预算单位：, 单位名称（公章）：, 部门编码及名称：.
 */
const WHOSE =
  "(?:编制|编报|填报|申报|报送|公开|预算|主管|所属)?(?:部门|单位|预算单位|机构)(?:[(（](?:部门|单位)[)）])?(?:名称)?(?:编码及名称|代码及名称)?(?:[(（](?:公章|盖章|全称|签章)[)）])?";
const DEPARTMENT_KEY = new RegExp(`^${WHOSE}[:：]`, "u");

/** Other labels that stand over or under tables, and become fields by their own name. */
const OTHER_KEYS = [
  ...["单位", "部门", "预算单位", "项目", "区划", "行政区划"].flatMap((what) => [
    `${what}编码`,
    `${what}代码`,
  ]),
  ..."币种 审计类型 编制日期 填报日期 制表日期 报表日期 打印日期 打印时间 日期 时间 年度 预算年度 会计年度 报表年度 单位负责人 财务负责人 负责人 制表人 填表人 填报人 经办人 联系人 联系电话 审核人 行政区划 地区 财政区划 科目 项目名称 主管部门 实施单位 制表单位".split(
    " ",
  ),
];
const OTHER_KEY = new RegExp(`^(${[...OTHER_KEYS].sort((a, b) => b.length - a.length).join("|")})[:：]`, "u");

/** 单位：万元, 金额单位.元, in the middle of a text or alone; and 万元 alone. */
const UNIT_KEY = new RegExp(`^[(【]?(?:${UNIT_WORD}|金额(?=[:：]))[:：∶.·;,、(]`, "u");
/** Characters of 人次、台（套）、人民币百万元: no unit behind its key is longer. */
const LONGEST_UNIT = 16;
/** Characters of the longest unit that stands without the word 单位: （人民币万元）. */
const LONGEST_LONE_UNIT = 8;
/** `某局  万元`: a unit alone behind a gap. */
const LONE_UNIT_BEHIND = new RegExp(`\\s[(（]?(?:人民币)?(?:${UNITS.join("|")})[)）]?\\s*$`, "u");
/** Characters before a label that are no text of their own. */
const LONGEST_TORN_OFF = 2;
/** What a cut may leave at the end of a piece: the bracket that the next label stands in. */
const OPEN_END = /[(（[]$/u;

/**
 * Takes a text around a table apart where one label follows another, printed with gaps or run together:
 * `收入总表部门：某局单位：万元` is a title, a department and a unit.
 */
export function readFrameText(printed: string): PlacedPart[] {
  const { plain, offsets } = withOffsets(printed);
  if (plain === "") return [];
  const lone = LONE_UNIT_BEHIND.exec(printed);
  const behind = lone ? offsets.findIndex((offset) => offset >= lone.index + 1) : -1;
  const labels = labelStarts(plain).filter((start) => !isTornOff(printed, offsets, start));
  const starts = [0, ...labels, ...(behind > 0 ? [behind] : [])];
  const cuts = [...new Set(starts)].sort((a, b) => a - b);
  return cuts.flatMap((from, index): PlacedPart[] => {
    const end = cuts[index + 1] ?? plain.length;
    const to = OPEN_END.test(plain.slice(from, end)) ? end - 1 : end;
    if (to <= from) return [];
    return [
      { ...readPart(plain.slice(from, to)), from: offsets[from] ?? 0, to: offsets[to] ?? printed.length },
    ];
  });
}

/** Does a label begin so close behind the text's start that what stands before it is a misread part of it (编部门：)? */
const isTornOff = (printed: string, offsets: readonly number[], start: number): boolean =>
  start > 0 && start <= LONGEST_TORN_OFF && !/\s$/u.test(printed.slice(0, offsets[start]));

/** `printed` as it is compared, with the place of each of its characters in what was printed. */
function withOffsets(printed: string): { plain: string; offsets: number[] } {
  let plain = "";
  const offsets: number[] = [];
  let at = 0;
  for (const letter of printed) {
    const letters = normalise(letter);
    for (let index = 0; index < letters.length; index++) offsets.push(at);
    plain += letters;
    at += letter.length;
  }
  return { plain, offsets };
}

/** Where labels begin within a text: wherever a known key with its colon stands; another sort only behind one of these or a body's name. */
function labelStarts(plain: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < plain.length; at++) {
    const anyOther = at === 0 || starts.length > 0 || isBodyName(plain.slice(0, at));
    const length = keyLength(plain.slice(at), anyOther);
    if (length === 0) continue;
    starts.push(at);
    at += length - 1;
  }
  return starts;
}

/** How long the key is that `rest` begins with, its colon included; 0 where it begins with none. */
function keyLength(rest: string, anyOther: boolean): number {
  const unit = UNIT_KEY.exec(rest);
  if (unit && unitOfLabel(rest.slice(0, unit[0].length + LONGEST_UNIT)) !== null) return unit[0].length;
  const whose = DEPARTMENT_KEY.exec(rest);
  // 预算单位：万元 names the unit, behind a word of the title.
  if (whose && measureOfWord(rest.slice(whose[0].length)) === null) return whose[0].length;
  return anyOther ? (OTHER_KEY.exec(rest)?.[0].length ?? 0) : 0;
}

const BARE_KEY = new RegExp(`^${WHOSE}$`, "u");

/** Is `text` the key of a department's label alone, with or without its colon (部门：, 部门（单位）名称)? */
export function isDepartmentKey(text: string): boolean {
  const plain = normalise(text);
  return BARE_KEY.test(plain.replace(/[:：]$/u, "")) && /名称|编制|填报|[:：]$/u.test(plain);
}

/** What one piece of a text says. */
function readPart(piece: string): FramePart {
  if (isFormNumber(piece)) return { kind: "formNumber", formNumber: piece.replace(/^\(|\)?[:：]?$/gu, "") };
  const unit = UNIT_KEY.test(piece) || piece.length <= LONGEST_LONE_UNIT ? unitOfLabel(piece) : null;
  if (unit !== null) return { kind: "unit", unit };
  const other = OTHER_KEY.exec(piece);
  if (other) return { kind: "other", name: other[1] as string, value: piece.slice(other[0].length) };
  const department = DEPARTMENT_KEY.exec(piece);
  if (department) return { kind: "department", department: piece.slice(department[0].length) };
  return { kind: "text" };
}

/** Is `text` made of labels alone: the department, the unit, the form number of a table, or several of them? */
export function isFrameLabel(text: string): boolean {
  const parts = readFrameText(text);
  return parts.length > 0 && parts.every(({ kind }) => kind !== "text");
}

/** 341-湖州市财政局, [105001]长春市信访局: a body's code and its name. */
const CODED_BODY = /^(?:\[\d{3,9}\]|\d{3,9}[-—])(?=\p{Script=Han}{3})/u;

/** Is `text` the name of a body, its code before it at most? Such a text in a line with labels names the department. */
export function isBodyName(text: string): boolean {
  const plain = normalise(text);
  return CODED_BODY.test(plain) || (/^\d{0,9}\p{Script=Han}{4}/u.test(plain) && endsAsBody(plain));
}

/** Labels of the department and of codes, and how many characters of their key a reader may misread. */
const KEYS = ["编制", "编报", "填报", "公开", "预算"]
  .flatMap((start) => [`${start}部门`, `${start}单位`])
  .concat(["部门名称", "单位名称", "部门编码", "单位编码"]);
const KEY_SLIPS = 1;
/** A unit that a colon, or a mark read for it, stands before. */
const UNIT_LIKE = /^.{1,6}[^\p{L}\p{N}].{0,3}元$/u;

/** Is `text` a label with a character of its key misread, or its colon lost? What it says is left to the prose. */
export function isMisreadLabel(text: string): boolean {
  const plain = normalise(text);
  const [key, value] = plain.split(/[:：]/u);
  if (key === undefined || value === undefined) return KEYS.some((known) => plain.startsWith(known));
  return UNIT_LIKE.test(plain) || KEYS.some((known) => editDistance(key, known) <= KEY_SLIPS);
}
