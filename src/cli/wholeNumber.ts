import { InvalidArgumentError } from "commander";

/** A parser for whole numbers from `low` to `high`. */
export const wholeNumber =
  (low: number, high: number) =>
  (text: string): number => {
    const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Give a whole number from ${low} to ${high}.`);
  };
