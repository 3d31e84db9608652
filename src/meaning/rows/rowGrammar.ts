/**
 * How the rows of a list are printed: what speaks for a row being a part of another one, and for two rows standing beside
 * each other. Costs are in the same coin as those of closure.ts, where a sum of two figures that closes is worth 3.
 */
import type { Grammar } from "../sums/sumTree.ts";
import type { RowItem } from "./rowItems.ts";

/**
 * Blank width, in text heights, by which a row stands further in than another at least, and by which two that stand alike
 * differ at most. A level is set in by a character or two; between the two nothing is said.
 */
const [DEEPER, ALIKE] = [0.7, 0.4];
/** Cost of opening a level where nothing speaks for it: a sum of four digits makes up for it, one of two does not. */
const LEVEL = 3;
const NEVER = Number.POSITIVE_INFINITY;

interface Feature {
  readonly name: string;
  /** 0 where it does not apply. */
  readonly cost: (a: RowItem, b: RowItem) => number;
}

/** What speaks for (negative) or against (positive) `b` being the first part of `a`. */
const OPENING: readonly Feature[] = [
  { name: "a total above its rows", cost: (a) => (a.closing || a.unlabelled ? (a.leads ? -4 : 1) : 0) },
  { name: "其中 after its whole", cost: (a, b) => (b.ofWhich && !a.closing ? -3 : 0) },
  { name: "a code that goes on from the code", cost: (a, b) => (isFiner(b.code, a.code) ? -5 : 0) },
  {
    name: "a body over what its money is for",
    cost: (a, b) => (a.organisation && !b.organisation ? -3.5 : 0),
  },
  {
    name: "a body under something else",
    cost: (a, b) => (b.organisation && !a.organisation && !a.closing && !a.unlabelled ? 1.5 : 0),
  },
  {
    name: "ordinals one level down",
    cost: (a, b) => (isOrdinal(a) && isOrdinal(b) && b.label.depth > a.label.depth ? -4.5 : 0),
  },
  { name: "a longer code of a body", cost: (a, b) => (isFiner(b.body, a.body) ? -5 : 0) },
  { name: "a row without a body under one with its code", cost: (a, b) => (isOverBody(a, b) ? -3.5 : 0) },
  {
    name: "a list that begins anew under a label",
    cost: (a, b) =>
      !isOrdinal(a) && isOrdinal(b) && !a.closing && !a.unlabelled && !a.organisation
        ? b.label.isFirst
          ? -1
          : 2
        : 0,
  },
  {
    name: "a numbered row under one without a number",
    cost: (a, b) => (a.isNumbered === false && b.isNumbered && !a.closing && !a.unlabelled ? -3 : 0),
  },
  { name: "one fund of a balance", cost: (a, b) => (a.isBalance && b.namesFund ? -4.5 : 0) },
  {
    name: "a label column further to the right",
    cost: (a, b) => (isUnplaced(a, b) ? 0 : b.column > a.column ? -4 : b.column < a.column ? 5 : 0),
  },
  { name: "further in", cost: (a, b) => byIndent(a, b, { deeper: -4, alike: 1, outer: 4 }) },
  { name: "figures without a label", cost: (_, b) => (b.unlabelled ? 1 : 0) },
];

/** What speaks for or against `b` standing beside `a`, the row before it in the same level. */
const BESIDE: readonly Feature[] = [
  { name: "a sum that sums nothing", cost: (_, b) => (b.closing || b.unlabelled ? (b.leads ? 0 : 4) : 0) },
  { name: "其中 beside what is none", cost: (a, b) => (b.ofWhich && !a.ofWhich ? 3 : 0) },
  { name: "after a sum", cost: (a, b) => (a.closing && !b.closing ? (a.leads ? 4 : 0.5) : 0) },
  {
    name: "a code beside none, or one that is longer",
    cost: (a, b) => (a.code.length === b.code.length ? 0 : 1),
  },
  {
    name: "a code that goes on from the code",
    cost: (a, b) => (isFiner(b.code, a.code) || isFiner(a.code, b.code) ? 2.5 : 0),
  },
  { name: "a body beside something else", cost: (a, b) => (a.organisation === b.organisation ? 0 : 1.5) },
  {
    name: "ordinals",
    cost: (a, b) =>
      !isOrdinal(a) && !isOrdinal(b)
        ? 0
        : a.label.depth === b.label.depth
          ? 0
          : isOrdinal(a) && isOrdinal(b)
            ? 4
            : 0.7,
  },
  {
    name: "ordinals that go on",
    cost: (a, b) => (isOrdinal(a) && a.label.depth === b.label.depth && b.ordinal <= a.ordinal ? 2.5 : 0),
  },
  {
    name: "rows with and without a body's code",
    cost: (a, b) => ((a.body === "") === (b.body === "") ? 0 : 1),
  },
  { name: "rows with and without a number", cost: (a, b) => (a.isNumbered === b.isNumbered ? 0 : 2) },
  { name: "one fund beside the balance", cost: (a, b) => (a.isBalance && b.namesFund ? 1 : 0) },
  {
    name: "label columns",
    cost: (a, b) => (isUnplaced(a, b) || a.column === b.column ? 0 : 2.5),
  },
  { name: "as far in", cost: (a, b) => byIndent(a, b, { deeper: 1.5, alike: -0.2, outer: 1.5 }) },
];

/** Rows as lists of budgets print them. */
export const rowGrammar: Grammar<RowItem> = {
  open: (whole, item) =>
    whole === null ? 0 : mayHold(whole, item) ? LEVEL + sumOf(OPENING, whole, item) : NEVER,
  beside: (before, item, whole) =>
    whole === null || mayHold(whole, item, before) ? sumOf(BESIDE, before, item) : NEVER,
  countsThough: () => NEVER,
  alsoOfWhich: (before, item) => (item.closing ? NEVER : goesOnUnderOfWhich(before, item)),
  close: (item) => (item.leads || item.ofWhich ? NEVER : item.closing ? 0 : item.unlabelled ? 1.5 : NEVER),
};

const sumOf = (features: readonly Feature[], a: RowItem, b: RowItem): number =>
  features.reduce((sum, { cost }) => sum + cost(a, b), 0);

/** Can the row be a part of the other at all? A code is one only of a code that it goes on from, （一） only of 一、. */
function mayHold(whole: RowItem, item: RowItem, before: RowItem | null = null): boolean {
  if (whole.body !== "" && !whole.isBodyCarried && item.body !== "" && whole.body !== item.body)
    return item.body.length > whole.body.length;
  if (isOverBody(whole, item)) return true;
  if (whole.code !== "" && item.code !== "" && whole.organisation === item.organisation)
    return isFiner(item.code, whole.code);
  if (whole.code !== "" && !whole.organisation && item.organisation && item.column <= whole.column)
    return false;
  if (isOrdinal(whole) && isOrdinal(item))
    return item.label.depth > whole.label.depth || beginsAnew(whole, item, before);
  return whole.closing === null || whole.leads || item.closing === null;
}

/** The parts after 其中：（1）… are （2）…, those after an indented 其中：… stand as far in as its words do. */
function goesOnUnderOfWhich(before: RowItem, item: RowItem): number {
  if (isOrdinal(before) || isOrdinal(item)) return before.label.depth === item.label.depth ? -0.5 : NEVER;
  if (before.code !== "" || item.code !== "") return before.code.length === item.code.length ? 0 : NEVER;
  return 1 + byIndent(before, item, { deeper: 0, alike: -2, outer: 2 });
}

/** A body stands where its name fits; figures without a label stand nowhere. */
const isUnplaced = (a: RowItem, b: RowItem): boolean =>
  a.column < 0 || b.column < 0 || a.organisation || b.organisation;

/** 一、本年支出 over 一、一般公共服务支出, 二、…: a list numbered like its whole begins at its first number, and goes on from there. */
const beginsAnew = (whole: RowItem, item: RowItem, before: RowItem | null): boolean =>
  item.label.depth === whole.label.depth &&
  (before === null
    ? item.ordinal === 1
    : before.label.depth === item.label.depth && item.ordinal > before.ordinal);

/** Rows of bodies by code hold rows that print no such code. */
const isOverBody = (whole: RowItem, item: RowItem): boolean =>
  whole.body !== "" &&
  item.body === "" &&
  !item.organisation &&
  !item.closing &&
  !item.unlabelled &&
  !item.ofWhich;

const isOrdinal = ({ label }: RowItem): boolean => label.depth > 0;

const isFiner = (code: string, own: string): boolean =>
  own !== "" && code.length > own.length && code.startsWith(own);

interface IndentCosts {
  readonly deeper: number;
  readonly alike: number;
  readonly outer: number;
}

function byIndent(a: RowItem, b: RowItem, costs: IndentCosts): number {
  if (a.indent === null || b.indent === null || a.column !== b.column) return 0;
  const step = b.indent - a.indent;
  if (step >= DEEPER) return costs.deeper;
  if (step <= -DEEPER) return costs.outer;
  return Math.abs(step) <= ALIKE ? costs.alike : 0;
}
