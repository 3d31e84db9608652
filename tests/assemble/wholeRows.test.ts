import { expect, it } from "vitest";
import { provesItself } from "../../src/assemble/misfit.ts";
import { learnWholeRows } from "../../src/assemble/wholeRows.ts";
import { placedRow, placedRows } from "../builders/placedRow.ts";

it("halves prove themselves by a known text only where few texts end so", () => {
  const names = [
    "物业补贴",
    "窗口补贴",
    "交通补贴",
    "住房补贴",
    "午餐补贴",
    "印刷费用",
    "水费支出",
    "会议讲座",
    "光纤租赁",
    "大厅运行",
  ];
  const whole = learnWholeRows(placedRows(names.map((name, at) => `${name}|${at}.50`)));
  expect(provesItself(placedRow("光纤|"), placedRow("租赁|"), whole)).toBe(true);
  expect(provesItself(placedRow("物业|"), placedRow("补贴|"), whole)).toBe(false);
  expect(provesItself(placedRow("物业|"), placedRow("租赁|"), whole)).toBe(false);
});

it("a code tells the name beside it where the column follows its codes, one misread name in four aside", () => {
  const follows = ["30201|办公费", "30201|办公费", "30201|办公费", "30201|办公贵"];
  const [told, untold] = [follows, ["30201|水费", "30201|电费", "30202|会议", "30202|讲座"]].map((rows) =>
    learnWholeRows(placedRows(rows)),
  );
  expect(told?.nameOf(1, "30201")).toEqual({ name: "办公费", count: 3 });
  expect(untold?.nameOf(1, "30201")).toBeNull();
});
