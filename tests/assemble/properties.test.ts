import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseOptions } from "../../bench/reassembly/options.ts";
import { caseOf, runCase } from "../../bench/reassembly/runCases.ts";

const options: fc.Arbitrary<CaseOptions> = fc.record({
  seed: fc.nat(),
  tables: fc.integer({ min: 1, max: 3 }),
  rows: fc.integer({ min: 2, max: 30 }),
  pageLines: fc.integer({ min: 10, max: 45 }),
  title: fc.constantFrom("first", "repeated", "continued"),
  header: fc.constantFrom("first", "repeated", "partly"),
  variants: fc.constantFrom("none", "words", "column"),
  total: fc.constantFrom("none", "first", "last", "every-page"),
  cuts: fc.constantFrom("none", "open", "closed"),
  align: fc.constantFrom("top", "middle"),
  merged: fc.boolean(),
  groups: fc.boolean(),
  prose: fc.boolean(),
  numbers: fc.constant(true),
  stacked: fc.boolean(),
  mishap: fc.constantFrom("none", "shuffle", "reverse", "rotate", "duplicate", "drop", "drop-and-shuffle"),
});

describe("tables printed over several pages, with exact geometry", () => {
  it("come back whole, in order, each cell with its pieces, whatever befell the numbered pages", () => {
    let [exact, silent] = [0, 0];
    fc.assert(
      fc.property(options, (some) => {
        const { verdict } = runCase(some);
        if (verdict === "exact") exact++;
        if (verdict === "silent") silent++;
      }),
      { numRuns: 300, seed: 5 },
    );
    expect(exact).toBeGreaterThanOrEqual(297);
    expect(silent).toBe(0);
  });

  it.each([
    ["a whole row over a row that heads a group, both amounts filling their cells", 5349],
    ["pages in another order, one of which lacks the last column and so a row of the header", 5446],
    ["a title that says continued, behind a lost page", 4003],
    ["two tables under like headers, the end of the one and the title of the other lost", 15045],
    ["a page that fits a gap one digit off its own number a little better", 7686],
    ["a row in a closed frame over a row that heads a group, where cut rows are open", 20495],
    ["a row under a cell that spans it over a row that heads a group and has its own text there", 31529],
    ["spans under a header of which only the last row is repeated", 50529],
    ["a page that one unit spans and whose last row, cut, has no figure", 84241],
    ["a row behind a lost page, in a table whose other page ends cut nothing", 93128],
    ["a row behind a lost page of which pieces of codes are left, in such a table", 101652],
    ["a cut figure that its row has once more, in a closed frame", 96002],
  ])("come back whole: %s", (_, seed) => {
    expect(runCase(caseOf(seed))).toMatchObject({ verdict: "exact" });
  });

  it.each([
    ["a name and a figure cut in a closed frame, the rest of which could be a row", 58364],
    ["a doubled page before all others that begins with the rest of a row", 56032],
    ["a page with little on it that is there twice", 76787],
    ["two rows that fit as halves, one of them with a figure twice", 59025],
  ])("are flagged where they may be wrong: %s", (_, seed) => {
    expect(runCase(caseOf(seed))).toMatchObject({ verdict: "flagged" });
  });
});
