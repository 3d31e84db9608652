import { describe, expect, it } from "vitest";
import type { Chain } from "../../src/assemble/chain.ts";
import type { SplitFragment } from "../../src/assemble/splitFragment.ts";
import { withoutFalseLoss } from "../../src/assemble/tableStart.ts";
import { rowOfLines } from "../builders/rowOfLines.ts";

const page = (title: string, first: string): SplitFragment =>
  ({ table: { frame: { title: [{ text: title }] } }, body: [rowOfLines([first, "8.5"])] }) as never;
const chainOf = (fragments: readonly SplitFragment[], isLost = false): Chain => ({
  fragments,
  seams: [],
  ...(isLost ? { lostBefore: true } : {}),
});
const isLost = (chains: readonly Chain[]): boolean => withoutFalseLoss(chains).at(-1)?.lostBefore === true;

describe("a table behind lost pages", () => {
  it("begins on its first page where that prints a title, or a total, as only first pages of others do", () => {
    const titled = chainOf([page("部门预算表", "水费"), page("", "电费")]);
    expect(isLost([titled, chainOf([page("采购表", "水费")], true)])).toBe(false);
    expect(isLost([titled, chainOf([page("", "水费")], true)])).toBe(true);
    const summed = chainOf([page("", "合计"), page("", "电费")]);
    expect(isLost([summed, chainOf([page("", "合计")], true)])).toBe(false);
    const continued = chainOf([page("部门预算表", "水费"), page("部门预算表（续）", "电费")]);
    expect(isLost([continued, chainOf([page("采购表（续）", "水费")], true)])).toBe(true);
  });

  it("may have begun on them where later pages print these too, or none is seen", () => {
    const again = chainOf([page("部门预算表", "合计"), page("部门预算表", "合计")]);
    expect(isLost([again, chainOf([page("采购表", "合计")], true)])).toBe(true);
    expect(isLost([chainOf([page("采购表", "合计")], true)])).toBe(true);
  });
});
