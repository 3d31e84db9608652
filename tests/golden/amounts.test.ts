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
  ["rotated_header", "heads turned by a quarter are read", []],
  ["rotated_90_margin_text", "turned text across a table is glued to none of its cells", []],
  ["rotated_table_portrait", "a page whose text is turned is turned", []],
  ["rotated_table_with_prose", "so is one with upright lines over a turned table", []],
  ["highlight_no_ap", "figures under highlights that the file does not draw are figures", []],
  ["highlight_rect_multiply", "so are figures under a rectangle that is blended", []],
  ["whiteout_small", "the figure on a white patch counts, not the one under it", []],
  ["patch_image", "so does a figure that is a picture", []],
  ["seal_png_over", "a seal over figures leaves them as they are", []],
  ["outlines_figures", "figures drawn as outlines are read from the picture", []],
  ["comma_swapped_point", "points that the text layer calls commas are points", []],
  ["minus_to_space", "so is a minus that it calls a space", []],
  ["pua_digits_few", "figures that it says nothing of are read from the picture", []],
  ["image_table_small", "so is a small table that is a picture", []],
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

it("text beside and across a table is kept apart from it, and a page number too", async () => {
  const margin = await readKnown("rotated_90_margin_text");
  expect(margin.prose.map(({ text }) => text).join("")).toContain("打印");
  const turned = await readKnown("rotated_table_portrait");
  expect(turned.source.pages[0]).toMatchObject({
    width: 841.89,
    height: 595.28,
    rotation: 270,
    printedNumber: "1",
    steps: [{ name: "turn" }],
  });
  const mixed = await readKnown("rotated_table_with_prose");
  expect(mixed.prose.map(({ text }) => text).join("")).toContain("支出合计1860.52万元");
});

it("signs before, behind and around a figure are read, and one whose font says nothing is told of", async () => {
  const document = await readKnown("sign_styles");
  const known = knownAmounts("sign_styles").map(([label, amounts]) =>
    label === "六、节能环保支出" ? ([label, { ...amounts, 3: null }] as const) : ([label, amounts] as const),
  );
  expect(amountsLike(known, document)).toEqual(known);
  expect(told(document)).toEqual(["AMOUNT-FORMAT 5 3"]);
});

it("a figure struck out on a scan is no amount, and told of", async () => {
  const document = await readKnown("scan_strike_only");
  const known = knownAmounts("scan_strike_only");
  expect(amountsLike(known, document)).toEqual(known);
  expect(told(document)).toEqual(expect.arrayContaining(["AMOUNT-FORMAT 6 2", "AMOUNT-FORMAT 6 4"]));
  expect(document.flags.filter(({ severity }) => severity === "error")).toEqual([]);
});

it("figures that run over the rulings of a scan are told of, and nobody is accused", async () => {
  const { flags } = await readKnown("scan_overflow");
  expect(flags).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ rule: "GRID-DOUBTFUL", page: 1, cells: [] })]),
  );
  // A sum that fails may be an error of reading, never one of the publisher.
  const errors = flags.filter(({ severity }) => severity === "error");
  expect(errors.filter(({ values }) => values?.case !== "doubt")).toEqual([]);
  expect(flags.filter(({ values }) => values?.blame === "source")).toEqual([]);
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
