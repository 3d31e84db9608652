import { beforeAll, describe, expect, it } from "vitest";
import type { BudgetDocument, Flag } from "../../src/index.ts";
import { amountsLike, knownAmounts, readKnown } from "../builders/knownAmounts.ts";

const loud = ({ flags }: BudgetDocument): Flag[] => flags.filter(({ severity }) => severity !== "info");
/** The rule and the places, row and column, that the document's warnings and errors name. */
const told = (document: BudgetDocument): string[] =>
  loud(document).flatMap(({ rule, cells }) =>
    cells.flatMap((place) => ("row" in place ? [`${rule} ${place.row} ${place.column}`] : [])),
  );

describe.each([
  ["footnote_circled", "a circled note mark behind a figure is none of its digits", []],
  ["footnote_super", "a raised digit behind a figure is none of its digits", []],
  ["overflow_neighbour", "figures wider than their cells stay whole", []],
  ["overflow_units_yuan", "figures that run over a ruling leave no digit in the cell before it", []],
  ["strike_only", "a row struck out is no money, and told of", ["AMOUNT-FORMAT 6 2", "AMOUNT-FORMAT 6 4"]],
  ["strike_through", "the figure beside one struck out is the amount", []],
  [
    "note_mark_only",
    "a note mark alone is no amount, and told of",
    ["AMOUNT-FORMAT 3 4", "AMOUNT-FORMAT 8 4"],
  ],
])("%s: %s", (name, _, flags) => {
  let document: BudgetDocument;
  beforeAll(async () => {
    document = await readKnown(name);
  });

  it("gives every amount, and none where there is none", () => {
    const known = knownAmounts(name);
    expect(amountsLike(known, document)).toEqual(known);
  });

  it("tells of the cells in doubt and of no other", () => expect(told(document)).toEqual(flags));
});

it("signs before, behind and around a figure are read, and one whose font says nothing is told of", async () => {
  const document = await readKnown("sign_styles");
  const known = knownAmounts("sign_styles").map(([label, amounts]) =>
    label === "六、节能环保支出" ? ([label, { ...amounts, 3: null }] as const) : ([label, amounts] as const),
  );
  expect(amountsLike(known, document)).toEqual(known);
  expect(told(document)).toEqual(["AMOUNT-FORMAT 5 3"]);
});

it.each(["stacked_amounts", "scan_stacked"])(
  "%s: amounts under each other are none, and told of",
  async (name) => {
    const document = await readKnown(name);
    const amounts = document.tables[0]?.rows.map(({ cells }) => cells.slice(2).map(({ amount }) => amount));
    expect(amounts).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ["2190000", "2110000"],
    ]);
    const format = told(document).filter((text) => text.startsWith("AMOUNT-FORMAT"));
    expect(format).toEqual(["0 2", "0 3", "1 2", "1 3"].map((place) => `AMOUNT-FORMAT ${place}`));
  },
);
