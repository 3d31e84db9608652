import { parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { joinText } from "./cellText.ts";
import type { RowPattern } from "./rowPattern.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Fewest different codes that teach how the codes of a column begin. */
const LEAST_CODES = 4;

/**
 * Is the figure parted at its point, or does the row have the joined figure once more, or do other rows have the joined
 * text, and one of the parts never stands alone?
 */
export function isBroken(above: PlacedRow, below: PlacedRow, column: number, pattern: RowPattern): boolean {
  const [head, tail] = [above[column]?.text ?? "", below[column]?.text ?? ""];
  const joined = parsePrinted(head + tail);
  if (joined.kind === "amount" && (/[.,]$/u.test(head) || /^[.,]/u.test(tail))) return true;
  const isTwice = above.some(({ text }, at) => at !== column && normalise(text) === normalise(head + tail));
  if (joined.kind === "amount" && joined.places > 0 && isTwice) return true;
  const whole = pattern.texts[column]?.whole;
  const stands = (text: string): boolean => whole?.has(normalise(text)) === true;
  if (beginsCodes(normalise(head), whole, pattern.codeLengths[column])) return true;
  return stands(joinText(head, tail)) && !(stands(head) && stands(tail));
}

/** Does no code of the column stop here, and do most begin so (410 of 410525, 410527 …)? */
function beginsCodes(
  head: string,
  whole: ReadonlySet<string> | undefined,
  lengths: ReadonlySet<number> | null | undefined,
): boolean {
  if (!lengths || !whole || whole.has(head) || whole.size < LEAST_CODES) return false;
  return [...whole].filter((code) => code.startsWith(head)).length * 2 > whole.size;
}
