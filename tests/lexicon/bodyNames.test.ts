import { describe, expect, it } from "vitest";
import { endsAsBody, mayStandBeforeName } from "../../src/lexicon/bodyNames.ts";

describe("what ends as the name of a body", () => {
  it.each(["市财政局", "第一中学", "实验小学", "机关幼儿园", "石桥镇", "大营街道", "国有林场"])(
    "%s does",
    (name) => expect([endsAsBody(name), mayStandBeforeName(name)]).toEqual([true, true]),
  );
  it.each(["小学教育", "城乡社区支出", "农业农村", "项目支出"])("%s does not", (name) =>
    expect(endsAsBody(name)).toBe(false),
  );
  it("（本级） may stand behind it", () => expect(endsAsBody("市财政局(本级)")).toBe(true));
  it("a place or another table may stand before a table's name too", () =>
    expect(["某县", "附表", ""].map(mayStandBeforeName)).toEqual([true, true, true]));
});
