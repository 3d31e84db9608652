import { createRandom } from "../../samples/generate/random.ts";
import { gaussian, type Random } from "../corpus/random.ts";

/** Draws parameters of damage: mild values more often where the sheet is hardly worn, strong ones where it is. */
export interface Dice {
  readonly random: Random;
  /** A value between `mild` and `strong`, either of which may be the larger number. */
  between(mild: number, strong: number): number;
  /** True for that share of the draws, whatever the wear. */
  chance(share: number): boolean;
}

/** Exponents of the uniform draw at no wear and at the most: 0.5 ** 3 is an eighth of the way to `strong`. */
const EXPONENT = { fresh: 3, worn: 0.6 } as const;

/** Dice for one condition of the page `seed`; another condition's dice do not change what these give. `wear` from 0 to 1. */
export function createDice(seed: number, name: string, wear: number): Dice {
  const random = createRandom(mixSeed(seed, name));
  const exponent = EXPONENT.fresh + (EXPONENT.worn - EXPONENT.fresh) * wear;
  return {
    random,
    between: (mild, strong) => mild + (strong - mild) * random() ** exponent,
    chance: (share) => random() < share,
  };
}

/** A seed of 32 bits out of a seed and a name: FNV-1a over the characters. */
export function mixSeed(seed: number, name: string): number {
  let mixed = 0x811c9dc5;
  for (const character of `${seed} ${name}`) {
    mixed = Math.imul(mixed ^ (character.codePointAt(0) as number), 0x01000193);
  }
  return mixed >>> 0;
}

/** How many normal numbers `normalNoise` keeps; it starts at another one in each call. */
const NORMALS = 1 << 16;

/** A quick source of standard normal numbers: a table of them in an order that `random` decides. */
export function normalNoise(random: Random): () => number {
  const table = Float32Array.from({ length: NORMALS }, () => gaussian(random));
  let state = Math.floor(random() * 2 ** 31) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return table[state & (NORMALS - 1)] as number;
  };
}

/** A smooth random field over a sheet: values from 0 to 1, alike within `grain` pixels. */
export function smoothField(width: number, height: number, grain: number, random: Random) {
  const [columns, rows] = [Math.ceil(width / grain) + 2, Math.ceil(height / grain) + 2];
  const grid = Float32Array.from({ length: columns * rows }, () => random());
  return (x: number, y: number): number => {
    const [u, v] = [x / grain, y / grain];
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [ease(u - column), ease(v - row)];
    const at = row * columns + column;
    const upper = (grid[at] as number) * (1 - s) + (grid[at + 1] as number) * s;
    const lower = (grid[at + columns] as number) * (1 - s) + (grid[at + columns + 1] as number) * s;
    return upper * (1 - t) + lower * t;
  };
}

const ease = (share: number): number => share * share * (3 - 2 * share);
