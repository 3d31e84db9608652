import type { Observation } from "../../../contract/schema.ts";
import { withoutLayoutSpaces } from "../../../core/text.ts";
import { withoutOrdinals } from "../../../lexicon/ordinals.ts";
import { columnName } from "../../../places/placeNames.ts";
import type { Markup } from "../markup.ts";
import { drawFlow } from "../pictures/flow.ts";
import type { Say } from "../say.ts";
import { inWan } from "../yuan.ts";
import { bothSides, greatest, isDrawable, printedLeaves } from "./choose.ts";
import { figure, notDrawn } from "./figure.ts";
import { classOf, partsOf } from "./parts.ts";
import type { Side } from "./sides.ts";

/** Where the money comes from and where it goes; null where no table prints revenue or none expenditure. */
export function flowPicture(own: readonly Side[], say: Say): Markup | null {
  const title = say({ en: "Where the money comes from and where it goes", zh: "钱从哪里来，到哪里去" });
  const both = bothSides(own.filter(isDrawable));
  if (both === undefined) {
    const [revenue, expenditure] = (["revenue", "expenditure"] as const).map((direction) =>
      greatest(
        own.filter((side) => side.direction === direction),
        (side) => side.leaves.length,
      ),
    );
    if (revenue === undefined || expenditure === undefined) return null;
    return notDrawn(title, isDrawable(revenue) ? expenditure : revenue, say);
  }
  const { revenue, expenditure } = both;
  const from = partsOf(printedLeaves(revenue), (leaf) => sourceName(leaf, revenue, say));
  const to = partsOf(printedLeaves(expenditure), (leaf) => purposeName(leaf, expenditure));
  const others = (count: number): string => say({ en: `${count} others`, zh: `其他 ${count} 项` });
  const [income, spending] = [say({ en: "revenue", zh: "收入" }), say({ en: "expenditure", zh: "支出" })];
  return figure(
    {
      title,
      sides: revenue.table.id === expenditure.table.id ? [revenue] : [revenue, expenditure],
      drawing: drawFlow(from, to, { title, total: say({ en: "total", zh: "合计" }), others }),
      heads: ["", income, spending],
      rows: [
        ...from.map(({ name, amount }) => [name, inWan(amount), ""]),
        ...to.map(({ name, amount }) => [name, "", inWan(amount)]),
      ],
    },
    say,
  );
}

/** What a source of money is called: by its row, else by its column; money carried over says so. */
function sourceName(leaf: Observation, side: Side, say: Say): string {
  const name = leaf.item === null ? columnWords(leaf, side) : withoutOrdinals(leaf.item);
  const isCarried = leaf.origin === "carryover" && !/结转|结余/u.test(name);
  return isCarried ? say({ en: `${name} (carried over)`, zh: `${name}（上年结转）` }) : name;
}

/** What money is for: the class of its function, else its row, else its column. */
const purposeName = (leaf: Observation, side: Side): string =>
  classOf(leaf, "function") ?? (leaf.item === null ? columnWords(leaf, side) : withoutOrdinals(leaf.item));

const columnWords = ({ column }: Observation, { table }: Side): string =>
  withoutLayoutSpaces(columnName(table.columns[column] ?? { path: [] })) || `${column + 1}`;
