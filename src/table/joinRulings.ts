import { overlap, type Ruling } from "../core/geometry.ts";

/** Two strokes this close across (points) are one ruling: double rulings and the two edges of a thick one. */
const SNAP = 2.5;
/** A gap this long (points) along a ruling is a fault of print or scan, not the end of the ruling. */
const GAP = 3;

/**
 * Straightens and completes the rulings of a page: collinear strokes that touch or nearly touch become one.
 * The position is the mean weighted by length.
 */
export function joinRulings(rulings: readonly Ruling[]): Ruling[] {
  return (["horizontal", "vertical"] as const).flatMap((axis) =>
    joinCollinear(rulings.filter((ruling) => ruling.axis === axis)),
  );
}

function joinCollinear(rulings: readonly Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  for (const ruling of [...rulings].sort((a, b) => a.from - b.from || a.at - b.at)) {
    const index = joined.findIndex(
      (other) =>
        Math.abs(other.at - ruling.at) <= SNAP &&
        overlap(other.from, other.to, ruling.from, ruling.to) >= -GAP,
    );
    if (index < 0) joined.push(ruling);
    else joined[index] = merge(joined[index] as Ruling, ruling);
  }
  return joined.sort((a, b) => a.at - b.at || a.from - b.from);
}

function merge(a: Ruling, b: Ruling): Ruling {
  const [lengthA, lengthB] = [a.to - a.from, b.to - b.from];
  return {
    axis: a.axis,
    at: (a.at * lengthA + b.at * lengthB) / (lengthA + lengthB || 1),
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    thickness: Math.max(a.thickness, b.thickness),
  };
}
