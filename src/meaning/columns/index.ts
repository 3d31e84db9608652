import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import type { TableKind } from "../../contract/vocabulary.ts";
import { normalise, withoutLayoutSpaces } from "../../core/text.ts";
import { dimensionOfWord } from "../../lexicon/headerWords/match.ts";
import { toFragments } from "../cells.ts";
import { KIND_DEFAULTS } from "../kinds.ts";
import { coordinatesOfTitle } from "../rowWords.ts";
import { NO_VARIANTS, type Variants } from "../variants.ts";
import { proposeByCells } from "./byCells.ts";
import { proposeMoney } from "./byMoney.ts";
import { proposeByNeighbours } from "./byNeighbours.ts";
import { proposeSide } from "./bySide.ts";
import { proposeByTemplate } from "./byTemplate.ts";
import { proposeByWords } from "./byWords.ts";
import { bestOf, withChoice } from "./choose.ts";
import { headerPath } from "./headerPath.ts";
import { proposeNested, proposeParts } from "./partsBySums.ts";
import { proposeScope } from "./scopeOfTotals.ts";
import { type Candidate, COST, type HeaderContext, type Meaning, type PlacedColumn } from "./types.ts";

/** The columns of a table, and those whose words were taken for what published forms print in their place. */
export interface ChosenColumns {
  readonly columns: Column[];
  readonly placed: readonly PlacedColumn[];
  /** The columns that are money by their rows and that no word explains. */
  readonly unexplained: ReadonlySet<number>;
}

/**
 * The columns of a table: each leaf's path of printed words, and what it means. Every source (a configuration, words,
 * neighbours, cells, published forms, sums) proposes meanings with what they cost; the cheapest is chosen, and the
 * choice is recorded with its evidence and the next best meaning. What a person `decided` of a column, by its index, is
 * chosen before all others. `year` is the disclosure's: 2023年执行数 is last
 * year's in 2024.
 */
export function toColumns(
  table: LogicalTable,
  kind: TableKind,
  year: number | null = null,
  variants: Variants = NO_VARIANTS,
  decided: ReadonlyMap<number, Meaning> = new Map(),
): ChosenColumns {
  const printed = printedColumns(table);
  const leaves = printed.map(({ path }) => normalise(path.at(-1) ?? ""));
  const words = printed.flatMap(({ path }) => path.map(normalise));
  const years = words.some((word) => /^上年度?$/u.test(word) || word === `${(year ?? 0) - 1}年`);
  const title = normalise(table.title ?? "");
  const titled = { ...titleCoordinates(title, kind, leaves), ...titleStage(title, year) };
  const context: HeaderContext = { kind, title, titled, leaves, years, year, variants };
  const placed: PlacedColumn[] = [];
  let proposed = printed.map((column) => [
    ...decidedMeaning(decided.get(column.index)),
    proposeByWords(column, context),
  ]);
  const current = (): Column[] => printed.map((column, index) => bestOf(column, proposed[index] ?? []));
  const add = (propose: (column: Column, columns: readonly Column[]) => Candidate | null): void => {
    const columns = current();
    proposed = proposed.map((candidates, index) => {
      const found = propose(columns[index] as Column, columns);
      return found ? [...candidates, found] : candidates;
    });
  };
  add(proposeByNeighbours);
  add((column, columns) => proposeByCells(column, columns, table));
  add((column, columns) => proposeSide(column, columns, table, kind));
  // A word placed between its neighbours is a neighbour itself: one column after the other.
  for (const { index } of printed) {
    const columns = current();
    const found = proposeByTemplate(columns[index] as Column, columns, table, context);
    if (!found) continue;
    proposed[index]?.push(found.candidate);
    placed.push(found.placed);
  }
  const unexplained = new Set<number>();
  add((column, columns) => {
    const money = proposeMoney(column, columns, table, context);
    if (money) unexplained.add(column.index);
    return money;
  });
  add(proposeScope);
  add(proposeNested);
  const parts = proposeParts(current(), table);
  add(({ index }) => parts.get(index) ?? null);
  const columns = printed.map((column, index) => withChoice(column, proposed[index] ?? []));
  return { columns, placed, unexplained };
}

/** A meaning that a person set: nothing is cheaper, and of equally cheap ones the first is taken. */
const decidedMeaning = (meaning: Meaning | undefined): Candidate[] =>
  meaning === undefined ? [] : [{ by: "person", meaning, cost: COST.taught, evidence: ["a person set it"] }];

/**
 * What the title says of the money beyond the kind's defaults. Words of columns override it; where a column says the fund
 * of each row (资金性质), the title says none.
 */
function titleCoordinates(
  title: string,
  kind: TableKind,
  leaves: readonly string[],
): NonNullable<HeaderContext["titled"]> {
  // A table of unknown kind leaves open what its columns do not name.
  if (kind === "unknown") return {};
  const { fund, nature } = coordinatesOfTitle(title);
  const usual = KIND_DEFAULTS[kind];
  const isByRow = leaves.some((leaf) => dimensionOfWord(leaf) === "fund.name");
  return {
    ...(fund && fund !== usual.fund && !isByRow ? { fund } : {}),
    ...(nature && nature !== usual.nature ? { nature } : {}),
  };
}

/** A table of last year's budget or accounts, by its title, in a disclosure of this year's: 2024年支出决算表 in 2025年预算. */
function titleStage(
  title: string,
  year: number | null,
): { phase?: "prior-year-execution" | "prior-year-budget" } {
  const years = [...title.matchAll(/20\d{2}(?=年)/gu)].map(([digits]) => Number(digits));
  if (year === null || !years.includes(year - 1) || years.includes(year)) return {};
  if (/决算|执行|完成/u.test(title)) return { phase: "prior-year-execution" };
  return /预算/u.test(title) ? { phase: "prior-year-budget" } : {};
}

/** The columns as their header prints them, before they mean anything. */
function printedColumns(table: LogicalTable): Column[] {
  const width = table.header[0]?.length ?? table.rows[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, index): Column => {
    const header = headerPath(table.header, index);
    return {
      index,
      path: header.map((cell) => withoutLayoutSpaces(cell.text)),
      header: header.map((cell) => ({
        text: cell.text,
        confidence: cell.confidence,
        fragments: toFragments(cell),
      })),
      role: "other",
    };
  });
}
