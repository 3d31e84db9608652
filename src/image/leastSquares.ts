/** One equation: its terms times the unknowns are to give its value. */
export interface Equation {
  readonly terms: readonly number[];
  readonly value: number;
}

/** A little pull of every unknown to nothing, relative to the equations: what they do not tell stays small. */
const RIDGE = 1e-4;

/** The unknowns that fit all equations best (normal equations with a ridge, solved by Gaussian elimination). */
export function solveLeastSquares(equations: readonly Equation[]): number[] {
  const size = equations[0]?.terms.length ?? 0;
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const { terms, value } of equations) {
    for (let i = 0; i < size; i++) {
      const row = rows[i] as Float64Array;
      for (let j = 0; j < size; j++) row[j]! += (terms[i] as number) * (terms[j] as number);
      row[size]! += (terms[i] as number) * value;
    }
  }
  rows.forEach((row, i) => {
    row[i]! += RIDGE * equations.length;
  });
  for (let i = 0; i < size; i++) {
    // The ridge keeps every pivot above nothing; the matrix is symmetric and positive.
    const pivot = rows[i] as Float64Array;
    for (let k = i + 1; k < size; k++) {
      const row = rows[k] as Float64Array;
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let j = i; j <= size; j++) row[j]! -= factor * (pivot[j] as number);
    }
  }
  const unknowns = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] as Float64Array;
    let value = row[size] as number;
    for (let j = i + 1; j < size; j++) value -= (row[j] as number) * (unknowns[j] as number);
    unknowns[i] = value / (row[i] as number);
  }
  return unknowns;
}
