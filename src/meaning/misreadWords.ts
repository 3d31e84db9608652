import { editDistance } from "../core/similarity.ts";

/** A word read with less may be another one; a text layer's is sure. */
const SURE = 0.9;
/** Shorter words differ in one character from too many others. */
const SHORTEST = 3;
/** One misread character is forgiven, and one more in so many. */
const LENGTH_PER_SLIP = 6;

/** Words of headers as they are printed, one spelling of each that the patterns know. */
const KNOWN = [
  ...[
    "科目编码",
    "科目名称",
    "单位代码",
    "单位编码",
    "单位名称",
    "项目名称",
    "项目单位",
    "项目类别",
    "项目分类",
  ],
  ...[
    "功能科目",
    "功能分类科目",
    "功能科目名称",
    "功能分类科目编码",
    "功能分类科目名称",
    "经济科目代码",
    "经济科目编码",
    "经济科目名称",
  ],
  ...[
    "部门预算经济分类",
    "政府预算经济分类",
    "部门经济分类",
    "政府经济分类",
    "政府经济科目",
    "预算单位编码",
    "预算单位名称",
  ],
  ...[
    "本年收入",
    "本年支出",
    "本年预算",
    "本年拨款",
    "上年结转",
    "上年结转结余",
    "财政拨款",
    "财政拨款结转结余",
    "资金性质",
  ],
  ...[
    "预算数",
    "决算数",
    "本年预算数",
    "年初预算数",
    "调整预算数",
    "资金总额",
    "本年收入合计",
    "本年支出合计",
  ],
  ...["基本支出", "项目支出", "人员经费", "公用经费", "日常公用经费", "工资福利支出", "对个人和家庭的补助"],
  ...[
    "商品和服务支出",
    "资本性支出",
    "其他运转类",
    "特定目标类",
    "上缴上级支出",
    "经营支出",
    "对附属单位补助支出",
  ],
  ...[
    "一般公共预算",
    "一般公共预算拨款",
    "一般公共预算财政拨款",
    "政府性基金",
    "政府性基金预算",
    "国有资本经营预算",
  ],
  ...["财政专户管理资金", "财政专户管理资金收入", "事业收入", "事业收入资金", "经营收入", "事业单位经营收入"],
  ...["事业单位经营收入资金", "上级补助收入", "上级补助收入资金", "附属单位上缴收入", "附属单位上缴收入资金"],
  ...["其他收入", "其他收入资金", "单位资金", "行政事业性收费", "专项收入", "国有资产(资源)有偿使用收入"],
  ...[
    "其他一般公共预算资金",
    "一般性转移支付资金",
    "一般债券",
    "因公出国(境)费",
    "公务接待费",
    "公务用车购置费",
  ],
  ...["公务用车购置及运行费", "公务用车运行维护费", "机关运行经费"],
];

/** Too short to be told from a misreading of others. */
const SHORT = ["类", "款", "项", "项目", "科目", "合计", "小计", "总计", "金额", "收入", "支出"];

/** Is it a header word in the spelling that most disclosures print? */
export const isKnownWord = (word: string): boolean => KNOWN.includes(word) || SHORT.includes(word);

/**
 * The known header word that a doubtful reading is nearest to, or the word as read: where it is known itself, where its
 * reader was sure, and where two known words are as near. What is printed stays as read; only its meaning is this.
 */
export function knownWord(printed: string, confidence: number): string {
  if (confidence >= SURE || isKnownWord(printed)) return printed;
  // 一 at the head of a word is read as a dash or two.
  const word = printed.replace(/^[-—]+(?=\p{Script=Han})/u, "一");
  const length = [...word].length;
  if (length < SHORTEST || isKnownWord(word)) return word;
  const slips = 1 + Math.floor(length / LENGTH_PER_SLIP);
  const near = KNOWN.map((known) => ({ known, distance: editDistance(word, known) })).filter(
    ({ known, distance }) => distance <= Math.min(slips, 1 + Math.floor([...known].length / LENGTH_PER_SLIP)),
  );
  const least = Math.min(...near.map(({ distance }) => distance));
  const nearest = near.filter(({ distance }) => distance === least);
  return nearest.length === 1 ? (nearest[0] as (typeof near)[number]).known : printed;
}
