import { isDash, parsePrinted } from "../../core/money.ts";

/** Significant digits that a spreadsheet's number keeps: it is a double, and Excel writes no more (Excel specifications and limits). */
const MOST_DIGITS = 15;
/** Characters before or behind a figure that a number format may repeat, such as a note mark or △. */
const MOST_MARKS = 8;

/** A figure as a spreadsheet holds it: the number, and the format in which it shows what is printed. */
export interface PrintedNumber {
  readonly value: number;
  readonly format: string;
}

/**
 * The printed figure as a number with its printed decimals, thousands marks and signs; a rate is a hundredth with a percent
 * sign, a dash is a nought that shows as the dash. Null where `text` is no single figure, or has more digits or marks than a
 * spreadsheet would keep.
 */
export function printedNumber(text: string): PrintedNumber | null {
  const printed = parsePrinted(text);
  if (printed.kind !== "amount" && printed.kind !== "percent") return null;
  if (isDash(text)) return { value: 0, format: literal(text.trim()) };
  const value = printed.kind === "percent" ? printed.value.dividedBy(100) : printed.value;
  const plain = text.normalize("NFKC").replace(/\s+/gu, "");
  const [digits = "", before = "", behind = ""] = partsOf(plain, printed.kind);
  const isWhole = parsePrinted(digits);
  if (isWhole.kind !== "amount" || !isWhole.value.equals(printed.value.abs())) return null;
  if (value.precision() > MOST_DIGITS || before.length + behind.length > MOST_MARKS) return null;
  return { value: value.toNumber(), format: formatOf(digits, before, behind, printed) };
}

/** The digits of a figure, what stands before them, and what stands behind them and behind a percent sign. */
function partsOf(plain: string, kind: "amount" | "percent"): string[] {
  const found = /\d[\d,]*(?:\.\d+)?/u.exec(plain);
  if (found === null) return [];
  const behind = plain.slice(found.index + found[0].length);
  return [found[0], plain.slice(0, found.index), kind === "percent" ? behind.replace("%", "") : behind];
}

function formatOf(
  digits: string,
  before: string,
  behind: string,
  { kind, value }: { readonly kind: "amount" | "percent"; readonly value: { isNegative(): boolean } },
): string {
  const decimals = digits.split(".")[1]?.length ?? 0;
  const whole = digits.includes(",") ? "#,##0" : "0";
  const body = `${decimals === 0 ? whole : `${whole}.${"0".repeat(decimals)}`}${kind === "percent" ? "%" : ""}`;
  if (behind === "" && (before === "" || before === "-")) return body;
  const marked = `${literal(before)}${body}${literal(behind)}`;
  return value.isNegative() ? `${body};${marked}` : marked;
}

/** The characters as a number format shows them and nothing else. */
const literal = (text: string): string => [...text].map((character) => `\\${character}`).join("");
