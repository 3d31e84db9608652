import type { Disclosure, Statement } from "../../contract/schema.ts";
import { groupBy } from "../../core/groupBy.ts";
import { Exact } from "../../core/money.ts";
import { normalise } from "../../core/text.ts";
import { withoutOrdinals } from "../../lexicon/ordinals.ts";
import type { Identity, Term } from "../types.ts";
import { type Figure, type Figures, find } from "./figures.ts";
import { meaningOfFigure, stageOf } from "./figureWords.ts";

/** A statement that gives an amount, with the term it is. */
export interface StatedAmount {
  readonly statement: Statement;
  readonly term: Term;
}

/** Sections that use the words of the tables for parts of the money only. */
const PARTIAL_SECTION = /结转|采购|绩效|资产|转移支付|项目/u;
/** Names shorter than this (其他, 水费) occur in a clause by chance. */
const SHORTEST_NAME = 4;

/** What the prose of one disclosure says of figures that the tables print. */
export function statementIdentities(
  amounts: readonly StatedAmount[],
  figures: Figures,
  disclosure: Disclosure,
): Identity[] {
  const levels = amounts.filter(
    ({ statement: { role, change } }) => role === "fact" && (!change || change === "same"),
  );
  const byAmount = figuresByAmount(levels, figures);
  const inTables = levels.filter(({ statement: { figure } }) =>
    [null, disclosure.kind].includes(stageOf(figure)),
  );
  const withTables = inTables.flatMap(({ statement, term }) => {
    const cluster = `statement ${statement.index}`;
    const identity = (cell: Term, onMiss: Identity["onMiss"]): Identity => ({
      rule: "STATEMENT",
      relation: "sum",
      left: [term],
      right: [cell],
      onMiss,
      cluster,
    });
    const meaning = meaningOfFigure(statement.figure);
    const meant = meaning?.queries.flatMap((query) => find(figures, query)) ?? [];
    const equal = meant.find((figure) => isStated(figure, term));
    if (equal) return [identity(equal.term, "warning")];
    const [named] = byAmount(term).filter((figure) => isNamed(figure, statement));
    const [expected] = meaning?.certain && isOfTheWhole(statement, disclosure) ? meant : [];
    return [
      ...(expected ? [identity(expected.term, "warning")] : []),
      ...(named ? [identity(named.term, null)] : []),
    ];
  });
  return [...withTables, ...listedSums(levels)];
}

/** Prose is often coarser than the table: the cell, rounded to the prose's last place, is what is stated. */
function isStated(figure: Figure, { value, quantum }: Term): boolean {
  const printed = figure.term.value;
  return printed !== null && value !== null && inQuanta(printed, quantum) === inQuanta(value, quantum);
}

const inQuanta = (value: Exact, quantum: Exact): string => value.dividedBy(quantum).round().toFixed();

/** Figures of any table with an amount that a statement gives, at that statement's precision. */
function figuresByAmount(
  amounts: readonly StatedAmount[],
  figures: Figures,
): (term: Term) => readonly Figure[] {
  const all = [...figures.values()].flat();
  const quanta = new Map(amounts.map(({ term: { quantum } }) => [quantum.toFixed(), quantum]));
  const index = new Map(
    [...quanta].map(([key, quantum]) => [
      key,
      groupBy(all, ({ term }) => (term.value === null ? "" : inQuanta(term.value, quantum))),
    ]),
  );
  return ({ value, quantum }) =>
    value === null || value.isZero()
      ? []
      : (index.get(quantum.toFixed())?.get(inQuanta(value, quantum)) ?? []);
}

/** Does the clause name what the cell's row is about: an item, a project, a class? */
function isNamed({ meaning }: Figure, { figure, text }: Statement): boolean {
  const said = normalise(`${figure} ${text}`);
  const names = [meaning.projectName, meaning.functionName, meaning.departmentEconomicName, meaning.item];
  return names.some((name) => {
    const plain = withoutOrdinals(name ?? "");
    return plain.length >= SHORTEST_NAME && said.includes(plain);
  });
}

/** Is the statement about all of the disclosure's money, in its own year? */
function isOfTheWhole({ section, text }: Statement, disclosure: Disclosure): boolean {
  const years = [...text.matchAll(/(\d{4})年/gu)].map(([, year]) => Number(year));
  const ownYear = disclosure.year === null || years.every((year) => year === disclosure.year);
  return ownYear && !PARTIAL_SECTION.test(section);
}

/**
 * `资金总额166万元 … 126万元 … 40万元`: a figure that the next ones of its section add up to. Two addends at least
 * must be more than zero, or it would be a repetition.
 */
function listedSums(amounts: readonly StatedAmount[]): Identity[] {
  return amounts.flatMap(({ statement, term }, at): Identity[] => {
    const parts: Term[] = [];
    let rest = term.value ?? new Exact(0);
    for (const next of amounts.slice(at + 1)) {
      if (next.statement.section !== statement.section || next.term.value === null) break;
      parts.push(next.term);
      rest = rest.minus(next.term.value);
      if (rest.isZero() || rest.isNegative()) break;
    }
    const closes = rest.isZero() && parts.filter(({ value }) => !value?.isZero()).length >= 2;
    if (!closes) return [];
    const cluster = `statement ${statement.index} list`;
    return [
      { rule: "STATEMENT-SUM", relation: "sum", left: [term], right: parts, onMiss: "warning", cluster },
    ];
  });
}
