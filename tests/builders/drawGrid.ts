import type { Ruling } from "../../src/core/geometry.ts";

/** A span of a made-up table: lattice places, `rows` high and `columns` wide. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The rulings that print the given cells over a lattice (points): each cell's four edges, as separate strokes. */
export function drawGrid(
  columnEdges: readonly number[],
  rowEdges: readonly number[],
  cells: readonly Span[],
): Ruling[] {
  const stroke = (axis: Ruling["axis"], at: number, from: number, to: number): Ruling => ({
    axis,
    at,
    from,
    to,
    thickness: 0.5,
  });
  return cells.flatMap(({ row, column, rowSpan, columnSpan }) => {
    const [left, right] = [columnEdges[column] as number, columnEdges[column + columnSpan] as number];
    const [top, bottom] = [rowEdges[row] as number, rowEdges[row + rowSpan] as number];
    return [
      stroke("horizontal", top, left, right),
      stroke("horizontal", bottom, left, right),
      stroke("vertical", left, top, bottom),
      stroke("vertical", right, top, bottom),
    ];
  });
}

/** A lattice cut into cells by merging places at random: `choices` decides, place by place, how far each reaches. */
export function cutLattice(rowCount: number, columnCount: number, choices: readonly number[]): Span[] {
  const taken = Array.from({ length: rowCount }, () => new Array<boolean>(columnCount).fill(false));
  const cells: Span[] = [];
  let next = 0;
  const choose = (most: number) => 1 + ((choices[next++ % choices.length] ?? 0) % most);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      if (taken[row]?.[column]) continue;
      let width = 1;
      while (column + width < columnCount && !taken[row]?.[column + width]) width++;
      const columnSpan = Math.min(width, choose(3));
      const rowSpan = Math.min(rowCount - row, choose(3));
      for (let r = row; r < row + rowSpan; r++) taken[r]?.fill(true, column, column + columnSpan);
      cells.push({ row, column, rowSpan, columnSpan });
    }
  }
  return cells;
}
