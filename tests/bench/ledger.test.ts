import { describe, expect, it } from "vitest";
import { differences } from "../../bench/ledger/differences.ts";
import { figuresIn } from "../../bench/ledger/figuresIn.ts";
import type { ShownPage } from "../../bench/ledger/shownFigures.ts";

const shown = (...texts: string[]): ShownPage => ({
  ways: texts.map((text) => figuresIn([text])),
  pieces: new Map(texts[0]?.match(/[\d.,]+/gu)?.map((piece) => [piece, 1])),
});

/** What differs on pages 1, 2 …, each given as what is shown and what is held. */
function differ(...pages: readonly (readonly [shown: ShownPage, held: string])[]): string[] {
  const none: ShownPage = { ways: [], pieces: new Map() };
  const found = differences(
    [none, ...pages.map(([page]) => page)],
    [new Map(), ...pages.map(([, held]) => figuresIn([held]))],
  );
  return found.map(({ page, what, figure }) => `p${page} ${what} ${figure}`);
}

describe("figures of a page and of the output", () => {
  it("are numbers with decimals or thousands marks, no dates and no numbers of sections", () => {
    expect([...figuresIn(["2026.11.30 1,234 １２．５０万元 (3.1.2) 2026 -0.5%"]).keys()]).toEqual([
      "1,234",
      "12.50",
      "0.5",
    ]);
  });

  it("are lost, doubled or invented where the counts differ", () => {
    expect(differ([shown("1.50 2.50 2.50"), "2.50 3.50"])).toEqual([
      "p1 lost 1.50",
      "p1 lost 2.50",
      "p1 added 3.50",
    ]);
    expect(differ([shown("1.50"), "1.50 1.50"])).toEqual(["p1 added 1.50"]);
  });

  it("may go on over the page's end, be wrapped, or be shown in two parts or in one of two orders", () => {
    expect(differ([shown("1.50"), "1.50 2.50"], [shown("2.50"), ""])).toEqual([]);
    expect(differ([shown("21,118.5 1"), "21,118.51"])).toEqual([]);
    expect(differ([shown(".98 717"), "717.98"])).toEqual([]);
    expect(differ([shown("", "1.50"), "1.50"])).toEqual([]);
    expect(differ([shown("1.50"), ""], [shown("2.50"), "1.50 2.50"])).not.toEqual([]);
  });
});
