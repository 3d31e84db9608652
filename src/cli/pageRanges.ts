import { InvalidArgumentError } from "commander";
import type { PageRange } from "../pipeline/index.ts";

const RANGES = /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/u;

/** Parses `3`, `3-9` and `1,4-6`. Throws commander's InvalidArgumentError for anything else. */
export function parsePageRanges(text: string): PageRange[] {
  const plain = text.replace(/\s+/gu, "");
  if (!RANGES.test(plain)) throw new InvalidArgumentError("Write pages as 3, 3-9 or 1,4-6.");
  return plain.split(",").map((range) => {
    const [first, last = first] = range.split("-").map(Number) as [number, number?];
    if (!Number.isSafeInteger(last) || first < 1) throw new InvalidArgumentError("Pages count from 1.");
    if (first > last) throw new InvalidArgumentError(`${range} runs backwards; write ${last}-${first}.`);
    return { first, last };
  });
}
