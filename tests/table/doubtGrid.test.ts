import { describe, expect, it } from "vitest";
import { findTables } from "../../src/table/index.ts";
import { cutLattice, drawGrid } from "../builders/drawGrid.ts";
import { pageOf, rightAt, textAt, vertical } from "../builders/setText.ts";

const COLUMNS = [60, 160, 230, 300];
const ROWS = [100, 120, 140, 160, 180, 200, 220, 240];
const drawn = drawGrid(COLUMNS, ROWS, cutLattice(7, 3, [0]));
const filled = ROWS.slice(0, -1).flatMap((top, row) => [
  textAt(`科目${row}`, 65, top + 5),
  ...(row === 3 ? [] : COLUMNS.slice(2).map((right) => rightAt(`${row}1.50`, right - 4, top + 5))),
]);
const doubtsOf = (...[runs, rulings]: Parameters<typeof pageOf>) =>
  findTables(pageOf(runs, rulings)).tables[0]?.doubts;

describe("doubts in a ruled list", () => {
  it("has none where every row has the same columns", () => {
    expect(doubtsOf(filled, drawn)).toEqual([]);
  });

  it("has one for a line between columns that a single row has", () => {
    expect(doubtsOf(filled, [...drawn, vertical(100, 140, 160)])).toEqual([
      { kind: "stray", box: [99, 140, 101, 160] },
    ]);
  });

  it("has one for each figure whose digits stand close to both sides of a line, in rows more than one", () => {
    const others = filled.filter(({ text }) => !/^[01]1.50$|^科目[01]$/u.test(text));
    const over = (row: number, gap: number) => {
      const y = (ROWS[row] as number) + 5;
      return [textAt(`科目${row}`, 65, y), rightAt("18", 160 - gap, y), textAt("605.20", 160 + gap, y)];
    };
    expect(doubtsOf([...others, ...over(0, 0.5), ...over(1, 0.5)], drawn)).toEqual(
      [0, 1].map((row) => {
        const top = (ROWS[row] as number) + 5;
        return { kind: "straddling", box: [149.5, top, 190.5, top + 10] };
      }),
    );
    expect(doubtsOf([...others, ...over(0, 0.5), ...over(1, 3)], drawn)).toEqual([]);
    expect(doubtsOf([...others, ...over(0, 2), ...over(1, 2)], drawn)).toEqual([]);
    const scanned = [...others, ...over(0, 2), ...over(1, 2)].map((run) => ({ ...run, engine: "ppocr" }));
    expect(doubtsOf(scanned, drawn)).toHaveLength(2);
  });

  it("has none for a form, whose rows are cut in any way", () => {
    const cuts = [80, 130, 90, 120, 110, 140, 70].map((x, row) =>
      vertical(x, ROWS[row] as number, ROWS[row + 1] as number),
    );
    expect(doubtsOf(filled, [...drawn, ...cuts])).toEqual([]);
  });

  it("has one for two figures side by side in one cell", () => {
    const two = [textAt("31.50", 165, 165), textAt("32.50", 203, 165)];
    expect(doubtsOf([...filled, ...two], drawn)).toEqual([{ kind: "crowded", box: [160, 160, 230, 180] }]);
  });
});
