import { type Exact, formatAmount } from "../core/money.ts";
import type { Term } from "./types.ts";

/** How `needed` may have become the value that was read, or null where no known misreading leads there. */
export type Misreading = "second reading" | "decimal point" | "one digit";

export function misreading(term: Term, needed: Exact): Misreading | null {
  if (term.blank || term.value === null) return null;
  if (term.second?.eq(needed)) return "second reading";
  const [read, meant] = [significantDigits(term.value), significantDigits(needed)];
  if (read === "" || meant === "" || term.value.isNegative() !== needed.isNegative()) return null;
  if (read === meant) return "decimal point";
  const [whole, other] = [formatAmount(term.value), formatAmount(needed)];
  const oneDigit =
    whole.length === other.length && [...whole].filter((digit, at) => digit !== other[at]).length === 1;
  return oneDigit ? "one digit" : null;
}

/** The digits without the point and the zeros around them: what is left when a point is lost or moved. */
const significantDigits = (value: Exact): string =>
  formatAmount(value.abs())
    .replace(".", "")
    .replace(/^0+|0+$/gu, "");
