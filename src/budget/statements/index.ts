import type { Statement } from "../schema.ts";
import { findFigures, type PrintedFigure, withAsciiDigits } from "./findFigures.ts";
import { joinPassages, type Passage, placeOf, type ReadProse } from "./joinPassages.ts";
import { nameFigure, openingItem } from "./nameFigure.ts";

/** A clause of a passage as offsets, and the sentence it belongs to, counted from 0. */
interface Clause {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

type Change = NonNullable<Statement["change"]>;
interface Draft {
  readonly clause: Clause;
  readonly statement: Omit<Statement, "index" | "disclosure">;
}

const VERBS: readonly (readonly [Change, RegExp])[] = [
  ["decrease", /减少|下降|降低|压减/u],
  ["increase", /增加|增长|上升|提高/u],
  ["same", /持平|保持一致|无变化|没有变化/u],
];
/** A comma or point between two digits belongs to the number. */
const CLAUSE_END = /[，。；：！？;:!?]|(?<!\d),|,(?!\d)/gu;
/** 「；」 closes an item of a list as 「。」 closes a sentence. */
const SENTENCE_END = /[。；！？;!?]/u;
const REASON = /主要(?:原因(?:是|为|在于)?[：:]?|是[：:]?)\s*(?<reason>[^。；;]+)/gu;

/**
 * Every amount and percentage that the prose of one disclosure states, one statement each, with what it is of,
 * how it changed and why. Limits (`100万元以上`) are thresholds. `index` counts from 0 in reading order.
 */
export function readStatements(prose: readonly ReadProse[], disclosure: number): Statement[] {
  return joinPassages(prose)
    .flatMap(readPassage)
    .map(({ statement }, index) => ({ index, disclosure, ...statement }));
}

function readPassage(passage: Passage): Draft[] {
  const text = withAsciiDigits(passage.text);
  const figures = findFigures(text);
  if (figures.length === 0) return [];
  const clauses = splitClauses(text);
  const item = openingItem(text);
  let last = item;
  let end = 0;
  const drafts = figures.map((figure) => {
    const clause = clauses.find(({ to }) => figure.from < to) as Clause;
    const words = passage.text.slice(Math.max(clause.from, end), figure.from);
    const name = nameFigure(words, last, item);
    if (figure.percent === undefined) last = name;
    end = figure.to;
    return draft(passage, figure, clause, name, changeIn(words));
  });
  return withReasons(withSameness(drafts, text, clauses), text, clauses);
}

function draft(
  passage: Passage,
  figure: PrintedFigure,
  clause: Clause,
  name: string,
  change: Change | null,
): Draft {
  const { from, to: _to, quantum: _quantum, ...stated } = figure;
  const { page, box } = placeOf(passage, from);
  const statement = {
    section: passage.section,
    figure: name,
    text: passage.text.slice(clause.from, clause.to).trim(),
    ...stated,
    ...(change && change !== "same" && { change }),
    status: "read" as const,
    confidence: passage.confidence,
    page,
    box: [...box] satisfies Statement["box"],
  };
  return { clause, statement };
}

function splitClauses(text: string): Clause[] {
  const ends = [...text.matchAll(CLAUSE_END)];
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  for (const end of ends) {
    clauses.push({ from, to: end.index, sentence });
    from = end.index + end[0].length;
    if (SENTENCE_END.test(end[0])) sentence += 1;
  }
  return [...clauses, { from, to: text.length, sentence }];
}

const changeIn = (words: string): Change | null => VERBS.find(([, verb]) => verb.test(words))?.[0] ?? null;

/** `与2023年预算数保持一致` prints no figure: it is said of the amount before it, in its sentence or the one before. */
function withSameness(drafts: readonly Draft[], text: string, clauses: readonly Clause[]): Draft[] {
  const result = [...drafts];
  for (const clause of clauses) {
    const words = text.slice(clause.from, clause.to);
    if (changeIn(words) !== "same" || findFigures(words).length > 0) continue;
    const at = result.findLastIndex(
      ({ clause: { from, sentence }, statement: { role, amount } }) =>
        role === "fact" && amount !== undefined && from < clause.from && sentence >= clause.sentence - 1,
    );
    const said = result[at];
    if (said && !said.statement.change) {
      result[at] = { ...said, statement: { ...said.statement, change: "same" } };
    }
  }
  return result;
}

/** A reason is given for the changes of its sentence, else of the nearest sentence before it that states any. */
function withReasons(drafts: readonly Draft[], text: string, clauses: readonly Clause[]): Draft[] {
  const reasons = [...text.matchAll(REASON)].map((match) => {
    const at = clauses.findLast(({ from }) => from <= match.index)?.sentence ?? 0;
    const before = drafts.filter(({ clause }) => clause.sentence <= at);
    const changed = before.filter(({ statement }) => statement.change !== undefined);
    const candidates = changed.length > 0 ? changed : before;
    const sentence = candidates.at(-1)?.clause.sentence;
    const explained = candidates.filter(({ clause }) => clause.sentence === sentence);
    return { reason: (match.groups?.reason ?? "").trim(), explained };
  });
  return drafts.map((draft) => {
    const given = reasons.findLast(({ explained }) => explained.includes(draft));
    return given ? { ...draft, statement: { ...draft.statement, reason: given.reason } } : draft;
  });
}
