import { expect, it } from "vitest";
import { CUT, CUT_FEATURES } from "../../src/assemble/cutRow.ts";
import type { Halves } from "../../src/assemble/halves.ts";
import { learnPattern } from "../../src/assemble/rowPattern.ts";
import { weigh } from "../../src/assemble/score.ts";
import { placedRow, placedRows } from "../builders/placedRow.ts";

const WHOLE = placedRows([
  "30201|办公费用|物业服务补贴|7.50",
  "30202|印刷费用|大厅运行经费|1.20",
  "30205|水费支出|光纤租赁费用|3.10",
  "30206|电费支出|窗口服务补贴|4.40",
]);
const pattern = learnPattern(WHOLE, WHOLE);

/** Two rows at a page end of which nothing tells anything yet: no column holds text in both. */
const plain: Halves = {
  head: placedRow("30203|会议费用|讲座|5.50"),
  tail: placedRow("||经费|"),
  pattern,
  ...{ open: false, cutFigure: false },
  ...{ filled: [2], both: [], flowing: [], torn: [], headLacks: [], tailLacks: [], pieces: [], broken: [] },
};
const FLOWS = { both: [2], flowing: [2] };
const LACKS = { ...FLOWS, tailLacks: [0, 1, 3] };
/** Three texts go on, a fourth one stops, in a column that not all rows fill. */
const ONE_STOPS = { both: [0, 1, 2, 3], filled: [0, 1, 2, 3], flowing: [0, 1, 2], torn: [3] };
const without = (...anchors: number[]) => ({ pattern: { ...pattern, anchors } });
const figure = (head: string, tail: string): Partial<Halves> => ({
  ...{ head: placedRow(head), tail: placedRow(tail) },
  ...{ filled: [3], both: [3], flowing: [3], cutFigure: true },
});

/** What two rows show, which feature decides it, and whether they are one row. */
const CASES: readonly (readonly [says: string, feature: string, isOne: boolean, shown: Partial<Halves>])[] = [
  [
    "a text whole only together below an open frame, beside one that stops",
    "open frame",
    true,
    { ...ONE_STOPS, ...without(0), broken: [1], open: true },
  ],
  [
    "cut rows are left open, this one is closed",
    "closed where others are open",
    false,
    { ...LACKS, pattern: { ...pattern, leavesOpen: true } },
  ],
  [
    "a total stands below an open row",
    "new row",
    false,
    { ...LACKS, tail: placedRow("合计||经费|"), open: true },
  ],
  [
    "a text begins below, in a table whose texts begin at the top",
    "begins below",
    false,
    {
      ...{ ...FLOWS, filled: [1, 2], headLacks: [1], open: true, pattern: { ...pattern, isTop: true } },
      ...{ head: placedRow("30203||讲座|5.50"), tail: placedRow("|费用|经费|") },
    },
  ],
  [
    "the last decimal of a figure, in rows that are full",
    "all flow",
    true,
    { ...figure("30203|会议费用|讲座|325.2", "|||9"), ...without(3) },
  ],
  [
    "the last decimal of a figure, in a row filled as no whole one is",
    "rest of a figure",
    true,
    { ...figure("30203|会议费用|讲座|325.2", "|||9"), ...without(3) },
  ],
  [
    "one of several texts stops",
    "a text stops",
    false,
    { ...ONE_STOPS, ...without(1), headLacks: [1], tailLacks: [1] },
  ],
  [
    "a code stops that all rows have",
    "a leading text stops",
    false,
    { ...ONE_STOPS, flowing: [1, 2, 3], torn: [0], open: true, broken: [1], pieces: [2] },
  ],
  [
    "half of the texts stop",
    "most texts stop",
    false,
    { both: [1, 2], flowing: [2], torn: [1], open: true, broken: [2], tailLacks: [0], ...without() },
  ],
  [
    "a code in pieces below an open frame, where a text stops and the lower row lacks a name",
    "lower row lacks columns",
    true,
    { ...ONE_STOPS, ...without(0, 1), pieces: [0], tailLacks: [1], open: true },
  ],
  [
    "the same, where the upper row lacks it",
    "upper row lacks columns",
    true,
    { ...ONE_STOPS, ...without(0, 1), pieces: [0], headLacks: [1], open: true },
  ],
  [
    "the same, for the code",
    "codes in pieces",
    true,
    { ...ONE_STOPS, ...without(0, 1), pieces: [0], tailLacks: [1], open: true },
  ],
  [
    "a text whole only together",
    "texts in pieces",
    true,
    { ...ONE_STOPS, ...without(0), broken: [1], open: true },
  ],
  ["two full rows, the last text of the first one a full line", "complete rows", false, FLOWS],
  [
    "two full rows, each with its figure once more",
    "figures twice",
    false,
    {
      ...{ filled: [2, 3], both: [2, 3], flowing: [2, 3], open: true },
      ...{ head: placedRow("|7.50|7.50|"), tail: placedRow("1.20||1.20|") },
      ...{ filled: [2], both: [2], flowing: [2] },
    },
  ],
  [
    "a short row below a whole one in a closed frame",
    "nothing flows in a closed frame",
    false,
    { tailLacks: [0, 1, 3] },
  ],
  [
    "two rows of a table that shows no whole one, the second with texts of its own",
    "untaught",
    false,
    { ...FLOWS, filled: [1, 2], ...without() },
  ],
];

it.each(CASES)("%s: the feature “%s” decides", (_, name, isOne, shown) => {
  const halves = { ...plain, ...shown };
  const others = CUT_FEATURES.filter((feature) => feature.name !== name);
  expect(others.length).toBe(CUT_FEATURES.length - 1);
  expect(weigh(CUT_FEATURES, CUT, halves).outcome === "yes").toBe(isOne);
  expect(weigh(others, CUT, halves).outcome === "yes").toBe(!isOne);
});

it("each feature decides a case", () => {
  expect([...new Set(CASES.map(([, name]) => name))].sort()).toEqual(
    CUT_FEATURES.map(({ name }) => name).sort(),
  );
});
