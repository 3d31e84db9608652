import type { Statement } from "../../contract/schema.ts";
import { type Change, changeIn, sameOf } from "./changes.ts";
import { findFigures, type PrintedFigure, withAsciiDigits } from "./findFigures.ts";
import { joinPassages, type Passage, placeOf, type ReadProse } from "./joinPassages.ts";
import { isNamedIn, maySpeakOf, nameFigure, openingItem } from "./nameFigure.ts";
import { findReasons } from "./reasons.ts";

/** A clause of a passage as offsets, and the sentence it belongs to, counted from 0. */
interface Clause {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
}

interface Draft {
  readonly clause: Clause;
  readonly statement: Omit<Statement, "index" | "disclosure">;
}

/** A comma or point between two digits belongs to the number. */
const CLAUSE_END = /[，。；：！？;:!?]|(?<!\d),|,(?!\d)/gu;
/** 「；」 closes an item of a list as 「。」 closes a sentence. */
const SENTENCE_END = /[。；！？;!?]/u;

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
    const said = clauses.find(({ sentence }) => sentence === clause.sentence)?.from ?? 0;
    const isPercent = figure.percent !== undefined;
    const change = changeIn(words, text.slice(said, figure.from), isPercent);
    const named = nameFigure(words, last, item, change !== null);
    if (!isPercent) last = named.subject;
    end = figure.to;
    return draft(passage, figure, clause, named.figure, change);
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
    ...(change && { change }),
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

/** `与2023年预算数保持一致` prints no figure: it is said of the amount before it, in its sentence or the one before. */
function withSameness(drafts: readonly Draft[], text: string, clauses: readonly Clause[]): Draft[] {
  const result = [...drafts];
  for (const clause of clauses) {
    const words = text.slice(clause.from, clause.to);
    const of = sameOf(words);
    if (of === null || findFigures(words).length > 0) continue;
    const at = result.findLastIndex(
      ({ clause: { from, sentence }, statement: { role, amount } }) =>
        role === "fact" && amount !== undefined && from < clause.from && sentence >= clause.sentence - 1,
    );
    const said = result[at];
    if (said && !said.statement.change && maySpeakOf(of, said.statement.figure)) {
      result[at] = { ...said, statement: { ...said.statement, change: "same" } };
    }
  }
  return result;
}

/**
 * A reason is given for the figures that its clause names, else for the changes of its sentence, else of the nearest
 * sentence before it that states any, else for what was said last.
 */
function withReasons(drafts: readonly Draft[], text: string, clauses: readonly Clause[]): Draft[] {
  const reasons = findReasons(text).map(({ at, of, reason, isWeak }) => {
    const sentence = clauses.findLast(({ from }) => from <= at)?.sentence ?? 0;
    const before = drafts.filter(({ clause }) => clause.sentence <= sentence);
    const changed = before.filter(({ statement }) => statement.change !== undefined);
    const named = before.filter(({ statement }) => isNamedIn(of, statement.figure));
    const candidates = [named, changed, isWeak ? [] : before].find((some) => some.length > 0) ?? [];
    const last = candidates.at(-1)?.clause.sentence;
    return { reason, explained: candidates.filter(({ clause }) => clause.sentence === last) };
  });
  return drafts.map((draft) => {
    const given = reasons.findLast(({ explained }) => explained.includes(draft));
    return given ? { ...draft, statement: { ...draft.statement, reason: given.reason } } : draft;
  });
}
