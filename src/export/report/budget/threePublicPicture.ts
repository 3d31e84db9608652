import type { Observation } from "../../../contract/schema.ts";
import { Exact } from "../../../core/money.ts";
import type { Bilingual } from "../../../core/problems.ts";
import { html, type Markup } from "../markup.ts";
import { drawBars } from "../pictures/bars.ts";
import type { Say } from "../say.ts";
import { inWan } from "../yuan.ts";
import { figure, notDrawn, phaseName } from "./figure.ts";
import { closingOf } from "./sides.ts";
import type { ThreePublic } from "./threePublic.ts";

/** The expenses in the order of the official form; vehicles where they are not told apart. */
const EXPENSES: readonly (readonly [Observation["nature"], Bilingual])[] = [
  ["three-public.abroad", { en: "travel abroad", zh: "因公出国（境）费" }],
  ["three-public.vehicles", { en: "vehicles", zh: "公务用车购置及运行费" }],
  ["three-public.vehicles.purchase", { en: "buying vehicles", zh: "公务用车购置费" }],
  ["three-public.vehicles.operation", { en: "running vehicles", zh: "公务用车运行维护费" }],
  ["three-public.reception", { en: "receptions", zh: "公务接待费" }],
];

/** The three public expenses, a bar for each phase and year whose expenses add up; null where there are none. */
export function threePublicPicture(printed: readonly ThreePublic[], say: Say): Markup | null {
  const title = say({ en: "The three public expenses", zh: "“三公”经费" });
  const phases = printed.filter((phase) => closingOf(phase).state !== "open");
  const others = printed.filter((phase) => !phases.includes(phase));
  if (printed.length === 0) return null;
  return html`${phases.length === 0 ? null : drawn(title, phases, say)}
${others.map((phase) => notDrawn(`${title}, ${phaseName(phase, say)}`, phase, say))}`;
}

function drawn(title: string, phases: readonly ThreePublic[], say: Say): Markup {
  const series = phases.map((phase) => phaseName(phase, say));
  if (phases.every(({ total }) => total?.amountYuan === "0")) {
    return html`<p><b>${title}</b>: 0 (${series.join(", ")}; ${phases[0]?.table.id ?? ""})</p>`;
  }
  const rows = EXPENSES.map(([nature, name]) => ({
    name: say(name),
    amounts: phases.map(({ leaves }) => sumOf(leaves.filter((leaf) => leaf.nature === nature))),
  })).filter(({ amounts }) => amounts.some((amount) => amount !== null));
  return figure(
    {
      title,
      sides: phases,
      drawing: drawBars(rows, series, title),
      heads: ["", ...series],
      rows: rows.map(({ name, amounts }) => [
        name,
        ...amounts.map((amount) => (amount === null ? "" : inWan(amount))),
      ]),
    },
    say,
  );
}

/** Null where nothing is printed: that is not nought. */
const sumOf = (leaves: readonly Observation[]): Exact | null =>
  leaves.length === 0 ? null : leaves.reduce((sum, { amountYuan }) => sum.plus(amountYuan), new Exact(0));
