import type { LogicalTable } from "../assemble/types.ts";
import { mostFrequent } from "../core/countOf.ts";
import { normalise } from "../core/text.ts";
import { readFrameText } from "../lexicon/frameLabels.ts";
import { yearOfHeaders } from "./columns/headerYears.ts";
import { disclosureKind, namingLines } from "./disclosure.ts";

/** 2025年2月18日, 2025年2月, 2025-02-18: when something was made or published, not what it is about. */
const DATE = /(20\d{2})(?:年(\d{1,2})月(?:\d{1,2}日)?|[-./](\d{1,2})[-./]\d{1,2}(?!\d))/gu;
const YEAR = /20\d{2}(?=年)|20\d{2}(?!\d)/gu;
/** 2024年度收入总计, 2024年部门预算: how prose names the year that it tells of. */
const YEAR_OF_PROSE = /20\d{2}(?=年)/gu;
/** The year as a label over a table says it (预算年度：2026). */
const YEAR_LABEL = /年度$/u;
/** A budget is published when it is approved, in the first half of its year (预算法, article 14). */
const LAST_MONTH_OF_APPROVAL = 6;

/** What may tell the year of a disclosure; texts normalised. */
export interface YearSources {
  readonly cover: readonly string[];
  readonly prose: readonly string[];
  readonly tables: readonly Pick<LogicalTable, "title" | "labels" | "header">[];
}

/**
 * The year that a disclosure is about: the one most titles, labels and lines of the cover name (the cover's where two are
 * as many), else that of most headers, else that of most prose. Dates do not name it, but that of a budget where nothing
 * else does. Null where nothing tells it.
 */
export function disclosureYear({ cover, prose, tables }: YearSources): number | null {
  const titles = tables.map(({ title }) => normalise(title));
  const lines = namingLines(cover);
  const named = [...lines, ...titles, ...tables.flatMap(({ labels }) => labels.flatMap(yearLabels))];
  const dated = [...lines, ...titles].flatMap((text) => [...text.matchAll(DATE)]);
  const isBudget = disclosureKind([...lines, ...titles]) === "budget";
  const approved = dated.filter(([, , month, other]) => Number(month ?? other) <= LAST_MONTH_OF_APPROVAL);
  return (
    mostNamed(named, YEAR) ??
    yearOfHeaders(tables) ??
    mostNamed(prose, YEAR_OF_PROSE) ??
    (isBudget ? (mostFrequent(approved.map(([, year]) => Number(year)))?.[0] ?? null) : null)
  );
}

function mostNamed(texts: readonly string[], year: RegExp): number | null {
  const years = texts.flatMap((text) => [...text.replaceAll(DATE, " ").matchAll(year)]);
  return mostFrequent(years.map(([digits]) => Number(digits)))?.[0] ?? null;
}

const yearLabels = ({ text }: { readonly text: string }): string[] =>
  readFrameText(text).flatMap((part) =>
    part.kind === "other" && YEAR_LABEL.test(part.name) ? [part.value] : [],
  );
