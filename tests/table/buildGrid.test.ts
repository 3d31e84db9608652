import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ruling } from "../../src/core/geometry.ts";
import { buildGrid } from "../../src/table/buildGrid.ts";
import { groupRulings } from "../../src/table/groupRulings.ts";
import { joinRulings } from "../../src/table/joinRulings.ts";
import { cutLattice, drawGrid, type Span } from "../builders/drawGrid.ts";

const edges = (count: number, least: number) =>
  fc.array(fc.integer({ min: least, max: 90 }), { minLength: count, maxLength: count }).map((steps) => {
    let at = 40;
    return [at, ...steps.map((step) => (at += step))];
  });

const lattice = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 12 }))
  .chain(([rows, columns]) =>
    fc.tuple(edges(rows, 10), edges(columns, 20), fc.array(fc.nat(8), { minLength: 4, maxLength: 40 })),
  );

const spansOf = (grid: ReturnType<typeof buildGrid>): Span[] =>
  (grid?.cells ?? []).map(({ row, column, rowSpan, columnSpan }) => ({ row, column, rowSpan, columnSpan }));

/** Grid lines that no cell begins or ends at are not printed: a lattice is comparable only where all are used. */
const allUsed = (cells: readonly Span[], rows: number, columns: number): boolean =>
  new Set(cells.flatMap((cell) => [cell.row, cell.row + cell.rowSpan])).size === rows + 1 &&
  new Set(cells.flatMap((cell) => [cell.column, cell.column + cell.columnSpan])).size === columns + 1;

describe("a grid from its rulings", () => {
  it("has every cell and span that was drawn, whatever was merged", () => {
    fc.assert(
      fc.property(lattice, ([rowEdges, columnEdges, choices]) => {
        const cells = cutLattice(rowEdges.length - 1, columnEdges.length - 1, choices);
        fc.pre(allUsed(cells, rowEdges.length - 1, columnEdges.length - 1));
        const groups = groupRulings(joinRulings(drawGrid(columnEdges, rowEdges, cells)));
        expect(groups).toHaveLength(1);
        expect(spansOf(buildGrid(groups[0] as Ruling[]))).toEqual(cells);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it("stays the same when strokes are broken, shifted by a scan's skew or doubled", () => {
    fc.assert(
      fc.property(
        lattice,
        fc.array(fc.double({ min: -0.8, max: 0.8, noNaN: true }), { minLength: 7, maxLength: 7 }),
        ([rowEdges, columnEdges, choices], noise) => {
          const cells = cutLattice(rowEdges.length - 1, columnEdges.length - 1, choices);
          fc.pre(allUsed(cells, rowEdges.length - 1, columnEdges.length - 1));
          const rough = drawGrid(columnEdges, rowEdges, cells).flatMap((ruling, index): Ruling[] => {
            const at = ruling.at + (noise[index % noise.length] as number);
            const middle = (ruling.from + ruling.to) / 2;
            return [
              { ...ruling, at, to: middle - 0.7 },
              { ...ruling, at, from: middle + 0.7 },
            ];
          });
          const [group] = groupRulings(joinRulings(rough));
          expect(spansOf(buildGrid(group as Ruling[]))).toEqual(cells);
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  });

  it("is open at the page end where its verticals run on past the last horizontal", () => {
    const closed = drawGrid([0, 50, 100], [0, 20, 40], cutLattice(2, 2, [0]));
    const cut = closed.filter((ruling) => !(ruling.axis === "horizontal" && ruling.at === 40));
    const grid = buildGrid(joinRulings(cut));
    expect(grid?.openBottom).toBe(true);
    expect(grid?.rowEdges).toEqual([0, 20, 40]);
  });

  it("is none where rulings only underline or frame a page", () => {
    const frame = drawGrid([0, 500], [0, 700], [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1 }]);
    expect(buildGrid(joinRulings(frame))).toBeNull();
    expect(buildGrid([{ axis: "horizontal", at: 50, from: 0, to: 300, thickness: 1 }])).toBeNull();
  });

  it("gets its missing side from three horizontals that end together over text, not from two", () => {
    const rows = [0, 20, 40, 60];
    const drawn = drawGrid([60, 120, 180], rows, cutLattice(3, 2, [0]));
    const runs = [{ box: [10, 4, 50, 14] as const }];
    const columnsWith = (count: number) => {
      const longer = rows
        .slice(0, count)
        .map((at): Ruling => ({ axis: "horizontal", at, from: 0, to: 60, thickness: 1 }));
      return buildGrid(joinRulings([...drawn, ...longer]), runs)?.columnEdges;
    };
    expect(columnsWith(3)).toEqual([0, 60, 120, 180]);
    expect(columnsWith(2)).toEqual([60, 120, 180]);
  });

  it("has one cell where a ruling covers less than half of the edge between two, and two where it covers most of it", () => {
    const outline = drawGrid([0, 100, 200], [0, 20, 40], cutLattice(2, 2, [0])).filter(
      ({ axis, at }) => !(axis === "horizontal" && at === 20),
    );
    const cellsWith = (to: number) =>
      buildGrid(
        joinRulings([
          ...outline,
          { axis: "horizontal", at: 20, from: 0, to, thickness: 1 },
          { axis: "horizontal", at: 20, from: 100, to: 200, thickness: 1 },
        ]),
      )?.cells.length;
    expect(cellsWith(45)).toBe(3);
    expect(cellsWith(75)).toBe(4);
  });
});
