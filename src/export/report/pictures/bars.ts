import { Exact } from "../../../core/money.ts";
import { html, type Markup } from "../markup.ts";
import { inWan } from "../yuan.ts";
import { groundOf } from "./colours.ts";
import { shortened } from "./shortened.ts";

/** Units of the drawing. */
const WIDTH = 960;
const NAMES = 250;
/** Where the longest bar ends: its amount stands beyond. */
const LONGEST = 560;
const BAR = 15;
const GAP = 9;
const KEY = 26;
/** Width of a name in the key, where it has room. */
const KEY_WIDTH = 200;
/** Characters of a name. */
const MOST_CHARACTERS = 19;

/** A row of the drawing: an amount for each series, null where it prints none. */
export interface BarRow {
  readonly name: string;
  readonly amounts: readonly (Exact | null)[];
}

/** Bars from the left, those of one name under each other, one for each of `series`. */
export function drawBars(rows: readonly BarRow[], series: readonly string[], title: string): Markup {
  const most = rows
    .flatMap(({ amounts }) => amounts)
    .reduce<Exact>((max, amount) => (amount?.gt(max) ? amount : max), new Exact(0));
  const step = BAR * series.length + GAP;
  const widthOf = (amount: Exact): number =>
    most.isZero() ? 0 : Math.max(0, Math.round(amount.dividedBy(most).times(LONGEST).toNumber()));
  const keyWidth = Math.min(KEY_WIDTH, Math.floor((WIDTH - NAMES) / Math.max(1, series.length)));
  return html`<svg viewBox="0 0 ${WIDTH} ${KEY + rows.length * step}" role="img" aria-label="${title}">
${series.map((name, index) => html`<rect x="${NAMES + index * keyWidth}" y="4" width="12" height="12" fill="${groundOf(index)}"/><text x="${NAMES + 18 + index * keyWidth}" y="14">${name}</text>\n`)}
${rows.map(({ name, amounts }, row) => {
  const top = KEY + row * step;
  return html`<text x="${NAMES - 8}" y="${top + (BAR * series.length) / 2 + 4}" text-anchor="end">${shortened(name, MOST_CHARACTERS)}<title>${name}</title></text>
${amounts.map((amount, index) =>
  amount === null
    ? null
    : html`<rect x="${NAMES}" y="${top + index * BAR}" width="${widthOf(amount)}" height="${BAR - 2}" fill="${groundOf(index)}"/><text x="${NAMES + widthOf(amount) + 6}" y="${top + index * BAR + 11}">${inWan(amount)}</text>\n`,
)}`;
})}
</svg>`;
}
