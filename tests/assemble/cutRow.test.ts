import { describe, expect, it } from "vitest";
import { decideCut } from "../../src/assemble/cutRow.ts";
import { learnPattern } from "../../src/assemble/rowPattern.ts";
import { rowOfLines } from "../builders/rowOfLines.ts";

/** Rows over a code, a name and two amounts. */
const WHOLE = [
  ["410501", "委托业务费", "12.5", "12.5"],
  ["410502", "大厅运行", "0.8", ""],
  ["410503", "水费", "640", "640"],
  ["410504", "印刷费", "7.10", ""],
].map((texts) => rowOfLines(texts));

describe("where page ends leave the frames of cut rows open", () => {
  const pattern = learnPattern(WHOLE, WHOLE, true);

  it("a row in a closed frame is whole, however much the next row lacks", () => {
    const group = rowOfLines(["736", "", "0", ""]);
    expect(decideCut(rowOfLines(["410551", "委托业务费", "9.7", "9.7"]), group, pattern, false)).toBeNull();
    expect(decideCut(rowOfLines(["410551", "委托业务费", "6411", ""]), group, pattern, false)).toBeNull();
  });

  it("a code that is one only with the next row's is told all the same", () => {
    const cut = decideCut(
      rowOfLines(["4105", "水费", "8", ""]),
      rowOfLines(["51", "", "", ""]),
      pattern,
      false,
    );
    expect(cut?.evidence).toContain("a code is whole only together");
  });

  it("a last decimal goes on below an open frame though the line above seems to have room for it", () => {
    const roomy = (texts: readonly string[]) =>
      rowOfLines(texts).map((cell, column) => (column === 2 ? { ...cell, room: 1.5 } : cell));
    const tail = rowOfLines(["51", "费", "9", ""]);
    expect(decideCut(roomy(["4105", "水", "25488.9", ""]), tail, pattern, true)).not.toBeNull();
    expect(decideCut(roomy(["4105", "水", "25488.9", ""]), tail, pattern, false)).toBeNull();
    expect(decideCut(roomy(["4105", "水", "25488", ""]), tail, pattern, true)).toBeNull();
  });
});

describe("where each text breaks behind its number, whatever room the line has", () => {
  const named = (number: number) =>
    rowOfLines([`${number}`, `堤防维修（${number}标段）含监理检测费`, "640", "640"]);
  const rows = [21, 22, 23, 24].map(named);
  const pattern = learnPattern(rows, rows, false);
  const roomy = rowOfLines(["", "堤防维修（30标段）", "", ""]).map((cell) => ({ ...cell, room: 4 }));

  it("the words that end all others are the rest of those above the page end", () =>
    expect(
      decideCut(roomy, rowOfLines(["30", "含监理检测费", "9.7", "9.7"]), pattern, false),
    ).not.toBeNull());

  it("other words are not", () =>
    expect(decideCut(roomy, rowOfLines(["30", "河道清淤", "9.7", "9.7"]), pattern, false)).toBeNull());
});
