import { describe, expect, it } from "vitest";
import { noisyDocument } from "../../bench/reassembly/noisyDocument.ts";
import { assemble } from "../../src/assemble/index.ts";
import type { Assembly } from "../../src/assemble/types.ts";

/** The document of the bench, and the pages as printed in the order that they are put in. */
function assembled(seed: number): { found: readonly number[]; order: readonly number[]; assembly: Assembly } {
  const { pages, order } = noisyDocument(seed);
  const assembly = assemble(pages);
  return { assembly, order, found: assembly.order.map((page) => order[page - 1] as number) };
}
const rising = (pages: readonly number[]): number[] => [...pages].sort((a, b) => a - b);

describe("documents of the bench, read with noise, are put in order", () => {
  it.each([
    ["where a row goes on at one end of a page and a whole one stands oddly at the other", 278],
    ["where a number of few is misread as another's", 217],
  ])("%s", (_, seed) => {
    const { found } = assembled(seed);
    expect(found).toEqual(rising(found));
  });

  it("or are told of, where the last page of a rotated file is a lower half alone", () => {
    const { assembly, order } = assembled(296);
    const first = order.indexOf(0) + 1;
    expect(
      assembly.findings.filter(({ rule }) => rule === "PAGES-ORDER").flatMap(({ pages }) => pages ?? []),
    ).toContain(first);
  });

  it("and a wrong join is told of loudly where its text reads as no other", () => {
    const { assembly, order } = assembled(62);
    const gap = order.findIndex((page, at) => at > 0 && page !== (order[at - 1] as number) + 1);
    const told = assembly.findings.find(
      ({ rule, page, severity }) => rule === "PAGES-ORDER" && severity !== "info" && page === gap,
    );
    expect(told?.pages).toEqual([gap, gap + 1]);
  });
});
