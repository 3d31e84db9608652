import { editDistance, similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { isFormNumber } from "../lexicon/tableNames/formNumbers.ts";
import { isBareTotal } from "../lexicon/totals.ts";
import type { PageLine } from "../table/types.ts";
import {
  areAsWide,
  canAlign,
  columnCountOf,
  haveSameColumns,
  sameHeader,
  standInSamePlaces,
} from "./alignColumns.ts";
import { compareCodes, compareKinds } from "./bodyKinds.ts";
import { hasWordsOf, repeatsLeaves } from "./repeats.ts";
import { compareForms } from "./sameForm.ts";
import { type Feature, type Thresholds, type Verdict, weigh } from "./score.ts";
import { headedPart, type SplitFragment } from "./splitFragment.ts";
import { isContinued, isSameTitle, titleOf } from "./titles.ts";

/** A page end between the grid at the foot of one page and the grid at the head of the next. */
export interface PageBreak {
  /** The first page of the table that may go on. */
  readonly model: SplitFragment;
  /** Its page before the break. */
  readonly last: SplitFragment;
  /** The grid behind the break. */
  readonly next: SplitFragment;
  /** Lines between the two grids that are no running lines, page numbers or labels. */
  readonly between: readonly PageLine[];
  /** Notes close the last page's grid that the next one's does not repeat. */
  readonly closed: boolean;
  /** Pages are missing, or were left out, at the break. */
  readonly afterGap: boolean;
}

/** Titles of one document share their year and 表 at least: a scan's title that shares less is illegible, and says less. */
const ILLEGIBLE = 0.4;
/** Part of the columns that a header has words over, at least, where it is a table's and not the rest of a row. */
const ALL_HEADED = 0.9;
/** Where a page's grid has a header of one row unlike the table's, that row may be one of the body. */
const MAY_BE_BODY = 0.3;
/** What a page without header tells where the table has none either: forms are told by their titles. */
const OF_FORM = 0.7;
/** What the columns tell where they are found again by their words only, where some of them are lacking, where lines only span. */
const [BY_WORDS, SOME_LACKING, SPANNING] = [0.6, 0.4, 0.7];

/** From these scores on two grids are one table, and below they are two (natural log odds; from 640 page ends of the disclosures of docs/cities.md). */
const ONE_TABLE: Thresholds = { no: 1.5, yes: 3 };

const CITIES = "judged over the page ends of the disclosures of docs/cities.md and of bench/reassembly";

const FEATURES: readonly Feature<PageBreak>[] = [
  {
    name: "title",
    weight: 8,
    source: CITIES,
    says: "the title is repeated",
    value: titleValue,
  },
  {
    name: "form number",
    weight: 2,
    source: `${CITIES}; one city numbers its pages so (公开表6, 公开表7 over one table)`,
    says: "the form number is repeated",
    value: ({ model, next }) => agreement(formNumbersOf(model), formNumbersOf(next)),
  },
  {
    name: "header",
    weight: 5,
    source: CITIES,
    says: "the header is repeated",
    value: headerValue,
  },
  {
    name: "no header",
    weight: 2,
    source: `${CITIES}: a table begins with its title or its header`,
    says: "the page has neither title nor header",
    value: ({ model, next }) => {
      if ((isHeaded(next) && !isRowOfBody(next)) || titleOf(next.table) !== "") return null;
      return isHeaded(model) ? 1 : OF_FORM;
    },
  },
  {
    name: "beginning",
    weight: 8,
    source: "a page with title and header behind pages without, or behind (续), is the first of its table",
    says: "",
    value: (at) => (beginsTable(at) ? -1 : null),
  },
  {
    name: "form",
    weight: 16,
    source: `${CITIES}: 表14 of one city, a project a page; more than all that a form filled in anew repeats (title, number, header, columns)`,
    says: "the form's head is repeated",
    value: ({ model, next }) => compareForms(model, next),
  },
  {
    name: "columns",
    weight: 2.5,
    source: CITIES,
    says: "the columns stand in the same places",
    value: columnsValue,
  },
  {
    name: "more or fewer columns",
    weight: 5,
    source: "a joined table never loses a cell: what fits the columns in no way is another table",
    says: "",
    value: ({ model, last, next }) => (canAlign(model === last ? [model] : [model, last], next) ? null : -1),
  },
  {
    name: "kinds",
    weight: 1,
    source: CITIES,
    says: "the columns hold figures, codes and words as before",
    value: ({ last, next }) => compareKinds(last.body, next.body),
  },
  {
    name: "codes",
    weight: 0.5,
    source: CITIES,
    says: "the codes rise over the page end",
    value: ({ last, next }) => compareCodes(last.body, next.body),
  },
  {
    name: "open frame",
    weight: 4,
    source: "bench/reassembly: a page end leaves the frame of a cut row open, and of nothing else",
    says: "no ruling closes the grid at the page end",
    value: ({ last, next }) =>
      last.table.openBottom || (next.table.openTop && next.header.length === 0) ? 1 : null,
  },
  {
    name: "labels",
    weight: 3,
    source: "units and departments differ between tables, never within one",
    says: "the labels are repeated",
    value: (at) => (haveOtherLabels(at) ? -1 : null),
  },
  {
    name: "text between",
    weight: 12,
    source: `${CITIES}: a heading, a caption or a sentence between two grids`,
    says: "",
    value: ({ between, model }) => (between.some((line) => !isTitleLine(line, model)) ? -1 : null),
  },
  {
    name: "note",
    weight: 7,
    source: "注 and 说明 stand under the last page of a table",
    says: "",
    value: ({ closed }) => (closed ? -1 : null),
  },
  {
    name: "grand total",
    weight: 1,
    source: CITIES,
    says: "",
    value: ({ last }) => (last.body.length > 1 && last.body.at(-1)?.some(isClosingTotal) ? -1 : null),
  },
  {
    name: "gap",
    weight: 1.5,
    source: "bench/reassembly: pages between the two are missing",
    says: "",
    value: ({ afterGap }) => (afterGap ? -1 : null),
  },
];

/** Says whether the grid behind a page end goes on from the table before it, with what speaks for it and against it. */
export const scoreBreak = (at: PageBreak): Verdict => weigh(FEATURES, ONE_TABLE, at);

const isScan = ({ page }: SplitFragment): boolean => page.kind !== "text";
const isHeaded = ({ header, form }: SplitFragment): boolean => header.length + form.length > 0;
/** Is what was taken for a header one row with words over some of the columns only? It may be a row of the body. */
const isRowOfBody = ({ header, form }: SplitFragment): boolean =>
  form.length === 0 && header.length === 1 && headedPart(header) < ALL_HEADED;

/** Half for a title that is repeated (tables of one city may share it), all against one that differs. */
function titleValue({ model, next, between }: PageBreak): number | null {
  const [own, known] = [titleOf(next.table), titleOf(model.table)];
  if (own === "") return between.some((line) => isTitleLine(line, model)) ? 0.5 : null;
  if (known === "") return isContinued(own) ? 0.25 : -0.5;
  const scanned = isScan(next) || isScan(model);
  if (isSameTitle(own, known, scanned)) return 0.5;
  return scanned && similarity(own, known) < ILLEGIBLE ? -0.7 : -1;
}

/** Is the line the table's title, which was not found over the grid that it stands over? */
const isTitleLine = ({ text }: PageLine, model: SplitFragment): boolean =>
  titleOf(model.table) !== "" && isSameTitle(normalise(text), titleOf(model.table), isScan(model));

function headerValue({ model, next, afterGap }: PageBreak): number | null {
  if (next.header.length === 0 || model.header.length === 0) return null;
  if (sameHeader(next.header, model.header) || repeatsLeaves(next, model)) return 0.8;
  if (hasWordsOf(next, model) && canAlign([model], next)) {
    // A lost page may hold the end of the one table and the title of the other.
    return !afterGap || titleOf(next.table) !== "" || areAsWide(next, model) ? 0.6 : -0.6;
  }
  if (titleOf(next.table) !== "" || next.header.length > 1) return -1;
  return isRowOfBody(next) ? null : -MAY_BE_BODY;
}

function columnsValue({ model, last, next }: PageBreak): number | null {
  const parts = model === last ? [model] : [model, last];
  if (parts.some((part) => standInSamePlaces(part, next))) return 1;
  const isHeadedAlike = next.header.length > 0 && parts.some(({ header }) => sameHeader(header, next.header));
  if (parts.some((part) => columnCountOf(part) === columnCountOf(next))) return isHeadedAlike ? BY_WORDS : -1;
  if (parts.some((part) => haveSameColumns(part, next))) return SPANNING;
  if (next.header.length > 0 && model.header.length > 0 && hasWordsOf(next, model)) return SOME_LACKING;
  return -1;
}

function beginsTable({ model, next }: PageBreak): boolean {
  const [title, other] = [titleOf(next.table), titleOf(model.table)];
  if (title !== "" && isContinued(other) && !isContinued(title)) return true;
  // A title over a form's head, behind a page without a title.
  if (title !== "" && other === "" && next.form.length > 0) return true;
  return !isHeaded(model) && title !== "" && other === "" && headedPart(next.header) >= ALL_HEADED;
}

const formNumbersOf = ({ table }: SplitFragment): string[] =>
  table.frame.labels.map(({ text }) => normalise(text)).filter(isFormNumber);

/** 1 where two lists share an entry, -1 where they share none, null where one is empty. */
const agreement = (a: readonly string[], b: readonly string[]): number | null =>
  a.length === 0 || b.length === 0 ? null : a.some((text) => b.includes(text)) ? 1 : -1;

/** Has a label (单位：…, 部门：…) over the next grid another value than over the table? */
function haveOtherLabels({ model, next }: PageBreak): boolean {
  const known = new Map(labelsOf(model));
  return labelsOf(next).some(([key, value]) => {
    const other = known.get(key);
    if (other === undefined || other === value) return false;
    return !(isScan(next) || isScan(model)) || editDistance(other, value) > 1;
  });
}

const labelsOf = ({ table }: SplitFragment): [key: string, value: string][] =>
  table.frame.labels.flatMap(({ text }): [string, string][] => {
    const [key, value] = normalise(text).split(/[:：]/u);
    return key && value ? [[key, value]] : [];
  });

/** 总计 and its kin close a table; 合计 and 小计 may stand anywhere. */
const isClosingTotal = ({ text }: { readonly text: string }): boolean =>
  isBareTotal(text) && normalise(text).endsWith("总计");
