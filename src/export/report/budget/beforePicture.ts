import type { Observation } from "../../../contract/schema.ts";
import { Exact } from "../../../core/money.ts";
import { withoutOrdinals } from "../../../lexicon/ordinals.ts";
import type { Markup } from "../markup.ts";
import { type BarRow, drawBars } from "../pictures/bars.ts";
import type { Say } from "../say.ts";
import { inWan } from "../yuan.ts";
import { bothPhases, isDrawable } from "./choose.ts";
import { figure, phaseName } from "./figure.ts";
import { classOf, partsOf } from "./parts.ts";
import type { Side } from "./sides.ts";

/** Names that are shown, those of most money: more are no picture. */
const MOST_ROWS = 14;

/** The same money in another phase or year beside it, where one table prints both; else null. */
export function beforePicture(own: readonly Side[], all: readonly Side[], say: Say): Markup | null {
  const both = bothPhases(own.filter(isDrawable), all.filter(isDrawable));
  if (both === undefined) return null;
  const { now, before } = both;
  const title =
    now.direction === "expenditure"
      ? say({
          en: "Expenditure beside what was printed for another year or stage",
          zh: "支出与上年（或另一阶段）对比",
        })
      : say({
          en: "Revenue beside what was printed for another year or stage",
          zh: "收入与上年（或另一阶段）对比",
        });
  const parts = [now, before].map((side) => partsOf(side.leaves, nameOf));
  const names = [...new Set(parts.flatMap((each) => each.map(({ name }) => name)))];
  const rows = names
    .map((name): BarRow => {
      const amounts = parts.map((each) => each.find((part) => part.name === name)?.amount ?? null);
      return { name, amounts };
    })
    .filter((row) => !mostOf(row).isZero())
    .sort((a, b) => mostOf(b).comparedTo(mostOf(a)));
  const series = [now, before].map((side) => phaseName(side, say));
  return figure(
    {
      title,
      sides: [now, before],
      drawing: drawBars(rows.slice(0, MOST_ROWS), series, title),
      heads: ["", ...series],
      rows: rows.map(({ name, amounts }) => [
        name,
        ...amounts.map((amount) => (amount === null ? "" : inWan(amount))),
      ]),
    },
    say,
  );
}

const mostOf = ({ amounts }: BarRow): Exact =>
  amounts.reduce<Exact>((most, amount) => (amount?.gt(most) ? amount : most), new Exact(0));

const nameOf = (leaf: Observation): string =>
  classOf(leaf, "function") ??
  classOf(leaf, "departmentEconomic") ??
  withoutOrdinals(leaf.item ?? leaf.revenueName ?? leaf.projectName ?? leaf.administrativeName ?? "—");
