/**
 * How a page is bent (the curl of a book, the perspective of a photograph): where a point of the flattened page lies
 * on the page as found. Everything in points.
 */
export interface Warp {
  /** Coefficients of `bend` by which rows lie lower (x and y as they are) and columns further right (x and y swapped). */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Rows and columns were measured within this box; beyond it they go on parallel to its edge. */
  readonly within: readonly [x0: number, y0: number, x1: number, y1: number];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Terms of `bend`: powers of the place along the line and of the line's own place across. None moves a whole line. */
const POWERS = [
  [1, 0],
  [2, 0],
  [3, 0],
  [4, 0],
  [1, 1],
  [2, 1],
  [3, 1],
  [1, 2],
  [2, 2],
] as const;

/** The powers of a place that the terms are made of, from 0 on: many times faster than `**`, and asked for a lot. */
const powersOf = (place: number): number[] => {
  const square = place * place;
  return [1, place, square, square * place, square * square];
};

/** The terms at `along` and `across`, both from -1 to 1 over the page. */
export function bendTerms(along: number, across: number): number[] {
  const [alongs, acrosses] = [powersOf(along), powersOf(across)];
  return POWERS.map(([a, b]) => (alongs[a] as number) * (acrosses[b] as number));
}

/** How far a line at `across` is displaced at `along`. */
export function bend(coefficients: readonly number[], along: number, across: number): number {
  const [alongs, acrosses] = [powersOf(along), powersOf(across)];
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) {
    const [a, b] = POWERS[i] as (typeof POWERS)[number];
    sum += (coefficients[i] as number) * (alongs[a] as number) * (acrosses[b] as number);
  }
  return sum;
}

/** Displacements depend on each other's results: so many rounds settle them to a hundredth of a point. */
const ROUNDS = 3;

/** Where the point of the flattened page lies on the page as found. */
export function bendPoint(x: number, y: number, warp: Warp, { width, height }: Size): [number, number] {
  const [x0, y0, x1, y1] = warp.within;
  const across = (value: number): number => (2 * Math.min(Math.max(value, x0), x1)) / width - 1;
  const down = (value: number): number => (2 * Math.min(Math.max(value, y0), y1)) / height - 1;
  let [foundX, foundY] = [x, y];
  for (let round = 0; round < ROUNDS; round++) {
    const before = foundX;
    foundX = x + bend(warp.columns, down(foundY), across(x));
    foundY = y + bend(warp.rows, across(before), down(y));
  }
  return [foundX, foundY];
}
