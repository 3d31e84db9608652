import type { Observation } from "../../contract/schema.ts";
import type { Severity } from "../../contract/vocabulary.ts";
import { groupBy } from "../../core/groupBy.ts";
import { normalise } from "../../core/text.ts";
import type { Identity, Term } from "../types.ts";
import { type Figure, type Figures, find, type Query } from "./figures.ts";

/**
 * Lines of two tables with the same key: what `part` prints of a class, an item or a project is in `whole` too.
 * The same figure where the totals of both agree (none can be more than its whole, so none can be less), else a bound.
 */
interface LineRule {
  readonly part: Query;
  readonly whole: Query;
  readonly key: (meaning: Observation) => string | null;
  /** What it means that a part exceeds its whole, or differs from it though the totals agree. */
  readonly onMiss: Severity | null;
}

const SUMMARY = "revenue-expenditure-summary";
const FISCAL = "fiscal-appropriation-summary";
const GENERAL = "general-public-budget-expenditure";
const BASIC = "general-public-budget-basic-expenditure";

const functionClass = ({ functionCode }: Observation): string | null => functionCode?.slice(0, 3) ?? null;
const functionItem = ({ functionCode, nature }: Observation): string | null =>
  functionCode === null ? null : `${functionCode} ${nature}`;
const economicItem = ({ departmentEconomicCode: code }: Observation): string | null => code;
const project = ({ projectName }: Observation): string | null => projectName && normalise(projectName);
const oneFund = ({ fund }: Observation): string | null => (fund === "all" ? null : fund);

const expenditure = (kind: Query["kind"], nature?: string): Query => ({
  kind,
  direction: "expenditure",
  ...(nature ? { nature } : {}),
  ...(kind === "expenditure" ? { fund: "all" } : {}),
});

const LINES: readonly LineRule[] = [
  {
    part: expenditure("expenditure", "total"),
    whole: expenditure(SUMMARY, "total"),
    key: functionClass,
    onMiss: "warning",
  },
  {
    part: expenditure(GENERAL, "total"),
    whole: { ...expenditure(FISCAL), fund: "general-public" },
    key: functionClass,
    onMiss: "warning",
  },
  {
    part: { ...expenditure(FISCAL), fund: "fiscal" },
    whole: expenditure(SUMMARY, "total"),
    key: functionClass,
    onMiss: "warning",
  },
  { part: expenditure(GENERAL), whole: expenditure("expenditure"), key: functionItem, onMiss: "warning" },
  {
    part: expenditure(BASIC, "basic"),
    whole: { ...expenditure("economic-classification-expenditure", "total"), fund: "all" },
    key: economicItem,
    onMiss: "warning",
  },
  {
    part: { kind: "department-budget-detail", fund: "all", origin: "all" },
    whole: { ...expenditure("economic-classification-expenditure", "total"), fund: "all" },
    key: economicItem,
    onMiss: null,
  },
  {
    part: { kind: "project-performance-targets", aggregation: "detail" },
    whole: { kind: "project-expenditure", fund: "all", origin: "all" },
    key: project,
    onMiss: null,
  },
  {
    part: { kind: "department-budget-detail", fund: "all", origin: "all" },
    whole: { kind: "project-expenditure", fund: "all", origin: "all" },
    key: project,
    onMiss: null,
  },
  {
    part: { kind: "revenue", origin: "current" },
    whole: { kind: SUMMARY, direction: "revenue", origin: ["all", "current"] },
    key: oneFund,
    onMiss: "warning",
  },
];

/** The identities between the lines of different tables of one disclosure. */
export function betweenLines(figures: Figures, disclosure: number): Identity[] {
  return LINES.flatMap(({ part, whole, key, onMiss }, rule) => {
    const parts = linesByKey(find(figures, part), key);
    const wholes = linesByKey(find(figures, whole), key);
    const agree = totalsAgree(find(figures, part), find(figures, whole));
    return [...parts].flatMap(([name, right]): Identity[] => {
      const left = wholes.get(name);
      if (!left || right.length === 0 || left.length === 0) return [];
      const cluster = `${disclosure} lines ${rule} ${name}`;
      const relation = agree ? "sum" : "bound";
      return [{ rule: "TABLES-LINE", relation, left, right, onMiss: agree ? onMiss : null, cluster }];
    });
  });
}

/** For each key the lines that make up its amount, once: the line of that very key, else the details under it. */
function linesByKey(figures: readonly Figure[], key: LineRule["key"]): Map<string, Term[]> {
  const counted = figures.filter(({ meaning }) => meaning.aggregation !== "of-which");
  const byKey = groupBy(counted, ({ meaning }) => key(meaning) ?? "");
  byKey.delete("");
  return new Map(
    [...byKey].flatMap(([name, lines]) => {
      const own = lines.filter(({ meaning }) => meaning.functionCode === name);
      const units = new Set(own.map(({ meaning }) => meaning.administrativeCode));
      // The same class twice for one unit: the codes are not understood, and adding would count money twice.
      if (own.length > units.size) return [];
      const details = lines.filter(({ meaning }) => meaning.aggregation === "detail");
      const chosen = own.length > 0 ? own : details.length > 0 ? details : lines;
      return [[name, chosen.map(({ term }) => term)] as const];
    }),
  );
}

/** Do both sets close with the same printed total? A summary closes more than once (本年支出合计, 支出总计). */
function totalsAgree(parts: readonly Figure[], wholes: readonly Figure[]): boolean {
  const closing = wholes.filter(({ meaning }) => /^(?:sub)?total$/u.test(meaning.aggregation));
  const total = parts.find(({ meaning }) => meaning.aggregation === "total")?.term.value;
  return total != null && closing.some(({ term }) => term.value?.eq(total));
}
