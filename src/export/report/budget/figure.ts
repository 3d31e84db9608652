import type { Observation } from "../../../contract/schema.ts";
import type { Bilingual } from "../../../core/problems.ts";
import { html, type Markup } from "../markup.ts";
import type { Say } from "../say.ts";
import { inWan, UNIT } from "../yuan.ts";
import { closingOf, type Side } from "./sides.ts";

const PHASE_WORDS: Readonly<Record<Observation["phase"], Bilingual>> = {
  budget: { en: "budget", zh: "预算" },
  "adjusted-budget": { en: "adjusted budget", zh: "调整预算" },
  "prior-year-budget": { en: "budget", zh: "预算" },
  "prior-year-execution": { en: "execution", zh: "执行" },
  "final-accounts": { en: "final accounts", zh: "决算" },
  change: { en: "change", zh: "增减" },
  "change-rate": { en: "rate of change", zh: "增减率" },
};

/** `2023 execution`: the year that the amounts are about, and what they are. */
export const phaseName = ({ phase, year }: Pick<Side, "phase" | "year">, say: Say): string =>
  [year, say(PHASE_WORDS[phase])].filter((part) => part !== null).join(" ");

/** What a picture of a side is drawn from: a part of `Side`. */
type Drawn = Pick<Side, "table" | "leaves" | "total">;

/** A picture with what it shows, the tables that it is drawn from, and its figures as a table. */
export function figure(
  {
    title,
    sides,
    drawing,
    heads,
    rows,
  }: {
    readonly title: string;
    readonly sides: readonly Drawn[];
    readonly drawing: Markup;
    readonly heads: readonly string[];
    /** A name, then its figures. */
    readonly rows: readonly (readonly string[])[];
  },
  say: Say,
): Markup {
  const totals = new Set(sides.map((side) => side.total?.amountYuan));
  return html`<figure>
<figcaption>${title} <span class="soft">${totals.size === 1 ? `${inWan([...totals][0] ?? "0")} ` : null}${say(UNIT)}</span></figcaption>
${drawing}
<p class="soft">${say({ en: "Drawn from ", zh: "取自 " })}${sides.map((side, index) => html`${index === 0 ? null : " · "}${sourceOf(side, say)}`)}</p>
<details><summary>${say({ en: "The figures", zh: "数字" })}</summary>${valueTable(heads, rows)}</details>
</figure>`;
}

const valueTable = (heads: readonly string[], rows: readonly (readonly string[])[]): Markup => {
  const line = (cells: readonly string[], tag: "td" | "th"): Markup =>
    html`<tr>${cells.map((cell, at) => {
      const name = cell === "" ? "td" : tag;
      return html`<${name}${at === 0 ? null : html` class="number"`}>${cell}</${name}>`;
    })}</tr>\n`;
  return html`<table><thead>${line(heads, "th")}</thead>
<tbody>${rows.map((row) => line(row, "td"))}</tbody></table>`;
};

/** The table, and how its parts compare with its printed total. */
function sourceOf(side: Drawn, say: Say): string {
  const { sum, state } = closingOf(side);
  const name = `${side.table.id} ${side.table.title}`.trim();
  const total = inWan(side.total?.amountYuan ?? "0");
  return state === "exact"
    ? say({
        en: `${name}: its parts add up to the printed total ${total}`,
        zh: `${name}：各部分之和等于所印合计 ${total}`,
      })
    : say({
        en: `${name}: its parts add up to ${inWan(sum)}, the printed total is ${total}: rounding`,
        zh: `${name}：各部分之和 ${inWan(sum)}，所印合计 ${total}：四舍五入所致`,
      });
}

/** Why a picture is not drawn, where its table is there. */
export function notDrawn(title: string, side: Drawn, say: Say): Markup {
  const name = `${side.table.id} ${side.table.title}`.trim();
  const { sum, state } = closingOf(side);
  const reason =
    side.total === null
      ? say({ en: "prints no total", zh: "没有印合计" })
      : state === "open"
        ? say({
            en: `prints the total ${inWan(side.total.amountYuan)}, but its parts add up to ${inWan(sum)} ${UNIT.en}`,
            zh: `所印合计为 ${inWan(side.total.amountYuan)}，而各部分之和为 ${inWan(sum)} ${UNIT.zh}`,
          })
        : say({ en: "has nothing but noughts, or amounts below nought", zh: "全为零，或有负数" });
  return html`<p><b>${title}</b>: ${say({ en: `not drawn: ${name} ${reason}.`, zh: `未画：${name} ${reason}。` })}</p>`;
}
