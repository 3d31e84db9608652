import type { PlacedCell } from "./fragment.ts";
import { HALF_A_LINE, lowOf, type Placing } from "./placing.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** How far off the place that whole rows give it a text may stand (text heights); a line too many moves it further. */
const SLACK = 0.45;

/**
 * Would a text of the joined row stand further off the middle of its cell than any text of a whole row? Then the halves
 * are of two rows. False where texts are not set to the middle.
 */
export function standsOffMiddle(head: PlacedRow, tail: PlacedRow, { middle, spanned }: Placing): boolean {
  const [upper, lower] = [heightOfRow(head), heightOfRow(tail)];
  if (middle === null || !Number.isFinite(upper + lower)) return false;
  const [highest, lowest] = middle;
  // Some printers set a text half a line too high, others too low: which, whole rows tell.
  const leeway = Math.max(-highest, lowest) > HALF_A_LINE / 2 ? 0 : HALF_A_LINE;
  return head.some((above, column) => {
    const below = tail[column] as PlacedCell;
    if (spanned.has(column) || above.text + below.text === "") return false;
    const low = lowOf({
      text: above.text + below.text,
      above: above.text === "" ? upper + below.above : above.above,
      below: below.text === "" ? lower + above.below : below.below,
    });
    return low < highest - leeway - SLACK || low > lowest + leeway + SLACK;
  });
}

/** Text heights; infinite where no cell tells it that spans no other row. */
const heightOfRow = (row: PlacedRow): number => Math.min(...row.map(({ height }) => height));
