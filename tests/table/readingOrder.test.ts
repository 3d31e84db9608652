import { expect, it } from "vitest";
import { intoLines } from "../../src/table/readingOrder.ts";
import { toRun } from "../builders/printTable.ts";

const SIZE = 10;
const at = (text: string, left: number, top: number) => toRun(text, left, top, SIZE);
const textOf = (runs: Parameters<typeof intoLines>[0]): string[] =>
  intoLines(runs).map((line) => line.map(({ text }) => text).join(""));

it("a sign whose box reaches half into the line above stands in the line where its place is free", () => {
  const runs = [
    at("多跨智慧气象", 0, 0),
    at("业务平台", 0, SIZE),
    at("。", 40, SIZE / 2 - 0.5),
    at("建设", 50, SIZE),
  ];
  expect(textOf(runs)).toEqual(["多跨智慧气象", "业务平台。建设"]);
});

it("brackets stand beside what they enclose, in the second of two tight lines", () => {
  const runs = [
    at("指标权", 0, 0),
    at("重", 0, SIZE),
    at("(", 10, SIZE / 2 - 1),
    at("%", 15, SIZE),
    at(")", 20, SIZE / 2 - 1),
  ];
  expect(textOf(runs)).toEqual(["指标权", "重(%)"]);
});

it("a low sign stands in the line whose end it closes", () => {
  const low = { ...at("。", 60, 0), box: [60, 7, 65, 10.5] as const };
  expect(textOf([at("多跨智慧气象", 0, 0), low, at("业务", 0, SIZE)])).toEqual(["多跨智慧气象。", "业务"]);
});
