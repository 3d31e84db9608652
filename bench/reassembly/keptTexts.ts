/** Is every printed text there once, and every row made of halves that belong together? */

import type { Assembly } from "../../src/assemble/types.ts";
import { countOf } from "../../src/core/countOf.ts";
import type { PrintedDocument } from "./printPages.ts";

/** Texts of cells that are missing from the tables, and that are there too often; by page, the 合计 row apart. */
export function countTexts(
  printed: PrintedDocument,
  order: readonly number[],
  assembly: Assembly,
): { lost: number; doubled: number } {
  const rows = printed.tables.flatMap((table) => table.rows);
  const isTotal = (cells: readonly string[]): boolean => cells.includes("合计");
  const found = countOf(
    assembly.tables
      .flatMap((table) => table.rows)
      .filter(({ cells }) => !isTotal(cells.map(({ text }) => text)))
      .flatMap(({ cells }) => cells.flatMap((cell) => cell.pieces))
      .filter(({ text }) => text !== "")
      .map(({ page }) => page),
  );
  const wanted = new Map<number, number>();
  for (const { page, cells } of rows.filter((row) => !isTotal(row.cells)).flatMap(({ pieces }) => pieces))
    wanted.set(page, (wanted.get(page) ?? 0) + cells.filter((text) => text !== "").length);
  const differences = order.map((page, index) => (found.get(index + 1) ?? 0) - (wanted.get(page) ?? 0));
  const totals = assembly.tables
    .flatMap((table) => table.rows)
    .filter(({ cells }) => isTotal(cells.map(({ text }) => text))).length;
  const printedTotals = rows.filter((row) => isTotal(row.cells)).length;
  return {
    lost: differences.reduce((sum, each) => sum + Math.max(0, -each), 0),
    doubled: differences.reduce((sum, each) => sum + Math.max(0, each), Math.max(0, totals - printedTotals)),
  };
}

/** Rows joined from pages that do not follow on each other in print; `silent` where no warning names one of these. */
export function countWrongJoins(
  order: readonly number[],
  assembly: Assembly,
): { wrong: number; silent: number } {
  const told = new Set(
    assembly.findings
      .filter(({ severity }) => severity !== "info")
      .flatMap(({ page, pages, between }) => [page, ...(pages ?? []), ...(between ?? [])]),
  );
  let [wrong, silent] = [0, 0];
  for (const { cells } of assembly.tables.flatMap(({ rows }) => rows)) {
    const pages = [...new Set(cells.flatMap(({ pieces }) => pieces.map(({ page }) => page)))];
    const isWrong = pages.some(
      (page, index) =>
        index > 0 && order[page - 1] !== (order[(pages[index - 1] as number) - 1] as number) + 1,
    );
    if (!isWrong) continue;
    wrong++;
    if (!pages.some((page) => told.has(page))) silent++;
  }
  return { wrong, silent };
}
