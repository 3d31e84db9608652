import { NAME_WORDS } from "./tableNames/words.ts";

const HAN_PAIR = /^\p{Script=Han}{2}$/u;

const PAIRS: ReadonlySet<string> = new Set(
  NAME_WORDS.flatMap(({ words }) =>
    words.flatMap((word) =>
      [...word].map((_, at) => word.slice(at, at + 2)).filter((pair) => HAN_PAIR.test(pair)),
    ),
  ),
);

/** Do the two characters stand side by side in a word of the names of tables, as 预算 and 支出 do? */
export const isKnownPair = (first: string, second: string): boolean => PAIRS.has(first + second);
