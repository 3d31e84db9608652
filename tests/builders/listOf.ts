import type { LogicalRow } from "../../src/assemble/types.ts";
import type { Column, Coordinates } from "../../src/contract/schema.ts";
import type { Dimension } from "../../src/contract/vocabulary.ts";

/** A column of a sketched list: what its cells name, or what its amounts are. */
export type ColumnSketch = {
  readonly is: Dimension | "other" | Coordinates;
  readonly path: string;
  readonly ofWhich?: true;
};

export const names = (dimension: Dimension | "other", path: string = dimension): ColumnSketch => ({
  is: dimension,
  path,
});

export const money = (path: string, coordinates: Coordinates = {}, ofWhich?: true): ColumnSketch => ({
  is: coordinates,
  path,
  ...(ofWhich ? { ofWhich } : {}),
});

/** Columns and rows as the meaning stage has them. Cells are parted by |; each > before a text sets it in by two characters. */
export function listOf(
  sketch: readonly ColumnSketch[],
  text: string,
): { columns: Column[]; rows: LogicalRow[] } {
  const columns = sketch.map(({ is, path, ofWhich }, index): Column => {
    const about = { index, path: path.split("/"), header: [] };
    if (is === "other") return { ...about, role: "other" };
    if (typeof is === "string") return { ...about, role: "dimension", dimension: is };
    return { ...about, role: "measure", coordinates: is, ...(ofWhich ? { ofWhich } : {}) };
  });
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const isIndented = lines.some((line) => line.includes(">"));
  const rows = lines.map((line): LogicalRow => {
    const cells = line.split("|");
    return {
      cells: columns.map((_, index) => {
        const [, marks = "", printed = ""] = /^(>*)(.*)$/u.exec((cells[index] ?? "").trim()) ?? [];
        return {
          text: printed,
          confidence: 1,
          pieces: [],
          rowSpan: 1,
          columnSpan: 1,
          ...(isIndented && printed !== "" ? { indent: 0.2 + 2 * marks.length } : {}),
        };
      }),
    };
  });
  return { columns, rows };
}
