/** What a person set of one document, as words of a configuration that hold for every document of that form. */
import { withoutLayoutSpaces } from "../core/text.ts";
import type { Variants } from "../meaning/variants.ts";
import type { Entry } from "./entry.ts";

/** What opens a title and differs from document to document: 2024年, 某市某局2024年度. */
const YEAR = /^.*?\d{4}年度?/u;

/** Characters of a word that a configuration takes. */
const LONGEST = 100;

/**
 * The titles and headers that the entries teach: a kind by the title of its table, a meaning by the words over its column,
 * within the head above them. A unit, a table without title and a column without words teach nothing.
 */
export function taughtBy(entries: readonly Entry[]): Variants {
  const titles = entries.flatMap((entry): Variants["titles"] => {
    if (entry.as !== "kind" || entry.value === "unknown") return [];
    const words = withoutLayoutSpaces(entry.table.title).replace(YEAR, "");
    return words === "" || words.length > LONGEST ? [] : [{ words: [words], kind: entry.value }];
  });
  const headers = entries.flatMap((entry): Variants["headers"] => {
    if (entry.as !== "column") return [];
    const path = entry.path.filter((word) => word !== "");
    const [within, leaf] = [path.at(-2), path.at(-1)];
    if (leaf === undefined || leaf.length > LONGEST || (within ?? "").length > LONGEST) return [];
    return [{ words: [leaf], ...(within === undefined ? {} : { within }), ...entry.value }];
  });
  return { titles, headers };
}

/** The configuration with what it does not say yet, before what it says: the first entry that fits is taken. */
export function withTaught(known: Variants, taught: Variants): Variants {
  const added = <T>(own: readonly T[], more: readonly T[]): T[] => {
    const seen = new Set(own.map((each) => JSON.stringify(each)));
    return more.filter((each) => !seen.has(JSON.stringify(each)));
  };
  return {
    ...known,
    titles: [...added(known.titles, taught.titles), ...known.titles],
    headers: [...added(known.headers, taught.headers), ...known.headers],
  };
}
