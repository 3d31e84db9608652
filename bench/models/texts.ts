/** What a cell of the bench shows. */
export interface Printed {
  readonly kind: "amount" | "word";
  readonly text: string;
}

/** Names of budget lines, with the marks that readers lose. */
const NAMES = [
  "机关事业单位基本养老保险缴费支出",
  "一、一般公共预算拨款收入",
  "（二）商品和服务支出",
  "其他城乡社区公共设施支出",
  "“三公”经费",
  "公务用车购置及运行费",
  "住房公积金",
  "行政运行",
  "对个人和家庭的补助",
  "群众满意度≥95%",
  "物业管理费、印刷费",
  "[2010399]其他政府办公厅",
  "工资福利支出",
  "城市建设、管理",
];

/** A cell's text: amounts plain and with thousands separators, rates, codes, names of budget lines. */
export function textAt(index: number, random: () => number): Printed {
  const amount = Math.round(10 ** (1 + 7 * random())) / 100;
  const plain = amount.toFixed(2);
  const kind = index % 5;
  if (kind === 0 || kind === 2)
    return { kind: "amount", text: kind === 2 && random() < 0.2 ? `-${plain}` : plain };
  if (kind === 1) return { kind: "amount", text: plain.replace(/\B(?=(?:\d{3})+\.)/gu, ",") };
  if (kind === 3) return { kind: "amount", text: String(2_000_000 + Math.floor(random() * 400_000)) };
  return { kind: "word", text: NAMES[Math.floor(random() * NAMES.length)] as string };
}
