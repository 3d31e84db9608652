import { Exact, formatAmount, parsePrinted } from "../../core/money.ts";
import { toYuan, type Unit, yuanIn } from "../../core/units.ts";

/** A number with a money unit or a percent sign, and where in the text it stands. */
export interface PrintedFigure {
  readonly from: number;
  readonly to: number;
  /** Yuan; absent from a percentage and from digits that make no number (`2.573.05万元`). */
  readonly amount?: string;
  /** Yuan that one unit of the amount's last printed digit is worth. */
  readonly quantum?: string;
  readonly percent?: string;
  readonly role: "fact" | "threshold";
}

/**
 * Digits, then a money unit or `%`. 元 may be left out after 万 and 亿 where the clause ends there (`1720.00万，`);
 * a price (`10元/人`) is not an amount of the budget.
 */
const FIGURE =
  /(?<![\d.,])(?<digits>[+-]?\d(?:[\d,.]*\d)?)\s*(?:(?<unit>[千万亿]?\s*元)(?!\s*[/每])|(?<bare>[万亿])(?=\s*(?:[，。；、）),;]|$))|(?<percent>%))/gu;

const LIMIT_BEFORE = /(?:[≥≤<>＜＞]=?|不低于|不少于|不高于|不超过|高于|低于|大于|小于|超过)\s*$/u;
const LIMIT_AFTER = /^\s*(?:[(（]含[)）])?\s*(?:及\D{0,4}|及[^，。；]{0,12})?(?:以上|以下|以内)/u;

/** Full-width digits and signs as ASCII, every character in its place, so that offsets keep their meaning. */
export const withAsciiDigits = (text: string): string =>
  text.replace(/[０-９．％＋－]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** Every amount and percentage of `text`, which has ASCII digits, in order. Counts, years and numbers of documents have no unit of money and are passed over. */
export function findFigures(text: string): PrintedFigure[] {
  return [...text.matchAll(FIGURE)].map((match) => {
    const { digits = "", unit, bare, percent } = match.groups ?? {};
    const from = match.index;
    const to = from + match[0].length;
    const isLimit = LIMIT_BEFORE.test(text.slice(0, from)) || LIMIT_AFTER.test(text.slice(to));
    const role = isLimit ? "threshold" : "fact";
    const printed = parsePrinted(digits);
    if (printed.kind !== "amount") return { from, to, role };
    if (percent) return { from, to, role, percent: digits.replaceAll(",", "").replace(/^\+/u, "") };
    const money = (unit?.replace(/\s/gu, "") ?? `${bare}元`) as Unit;
    const quantum = yuanIn(money).dividedBy(new Exact(10).pow(printed.places));
    return {
      from,
      to,
      role,
      amount: formatAmount(toYuan(printed.value, money)),
      quantum: formatAmount(quantum),
    };
  });
}
