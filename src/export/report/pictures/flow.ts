import { Exact } from "../../../core/money.ts";
import type { Part } from "../budget/parts.ts";
import { html, type Markup } from "../markup.ts";
import { inWan } from "../yuan.ts";
import { groundOf } from "./colours.ts";
import { shortened } from "./shortened.ts";

/** Units of the drawing. */
const WIDTH = 960;
/** Height of all money together; names that stand closer than a line of text are moved apart. */
const MONEY_HEIGHT = 300;
const LINE = 20;
const TOP = 26;
/** Where the bars stand, and how wide they are. */
const BARS = { left: 290, middle: 470, right: 650, width: 16 } as const;

/** Parts of a side that are drawn one by one; the others are one. */
const MOST_PARTS = 10;

/** The words of the drawing. */
export interface FlowWords {
  readonly title: string;
  readonly total: string;
  readonly others: (count: number) => string;
}

/** Money from where it comes (left) over its total to where it goes (right), each as high as its share. */
export function drawFlow(from: readonly Part[], to: readonly Part[], words: FlowWords): Markup {
  const total = from.reduce((sum, { amount }) => sum.plus(amount), new Exact(0));
  const [left, right] = [from, to].map((parts) => place(gather(parts, words.others)));
  const height = Math.max(MONEY_HEIGHT, left?.height ?? 0, right?.height ?? 0);
  const middle = TOP + (height - MONEY_HEIGHT) / 2;
  return html`<svg viewBox="0 0 ${WIDTH} ${TOP + height + 10}" role="img" aria-label="${words.title}">
${bands(left?.slots ?? [], BARS.left + BARS.width, BARS.middle, middle, false)}
${bands(right?.slots ?? [], BARS.right, BARS.middle + BARS.width, middle, true)}
<rect x="${BARS.middle}" y="${middle}" width="${BARS.width}" height="${MONEY_HEIGHT}" fill="#1f4e79"/>
<text x="${BARS.middle + BARS.width / 2}" y="${middle - 8}" text-anchor="middle">${words.total} ${inWan(total)}</text>
${(left?.slots ?? []).map((slot) => bar(slot, BARS.left, BARS.left - 8, "end"))}
${(right?.slots ?? []).map((slot) => bar(slot, BARS.right, BARS.right + BARS.width + 8, "start"))}
</svg>`;
}

/** A part with its place: the height of its money, and how far down its bar and its share of the total begin. */
interface Slot extends Part {
  readonly colour: string;
  readonly height: number;
  readonly top: number;
  readonly share: number;
}

function gather(parts: readonly Part[], others: (count: number) => string): Part[] {
  if (parts.length <= MOST_PARTS) return [...parts];
  const rest = parts.slice(MOST_PARTS - 1);
  const amount = rest.reduce((sum, part) => sum.plus(part.amount), new Exact(0));
  return [...parts.slice(0, MOST_PARTS - 1), { name: others(rest.length), amount }];
}

function place(parts: readonly Part[]): { slots: Slot[]; height: number } {
  const whole = parts.reduce((sum, { amount }) => sum.plus(amount), new Exact(0));
  let [top, share] = [0, 0];
  const slots = parts.map((part, index): Slot => {
    const height = rounded(part.amount.dividedBy(whole).times(MONEY_HEIGHT).toNumber());
    const slot = { ...part, colour: groundOf(index), height, top: TOP + top, share };
    top += Math.max(height + 4, LINE);
    share += height;
    return slot;
  });
  return { slots, height: top };
}

/** Two decimals: a drawing needs no more, and each digit more is a byte more. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

const bands = (
  slots: readonly Slot[],
  outer: number,
  inner: number,
  middle: number,
  isRight: boolean,
): Markup[] =>
  slots.map(({ top, height, share, colour, name, amount }) => {
    const half = (outer + inner) / 2;
    const [a, b] = [rounded(top), rounded(middle + share)];
    const [c, d] = [rounded(a + height), rounded(b + height)];
    const path = `M${outer} ${a}C${half} ${a} ${half} ${b} ${inner} ${b}V${d}C${half} ${d} ${half} ${c} ${outer} ${c}Z`;
    return html`<path d="${path}" fill="${colour}" fill-opacity="${isRight ? "0.55" : "0.45"}"><title>${name} ${inWan(amount)}</title></path>\n`;
  });

/** Characters of a name beside its bar. */
const MOST_CHARACTERS = 16;

const bar = (
  { top, height, colour, name, amount }: Slot,
  x: number,
  text: number,
  anchor: "start" | "end",
): Markup =>
  html`<rect x="${x}" y="${rounded(top)}" width="${BARS.width}" height="${Math.max(height, 1)}" fill="${colour}"/>
<text x="${text}" y="${rounded(top + Math.max(height, LINE - 6) / 2 + 4)}" text-anchor="${anchor}">${shortened(name, MOST_CHARACTERS)} ${inWan(amount)}</text>\n`;
