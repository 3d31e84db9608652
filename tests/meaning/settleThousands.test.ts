import { describe, expect, test } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

/** A table in `unit`; of each figure what the first reader sees, and the second, or no second for a text layer. */
function read(
  unit: string,
  rows: readonly (readonly [name: string, first: string, second: string | null])[],
): BudgetDocument {
  const pages = printTable(
    ["科目名称", `合计(${unit})`],
    rows.map(([name, first]) => [name, first]),
    {
      columnWidths: [160, 160],
      fontSize: 10,
      pageHeight: 842,
      repeatHeader: true,
      title: "2025年部门支出预算表",
    },
  ).map((page) => ({
    ...page,
    kind: "scan" as const,
    runs: page.runs.map((run) => {
      const second = rows.find(([, first]) => first === run.text)?.[2] ?? null;
      const seen = second === null ? {} : { second: { engine: "other", text: second, confidence: 0.9 } };
      return { ...run, engine: "first", confidence: 0.95, ...seen };
    }),
  }));
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  return checkDocument(toDocument(assemble(pages.map(findTables)), source));
}

const figures = ({ tables: [table] }: BudgetDocument) =>
  table?.rows.map(({ cells }) => [cells[1]?.text, cells[1]?.amount, cells[1]?.status]);

describe("a point before three last digits", () => {
  test("is the mark of thousands in yuan, where readers see a picture of it", () => {
    const document = read("元", [
      ["办公费", "80.000", "80.000"],
      ["印刷费", "767.512", "767,512"],
    ]);
    expect(figures(document)).toEqual([
      ["80,000", "80000", "verified"],
      ["767,512", "767512", "verified"],
    ]);
    // What was read stays beside it.
    expect(document.tables[0]?.rows[0]?.cells[1]?.fragments[0]?.text).toBe("80.000");
  });

  test("is a point in ten thousand yuan, and in a thousand", () => {
    for (const [unit, amount] of [
      ["万元", "801250"],
      ["千元", "80125"],
    ] as const) {
      expect(figures(read(unit, [["办公费", "80.125", "80.125"]]))).toEqual([["80.125", amount, "verified"]]);
    }
  });

  test("is left as it is where it is printed in a text layer", () => {
    expect(figures(read("元", [["办公费", "80.125", null]]))).toEqual([["80.125", "80.125", "read"]]);
  });

  test("leaves a figure in doubt whose digits the readers see otherwise", () => {
    expect(figures(read("元", [["办公费", "80.125", "86.125"]]))).toEqual([["80,125", "80125", "disputed"]]);
  });
});
