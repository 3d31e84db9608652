import { describe, expect, test } from "vitest";
import { boxAt } from "../../src/review/app/boxes.ts";
import { headerRows } from "../../src/review/app/headerRows.ts";
import { moveCell } from "../../src/review/app/moveCell.ts";
import { tableOf } from "../export/smallDocument.ts";

describe("headerRows", () => {
  const shown = (...paths: string[]): string[] =>
    headerRows(paths.map((path) => ({ path: path.split("/") }))).map((row) =>
      row.map(({ text, columnSpan, rowSpan }) => `${text} ${columnSpan}x${rowSpan}`).join(" | "),
    );

  test("shares the words over columns side by side, and lets a leaf reach down", () => {
    expect(shown("名称", "合计/小计", "合计/基本", "其他/小计")).toEqual([
      "名称 1x2 | 合计 2x1 | 其他 1x1",
      "小计 1x1 | 基本 1x1 | 小计 1x1",
    ]);
  });

  test("keeps two columns of one name apart", () => {
    expect(shown("项目", "项目", "金额")).toEqual(["项目 1x1 | 项目 1x1 | 金额 1x1"]);
  });
});

describe("moveCell", () => {
  const table = tableOf({ header: ["名称", "合计"], rows: [["甲", "1"], ["乙", "2"], ["丙", "3"]] }); // biome-ignore format: a table
  table.rows[0]!.cells[0]!.rowSpan = 2;
  table.rows[1]!.cells[0]!.coveredBy = { row: 0, column: 0 };
  const at = (row: number, column: number) => ({ table: "t01", row, column });

  test("goes over the far edge of a cell that covers others, and enters it from any side", () => {
    expect(moveCell(table, at(0, 0), [1, 0])).toEqual(at(2, 0));
    expect(moveCell(table, at(1, 1), [0, -1])).toEqual(at(0, 0));
  });

  test("stays where the table ends, and begins at its first cell", () => {
    expect(moveCell(table, at(2, 1), [1, 0])).toBeNull();
    expect(moveCell(table, null, [1, 0])).toEqual(at(0, 0));
  });
});

test("boxAt finds the smallest box around a point", () => {
  const box = (row: number, ...sides: [number, number, number, number]) => ({
    place: { table: "t01", row, column: 0 },
    status: "read" as const,
    box: sides,
  });
  const boxes = [box(0, 0, 0, 100, 100), box(1, 10, 10, 20, 20)];
  expect(boxAt(boxes, 15, 15)?.place.row).toBe(1);
  expect(boxAt(boxes, 50, 50)?.place.row).toBe(0);
  expect(boxAt(boxes, 150, 50)).toBeNull();
});
