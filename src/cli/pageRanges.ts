import { InvalidArgumentError } from "commander";
import type { PageRange } from "../pipeline/index.ts";
import { say } from "./language.ts";

const RANGES = /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/u;

/** Parses `3`, `3-9` and `1,4-6`, and `１、４至６` as well. Throws commander's InvalidArgumentError for anything else. */
export function parsePageRanges(text: string): PageRange[] {
  const plain = text
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[–—~至到]/gu, "-")
    .replace(/、/gu, ",");
  if (!RANGES.test(plain))
    throw new InvalidArgumentError(
      say({ en: "Write pages as 3, 3-9 or 1,4-6.", zh: "页码请写成 3、3-9 或 1,4-6。" }),
    );
  return plain.split(",").map((range) => {
    const [first, last = first] = range.split("-").map(Number) as [number, number?];
    if (!Number.isSafeInteger(last) || first < 1)
      throw new InvalidArgumentError(say({ en: "Pages count from 1.", zh: "页码从 1 起。" }));
    if (first > last)
      throw new InvalidArgumentError(
        say({
          en: `${range} runs backwards; write ${last}-${first}.`,
          zh: `${range} 前后颠倒，请写 ${last}-${first}。`,
        }),
      );
    return { first, last };
  });
}
