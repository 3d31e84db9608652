import { readFileSync } from "node:fs";

/** A page of the documentation. */
export const readPage = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

/** The numbers in the last column of the page's table of steps, from the top: the last one is their sum. */
export const stepsIn = (page: string): number[] =>
  [...page.matchAll(/^\|[^|]+\| (\d+) \|$/gmu)].map(([, count]) => Number(count));

/** The contents of the page's blocks of code of this language; "" for those of none. */
export const blocksIn = (page: string, language: string): string[] =>
  [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code as string);
