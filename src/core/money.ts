import { Decimal } from "decimal.js";

/** Decimal with room for any printed amount: no sum of a disclosure comes near 60 digits, so no addition ever rounds. */
export const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type Exact = Decimal;

/** A figure as printed, understood. `places` counts printed decimals, which is what rounding slack depends on. */
export type PrintedAmount =
  | { readonly kind: "blank" }
  | { readonly kind: "amount"; readonly value: Exact; readonly places: number }
  | { readonly kind: "percent"; readonly value: Exact }
  | { readonly kind: "other" };

const DASHES = /^[-–—―－−]{1,3}$/u;
const PLAIN = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

/**
 * Reads a printed figure: full-width digits, thousands separators, `△` `(78.3)` `－` negatives, `-` and `—` as
 * zero, `%`. Anything else is `other`: nothing is repaired here.
 */
export function parsePrinted(text: string): PrintedAmount {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "");
  if (plain === "") return { kind: "blank" };
  if (DASHES.test(plain)) return { kind: "amount", value: new Exact(0), places: 0 };
  if (plain.endsWith("%")) {
    const rate = signed(plain.slice(0, -1));
    return rate === null ? { kind: "other" } : { kind: "percent", value: new Exact(rate) };
  }
  const number = signed(plain.replace(/^[¥￥]/u, ""));
  if (number === null) return { kind: "other" };
  return { kind: "amount", value: new Exact(number), places: number.split(".")[1]?.length ?? 0 };
}

/** The figure as a plain signed number without separators, or null. */
function signed(text: string): string | null {
  let body = text.replace(/^[－−–—]/u, "-");
  if (/^\(.*\)$/u.test(body)) body = `-${body.slice(1, -1)}`;
  if (/^[△▲]/u.test(body)) body = `-${body.slice(1)}`;
  return PLAIN.test(body) ? body.replaceAll(",", "").replace(/^\+/u, "") : null;
}

/** Plain decimal string: no exponent, no trailing zeros, never -0. */
export function formatAmount(value: Exact): string {
  const text = value.toFixed();
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/u, "") : text;
  return trimmed === "-0" ? "0" : trimmed;
}
