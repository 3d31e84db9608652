import type { LogicalTable } from "../../assemble/types.ts";
import { mostFrequent } from "../../core/countOf.ts";
import { normalise } from "../../core/text.ts";

/** 2020年预算数, 2019年执行数: a year before the stage of its figures. */
const YEAR = /(20\d{2})年度?/gu;

/**
 * The year of a disclosure that no cover and no title prints, by the headers of its tables: the latest that each header
 * names (2020年预算数 beside 2019年执行数), as most headers have it; null where none names one.
 */
export function yearOfHeaders(tables: readonly Pick<LogicalTable, "header">[]): number | null {
  const latest = tables.flatMap(({ header }) => {
    const years = header
      .flat()
      .flatMap(({ text }) => [...normalise(text).matchAll(YEAR)].map(([, digits]) => Number(digits)));
    return years.length > 0 ? [Math.max(...years)] : [];
  });
  return mostFrequent(latest)?.[0] ?? null;
}
