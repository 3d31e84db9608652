/** Choices out of a stream of numbers in [0, 1) that a seed decides. */
export type Random = () => number;

export const pick = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)] as T;

/** From `least` to `most`, both included. */
export const wholeNumber = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** Between `-most` and `most`. */
export const eitherWay = (random: Random, most: number): number => (2 * random() - 1) * most;

/** Standard normal, by Box and Muller. */
export const gaussian = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
