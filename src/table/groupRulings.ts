import type { Ruling } from "../core/geometry.ts";

/** How far (points) a ruling may stop short of the one it should meet. */
const REACH = 3.5;

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
  const groups = new Map<number, Ruling[]>();
  for (const [index, ruling] of rulings.entries()) {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), ruling]);
  }
  return [...groups.values()];
}

const meet = (horizontal: Ruling, vertical: Ruling): boolean =>
  vertical.at >= horizontal.from - REACH &&
  vertical.at <= horizontal.to + REACH &&
  horizontal.at >= vertical.from - REACH &&
  horizontal.at <= vertical.to + REACH;
