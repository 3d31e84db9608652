import { InvalidArgumentError } from "commander";
import { say } from "./language.ts";

/** A parser for whole numbers from `low` to `high`; full-width digits are digits. */
export const wholeNumber =
  (low: number, high: number) =>
  (text: string): number => {
    const plain = text.normalize("NFKC").trim();
    const value = /^\d+$/u.test(plain) ? Number(plain) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(
      say({
        en: `Give a whole number from ${low} to ${high}.`,
        zh: `请给出 ${low} 至 ${high} 之间的整数。`,
      }),
    );
  };
