import { describe, expect, it } from "vitest";
import type { Ruling } from "../../src/core/geometry.ts";
import type { TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { cutLattice, drawGrid } from "../builders/drawGrid.ts";
import { centredAt, pageOf, rightAt, showTable, textAt } from "../builders/setText.ts";

const COLUMNS = [60, 160, 230, 300, 370];
const ROWS = [100, 120, 140, 160, 180];

const drawn = drawGrid(COLUMNS, ROWS, cutLattice(4, 4, [0]));
const without = (...lost: { axis: Ruling["axis"]; at: number; from: number }[]): Ruling[] =>
  drawn.filter(
    (ruling) =>
      !lost.some(({ axis, at, from }) => ruling.axis === axis && ruling.at === at && ruling.from === from),
  );

const filled: TextRun[] = ROWS.slice(0, 4).flatMap((top, row) => [
  textAt(`科目${row}`, 65, top + 5),
  ...COLUMNS.slice(2).map((right, column) => rightAt(`${row + 1}${column}.50`, right - 4, top + 5)),
]);

const WHOLE = [
  "科目0|10.50|11.50|12.50",
  "科目1|20.50|21.50|22.50",
  "科目2|30.50|31.50|32.50",
  "科目3|40.50|41.50|42.50",
];

describe("a lattice with pieces of its rulings missing", () => {
  it("does not merge two figures for a short vertical that was not found, and tells of it", () => {
    const rulings = without({ axis: "vertical", at: 230, from: 140 });
    const [table] = findTables(pageOf(filled, rulings)).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
    expect(table?.doubts).toEqual([{ kind: "mended", box: [229, 140, 231, 160] }]);
  });

  it("does not merge two figures for a missing piece of a horizontal", () => {
    const rulings = without({ axis: "horizontal", at: 140, from: 230 });
    const [table] = findTables(pageOf(filled, rulings)).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
    expect(table?.doubts).toHaveLength(1);
  });

  it("reads two figures apart that a reader took for one line where the vertical between them is lost", () => {
    const joined = textAt("31.50      32.50", 262, 145);
    const others = filled.filter((run) => run.text !== "31.50" && run.text !== "32.50");
    const [table] = findTables(
      pageOf([...others, joined], without({ axis: "vertical", at: 300, from: 140 })),
    ).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
  });

  it("reads two entries apart that a reader took for one line over a border with white on it, and no others", () => {
    const others = filled.filter((run) => run.text !== "31.50" && run.text !== "32.50");
    const apart = textAt("31.50      32.50", 262, 145);
    const [table] = findTables(pageOf([...others, apart], drawn)).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
    const over = textAt("1234567.50", 272, 145);
    const [same] = findTables(pageOf([...others, over], drawn)).tables;
    expect(same && showTable(same)).toContain("科目2|30.50|1234567.50|");
  });

  it("tells the marks of two figures by their places once they are parted, where a reader read them", () => {
    const others = filled.filter((run) => run.text !== "31.50" && run.text !== "32.50");
    const printed = textAt("31.50    1.232.50", 262, 145);
    const glyphs = printed.glyphs.map((glyph) => ({ ...glyph, confidence: 0.9 }));
    const read = { ...printed, glyphs, confidence: 0.9, engine: "ppocr" };
    const textsOf = (run: TextRun): string[] => {
      const [table] = findTables(pageOf([...others, run], drawn)).tables;
      return table ? showTable(table) : [];
    };
    expect(textsOf(read)).toContain("科目2|30.50|31.50|1,232.50");
    expect(textsOf(printed)).toContain("科目2|30.50|31.50|1.232.50");
  });

  it("leaves a span whose text stands across the grid line, or whose halves are one word's", () => {
    const rulings = without({ axis: "vertical", at: 160, from: 140 });
    const others = filled.filter((run) => run.box[1] !== 145 || run.box[0] > 230);
    for (const words of [
      [centredAt("其他各项支出合计", 145, 145)],
      [textAt("合", 110, 145), textAt("计", 190, 145)],
    ]) {
      const [table] = findTables(pageOf([...others, ...words], rulings)).tables;
      expect(table?.cells.find((cell) => cell.row === 2 && cell.column === 0)?.columnSpan).toBe(2);
      expect(table?.doubts).toEqual([]);
    }
  });

  it("leaves a name over two rows whole", () => {
    const rulings = without({ axis: "horizontal", at: 140, from: 60 });
    const [table] = findTables(pageOf(filled, rulings)).tables;
    expect(table?.cells.find((cell) => cell.row === 1 && cell.column === 0)?.rowSpan).toBe(2);
  });

  it("takes in a short vertical that stops short of both its ends", () => {
    const rulings = drawn.map((ruling) =>
      ruling.axis === "vertical" && ruling.at === 230
        ? { ...ruling, from: ruling.from + 4.5, to: ruling.to - 4.5 }
        : ruling,
    );
    const [table] = findTables(pageOf(filled, rulings)).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
  });

  it("has the columns outside of its outermost verticals where text stands in them", () => {
    const rulings = drawn.filter((ruling) => !(ruling.axis === "vertical" && ruling.at === 60));
    const [table] = findTables(pageOf(filled, rulings)).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
  });

  it("is one grid however far its double rulings and its bow set the pieces apart", () => {
    const rulings = drawn.flatMap((ruling, index): Ruling[] => [
      { ...ruling, at: ruling.at + (index % 3) - 1 },
      { ...ruling, at: ruling.at + 1.4 },
    ]);
    const [table] = findTables(pageOf(filled, rulings)).tables;
    expect(table && showTable(table)).toEqual(WHOLE);
  });
});
