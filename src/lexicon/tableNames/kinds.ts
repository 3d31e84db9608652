import type { TableKind } from "../../contract/vocabulary.ts";
import type { NameMeaning } from "./words.ts";

/** What the words of a name say together. */
interface NameParts {
  readonly side: ReadonlySet<NameMeaning["side"]>;
  readonly fund: ReadonlySet<NameMeaning["fund"]>;
  readonly nature: ReadonlySet<NameMeaning["nature"]>;
  readonly topic: ReadonlySet<NameMeaning["topic"]>;
  readonly whole: ReadonlySet<NameMeaning["whole"]>;
  readonly by: ReadonlySet<NameMeaning["by"]>;
  readonly form: ReadonlySet<NameMeaning["form"]>;
}

/** A kind with the condition under which a name is of it. The first that holds decides. */
interface KindRule {
  readonly kind: TableKind;
  readonly when: (parts: NameParts) => boolean;
}

const only = <T>(set: ReadonlySet<T>, ...values: T[]): boolean =>
  set.size > 0 && [...set].every((value) => values.includes(value));
const spends = ({ side }: NameParts): boolean => !side.has("revenue");
/** The one fund whose table it is; 财政拨款 behind another fund says nothing more. */
const fundOf = ({ fund }: NameParts): NameMeaning["fund"] | "several" | null => {
  const own = [...fund].filter((value) => fund.size === 1 || value !== "fiscal");
  return own.length > 1 ? "several" : (own[0] ?? null);
};
/** Is it a table of a plan or its accounts: 收入预算表, 支出总表, 部门综合预算支出表? 收入表 alone may be anything. */
const saysPlan = ({ form, topic }: NameParts): boolean => form.size > 0 || topic.has("organisation-budget");
/** Does anything but side, fund, form and 部门预算 stand in the name? */
const isPlain = ({ nature, topic, whole }: NameParts): boolean =>
  nature.size === 0 && whole.size === 0 && [...topic].every((value) => value === "organisation-budget");

/**
 * The kinds by the words of their names (contract, "TableKind"). A name that no rule covers is of no known kind: a wrong
 * kind would give every amount wrong coordinates. From the titles named in words.ts.
 */
const RULES: readonly KindRule[] = [
  {
    kind: "department-performance-targets",
    when: ({ topic, whole }) =>
      topic.has("performance-target") && whole.has("department") && !whole.has("project"),
  },
  {
    kind: "project-performance-targets",
    when: ({ topic, whole }) =>
      whole.has("project") && (topic.has("performance-target") || topic.has("performance")),
  },
  { kind: "unknown", when: ({ topic }) => topic.has("performance-target") || topic.has("performance") },
  { kind: "government-procurement", when: (parts) => parts.topic.has("procurement") && spends(parts) },
  {
    kind: "three-public-expenses",
    when: (parts) => parts.nature.has("three-public") && spends(parts) && !parts.nature.has("project"),
  },
  {
    kind: "carryover-funds",
    when: (parts) => parts.topic.has("carryover") && spends(parts) && parts.nature.size === 0,
  },
  {
    kind: "general-public-budget-basic-expenditure",
    when: (parts) =>
      only(parts.nature, "basic") &&
      spends(parts) &&
      (fundOf(parts) === "general-public" || fundOf(parts) === "fiscal"),
  },
  {
    kind: "project-expenditure",
    when: (parts) =>
      only(parts.nature, "project") &&
      spends(parts) &&
      (fundOf(parts) === null || fundOf(parts) === "general-public" || fundOf(parts) === "fiscal"),
  },
  { kind: "unknown", when: (parts) => !isPlain(parts) },
  {
    kind: "government-fund-expenditure",
    when: (parts) => fundOf(parts) === "government-fund" && parts.side.size > 0 && spends(parts),
  },
  {
    kind: "state-capital-operating-expenditure",
    when: (parts) => fundOf(parts) === "state-capital" && parts.side.size > 0 && spends(parts),
  },
  {
    kind: "general-public-budget-expenditure",
    when: (parts) =>
      fundOf(parts) === "general-public" &&
      spends(parts) &&
      (only(parts.side, "expenditure") || (parts.side.has("both") && !parts.form.has("total"))),
  },
  {
    kind: "fiscal-appropriation-summary",
    when: (parts) => fundOf(parts) === "fiscal" && only(parts.side, "both"),
  },
  // 财政拨款支出表 is of all expenditure from the three appropriations together: its title sets the fund.
  { kind: "expenditure", when: (parts) => fundOf(parts) === "fiscal" && only(parts.side, "expenditure") },
  { kind: "unknown", when: (parts) => fundOf(parts) !== null },
  {
    kind: "economic-classification-expenditure",
    when: ({ by, side }) =>
      (by.has("economic") || by.has("unsaid")) &&
      !by.has("function") &&
      (side.size === 0 || only(side, "expenditure")),
  },
  {
    kind: "department-budget-detail",
    when: ({ topic, side, form }) =>
      topic.has("organisation-budget") &&
      ((side.size === 0 && (form.size === 0 || only(form, "detail"))) ||
        (only(side, "expenditure") && only(form, "detail"))),
  },
  {
    kind: "revenue-expenditure-summary",
    when: (parts) => only(parts.side, "both") && saysPlan(parts),
  },
  { kind: "revenue", when: (parts) => only(parts.side, "revenue") && saysPlan(parts) },
  { kind: "expenditure", when: (parts) => only(parts.side, "expenditure") && saysPlan(parts) },
];

/** The kind of a table whose name says `meanings`. */
export function kindOfMeanings(meanings: readonly NameMeaning[]): TableKind {
  const parts = partsOf(meanings);
  return RULES.find(({ when }) => when(parts))?.kind ?? "unknown";
}

/** Whose money a name that says `meanings` is about; null where it says nothing of it, or several things. */
export function fundOfMeanings(meanings: readonly NameMeaning[]): NonNullable<NameMeaning["fund"]> | null {
  const fund = fundOf(partsOf(meanings));
  return fund === "several" || fund === undefined ? null : fund;
}

function partsOf(meanings: readonly NameMeaning[]): NameParts {
  return {
    side: said(meanings, "side"),
    fund: said(meanings, "fund"),
    nature: said(meanings, "nature"),
    topic: said(meanings, "topic"),
    whole: said(meanings, "whole"),
    by: said(meanings, "by"),
    form: said(meanings, "form"),
  };
}

const said = <K extends keyof NameMeaning>(meanings: readonly NameMeaning[], key: K): Set<NameMeaning[K]> =>
  new Set(meanings.map((meaning) => meaning[key]).filter((value) => value !== undefined));
