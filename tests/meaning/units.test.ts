import { beforeAll, describe, expect, it } from "vitest";
import type { BudgetDocument } from "../../src/index.ts";
import { amountsLike, knownAmounts, plain, readKnown } from "../builders/knownAmounts.ts";

describe.each([
  ["county_yuan", "a county that begins with 元 is no unit"],
  ["unit_below", "the unit stands in a note under the table"],
  ["unit_hundred", "hundreds of yuan"],
  ["unit_million", "millions of yuan"],
  ["row_label_units", "rows of yuan, people, square metres and percent in a table of 万元"],
  ["counts_unmarked", "a column says what each row is measured in"],
  ["counts_in_money_table", "counts under the money"],
])("%s: %s", (name) => {
  let document: BudgetDocument;
  beforeAll(async () => {
    document = await readKnown(name);
  });

  it("gives every amount in yuan, and none where there is none", () => {
    const known = knownAmounts(name);
    expect(amountsLike(known, document)).toEqual(known);
  });

  it("accuses nobody", () =>
    expect(document.flags.filter(({ severity }) => severity === "error")).toEqual([]));
});

it("a count says so, and is in no observation", async () => {
  const { tables, observations } = await readKnown("row_label_units");
  const [table] = tables;
  const units = Object.fromEntries(
    (table?.rows ?? []).map(({ cells }) => [plain(cells[0]?.text ?? ""), cells[1]?.unit]),
  );
  expect(units).toMatchObject({
    机关运行经费: undefined,
    "人均公用经费(元)": "元",
    "在职人数(人)": "count",
    "公用经费占比(%)": "%",
  });
  expect(observations.some(({ item }) => item?.includes("在职人数"))).toBe(false);
  expect(observations.filter(({ item }) => item?.includes("人均")).map(({ unit }) => unit)).toEqual([
    "元",
    "元",
  ]);
});
