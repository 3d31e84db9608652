import { describe, expect, test } from "vitest";
import { correctTruth } from "../../../bench/cities/correctTruth.ts";
import type { AmountTruth } from "../../../bench/cities/disclosures.ts";
import { scoreTexts } from "../../../bench/cities/scoreAmounts.ts";
import { money, sketch } from "../../checks/builder.ts";

const place = { page: 1, table: "p1t0", row: 1, col: 0 };
const truth = (value: string | null, text = "12.50"): AmountTruth => ({
  file: "made-up.pdf",
  pages: [],
  amounts: [{ ...place, text, value, box: [12, 12, 18, 18] }],
});

describe("correctTruth", () => {
  test("puts what the page has in the place of what the truth says", () => {
    const corrected = correctTruth(truth("125000"), [
      { ...place, text: "12.50", value: "12.5", why: "人均（元）" },
    ]);
    expect(corrected.amounts[0]?.value).toBe("12.5");
  });

  test("refuses a correction of a place that says another thing", () => {
    expect(() =>
      correctTruth(truth("125000"), [{ ...place, text: "12.60", value: null, why: "made up" }]),
    ).toThrow(/12\.60/u);
  });
});

test("figures without a value are compared by the text of the cell at their place", () => {
  const document = sketch({ tables: [{ columns: [money("合计")], rows: [["detail", "12.50"]] }] });
  expect(scoreTexts(truth(null), document)).toMatchObject({ figures: 1, exact: 1 });
  expect(scoreTexts(truth(null, "12.60"), document)).toMatchObject({
    exact: 0,
    misses: ['p1 "12.60", cell says "12.50"'],
  });
  expect(scoreTexts(truth("125000"), document).figures).toBe(0);
});
