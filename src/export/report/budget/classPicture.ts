import { groupBy } from "../../../core/groupBy.ts";
import type { Bilingual } from "../../../core/problems.ts";
import type { Scheme } from "../../../meaning/classification/index.ts";
import type { Markup } from "../markup.ts";
import { drawAreas } from "../pictures/areas.ts";
import type { Say } from "../say.ts";
import { inWan } from "../yuan.ts";
import { greatest, isDrawable, namedIn, printedLeaves } from "./choose.ts";
import { figure, notDrawn } from "./figure.ts";
import { classOf, nameOfCode, partsOf } from "./parts.ts";
import type { Side } from "./sides.ts";

const TITLES: Readonly<Record<Scheme, Bilingual>> = {
  function: { en: "Expenditure by function", zh: "支出按功能分类" },
  departmentEconomic: { en: "Expenditure by economic class of the department", zh: "支出按部门预算经济分类" },
  governmentEconomic: { en: "Expenditure by economic class of the government", zh: "支出按政府预算经济分类" },
};

/** Expenditure by the classes of a scheme as nested areas; null where no table prints all its money by them. */
export function classPicture(own: readonly Side[], scheme: Scheme, say: Say): Markup | null {
  const title = say(TITLES[scheme]);
  const parts = (side: Side): number => namedIn(side, scheme);
  const sides = own.filter((side) => side.direction === "expenditure" && parts(side) > 0);
  const drawn = greatest(sides.filter(isDrawable), parts);
  if (drawn === undefined) {
    const open = greatest(sides, parts);
    return open === undefined ? null : notDrawn(title, open, say);
  }
  const groups = [...groupBy(printedLeaves(drawn), (leaf) => classOf(leaf, scheme) ?? "")].map(
    ([name, leaves]) => ({ name, parts: partsOf(leaves, (leaf) => nameOfCode(leaf, scheme) ?? "") }),
  );
  return figure(
    {
      title,
      sides: [drawn],
      drawing: drawAreas(groups, title),
      heads: [say({ en: "class and item", zh: "类与款项" }), ""],
      rows: groups.flatMap((group) =>
        group.parts.map(({ name, amount }) => [
          name === group.name ? name : `${group.name} · ${name}`,
          inWan(amount),
        ]),
      ),
    },
    say,
  );
}
