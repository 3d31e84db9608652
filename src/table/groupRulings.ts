import type { Ruling } from "../core/geometry.ts";

/** How far (points) a ruling may stop short of the one it should meet. */
const REACH = 3.5;

/** Points: pieces nearer across are of one line. */
const SAME_LINE = 2.5;

/** Sets of rulings that hang together by crossing or touching: each is one grid, one frame or one underline. */
export function groupRulings(rulings: readonly Ruling[]): Ruling[][] {
  const parent = rulings.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] as number;
    parent[index] = root;
    return root;
  };
  const horizontals = rulings.flatMap((ruling, index) => (ruling.axis === "horizontal" ? [index] : []));
  const verticals = rulings.flatMap((ruling, index) => (ruling.axis === "vertical" ? [index] : []));
  for (const h of horizontals) {
    for (const v of verticals) {
      if (meet(rulings[h] as Ruling, rulings[v] as Ruling)) parent[rootOf(h)] = rootOf(v);
    }
  }
  // A short piece that stops short of all others goes on from the line of a grid that it lies in.
  for (const [index, ruling] of rulings.entries()) {
    if (rulings.some((_, at) => at !== index && rootOf(at) === rootOf(index))) continue;
    const line = rulings.findIndex(
      (other, at) => at !== index && isInLine(ruling, other, rulings, at, rootOf),
    );
    if (line >= 0) parent[rootOf(index)] = rootOf(line);
  }
  const groups = new Map<number, Ruling[]>();
  for (const [index, ruling] of rulings.entries()) {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), ruling]);
  }
  return [...groups.values()];
}

/** Is `other` a ruling of a grid, in one line with `ruling`, that crossing rulings of it hold on either side? */
function isInLine(
  ruling: Ruling,
  other: Ruling,
  rulings: readonly Ruling[],
  at: number,
  rootOf: (index: number) => number,
): boolean {
  if (other.axis !== ruling.axis || Math.abs(other.at - ruling.at) > SAME_LINE) return false;
  const crossing = rulings.filter(
    (third, index) =>
      third.axis !== ruling.axis &&
      rootOf(index) === rootOf(at) &&
      third.from < ruling.at + REACH &&
      third.to > ruling.at - REACH,
  );
  return crossing.some((third) => third.at <= ruling.from) && crossing.some((third) => third.at >= ruling.to);
}

const meet = (horizontal: Ruling, vertical: Ruling): boolean =>
  vertical.at >= horizontal.from - REACH &&
  vertical.at <= horizontal.to + REACH &&
  horizontal.at >= vertical.from - REACH &&
  horizontal.at <= vertical.to + REACH;
