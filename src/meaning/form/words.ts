import {
  coordinatesOfWord,
  isAmountWord,
  isMoneyWord,
  isNoMoneyWord,
  isRateWord,
} from "../../lexicon/headerWords/match.ts";
import { readLabel } from "../../lexicon/labels.ts";
import { withoutUnit } from "../../lexicon/units.ts";

/** Does the label of a form's head name money: 年度资金总额, （2）单位资金, 其中：财政拨款? */
export function namesMoney(label: string): boolean {
  const { name } = readLabel(withoutUnit(label));
  return isAmountWord(name) || isMoneyWord(name) || Object.keys(coordinatesOfWord(name, "")).length > 0;
}

/** Does the label name a score, a rate, a count or a time: 分值, 执行率, 实施年限? */
export function namesNoMoney(label: string): boolean {
  const { name } = readLabel(withoutUnit(label));
  return isNoMoneyWord(name) || isRateWord(name);
}
