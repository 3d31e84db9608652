import { describe, expect, test } from "vitest";
import { compareReadings } from "../../../bench/cities/scans/compareReadings.ts";
import type { BudgetDocument, Cell } from "../../../src/contract/schema.ts";
import { dimension, money, sketch } from "../../checks/builder.ts";

/** A table with two figures, each cell at a place of its own; `change` spoils a cell as a scan's reader would. */
function reading(change: (cell: Cell) => Partial<Cell> = () => ({}), column = money("合计")): BudgetDocument {
  const document = sketch({
    tables: [
      {
        columns: [dimension("function.code"), column],
        rows: [
          ["detail", "2010301", "10.00"],
          ["detail", "2010302", "20.00"],
        ],
      },
    ],
  });
  const tables = document.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at): Cell => {
        const [x, y] = [at * 100, row.index * 20];
        const fragments = cell.fragments.map((piece) => ({
          ...piece,
          box: [x, y, x + 100, y + 20] as [number, number, number, number],
        }));
        return { ...cell, fragments, ...change(cell) };
      }),
    })),
  }));
  return { ...document, tables };
}

const misread = (cell: Cell): Partial<Cell> =>
  cell.text === "10.00" ? { text: "18.00", amount: "180000" } : {};

describe("compareReadings", () => {
  test("finds nothing where both read the same", () => {
    expect(compareReadings(reading(), reading())).toMatchObject({
      figures: 4,
      differingTold: 0,
      differingSilent: 0,
      tables: 1,
      tablesSame: 1,
      kindsSame: 1,
      columns: 2,
      columnsSame: 2,
      sentences: [],
    });
  });

  test("a figure read otherwise is silent, but told where it is disputed or flagged", () => {
    const silent = compareReadings(reading(), reading(misread));
    expect([silent.differingTold, silent.differingSilent]).toEqual([0, 1]);
    expect(silent.sentences).toEqual(['p1 "10.00" 100000 read "18.00" 180000, SILENT']);
    const disputed = reading((cell) => ({ ...misread(cell), status: "disputed" }));
    expect(compareReadings(reading(), disputed).differingTold).toBe(1);
    const flagged = reading(misread);
    flagged.flags.push({
      id: "SUM-COLUMN:t01:0:1",
      rule: "SUM-COLUMN",
      severity: "error",
      message: "",
      messageZh: "",
      values: {},
      cells: [{ table: "t01", row: 0, column: 1 }],
    });
    expect(compareReadings(reading(), flagged).differingTold).toBe(1);
  });

  test("the same digits in another unit differ; digits without an amount are told by their column", () => {
    const otherUnit = reading((cell) => (cell.text === "10.00" ? { amount: "10" } : {}));
    expect(compareReadings(reading(), otherUnit).differingSilent).toBe(1);
    const noAmount = reading();
    for (const table of noAmount.tables) {
      for (const row of table.rows) for (const cell of row.cells) delete cell.amount;
    }
    expect(compareReadings(reading(), noAmount).differingSilent).toBe(0);
  });

  test("a figure that is lost or made up differs too", () => {
    const lost = reading((cell) => (cell.text === "10.00" ? { fragments: [] } : {}));
    expect(compareReadings(reading(), lost).differingSilent).toBe(1);
    expect(compareReadings(lost, reading()).differingSilent).toBe(1);
  });

  test("kinds and the meaning of columns are compared", () => {
    const scan = reading(undefined, money("合计", { nature: "basic" }));
    for (const table of scan.tables) table.kind = "revenue";
    expect(compareReadings(reading(), scan)).toMatchObject({ kindsSame: 0, columnsSame: 1, tablesSame: 1 });
  });
});
