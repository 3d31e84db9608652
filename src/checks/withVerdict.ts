import type { BudgetDocument, Cell, Evidence, Field, Observation, Place } from "../contract/schema.ts";
import type { Status } from "../contract/vocabulary.ts";
import { isAgreed, type Proofs } from "./prove.ts";
import { placeKey, type ReadingCheck } from "./readings.ts";
import type { PercentCheck } from "./statedPercents.ts";
import type { Terms } from "./terms.ts";
import { textPlaces } from "./textPlaces.ts";
import type { Identity, Term } from "./types.ts";

/** Identities shown as evidence of one figure; the shortest say most. */
const MOST_IDENTITIES = 2;
/** A longer sum is shown by its total and the figure itself. */
const MOST_TERMS = 12;

/** What validation decided, by place and term. */
export interface Verdict {
  readonly terms: Terms;
  readonly proofs: Proofs;
  readonly disputed: ReadonlySet<Term>;
  readonly readings: ReadingCheck;
  readonly percents: readonly PercentCheck[];
  /** Places at which something is printed that was not read. */
  readonly unread: ReadonlySet<string>;
}

interface Printed {
  readonly text: string;
  readonly status: Status;
  readonly evidence?: Evidence[] | undefined;
}

/** The document with every status and its evidence, observations in step with their cells. */
export function withVerdict(document: BudgetDocument, verdict: Verdict): BudgetDocument {
  const tables = verdict.terms.tables.map(({ table, cells, fields }) => {
    const judgedFields = table.fields.map((field) =>
      judged(field, { table: table.id, field: field.index }, fields[field.index] ?? null, verdict),
    );
    return {
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, column) => {
          if (row.form) return asField(cell, judgedFields);
          const place = { table: table.id, row: row.index, column };
          return judged(cell, place, cells[row.index]?.[column] ?? null, verdict);
        }),
      })),
      fields: judgedFields,
    };
  });
  const isText = textPlaces(document);
  const percents = new Map(verdict.percents.map((check) => [check.statement, check]));
  const statements = document.statements.map((statement) => {
    const term = verdict.terms.statements[statement.index];
    const place = { statement: statement.index };
    if (term || statement.percent === undefined || statement.status === "corrected")
      return judged(statement, place, term ?? null, verdict);
    const { evidence, finding } = percents.get(statement.index) ?? {};
    if (evidence) return { ...statement, status: "verified" as const, evidence: [evidence] };
    return finding && !isText(statement) ? { ...statement, status: "disputed" as const } : statement;
  });
  const byId = new Map(tables.map((table) => [table.id, table]));
  const observations = document.observations.map((observation): Observation => {
    const cell = byId.get(observation.table)?.rows[observation.row]?.cells[observation.column];
    return cell ? { ...observation, status: cell.status, confidence: cell.confidence } : observation;
  });
  return { ...document, tables, statements, observations };
}

/** A figure in a form's head as the field of that place was judged. */
function asField(cell: Cell, fields: readonly Field[]): Cell {
  if (cell.amount === undefined) return cell;
  const place = placeOf(cell);
  const field = fields.find((each) => each.amount === cell.amount && placeOf(each) === place);
  return field
    ? { ...cell, status: field.status, ...(field.evidence ? { evidence: field.evidence } : {}) }
    : cell;
}

const placeOf = ({ fragments }: Cell | Field): string =>
  JSON.stringify(fragments.map(({ page, box }) => [page, box]));

function judged<T extends Printed>(printed: T, place: Place, term: Term | null, verdict: Verdict): T {
  const status = statusOf(printed, place, term, verdict);
  const identities = term && !term.blank ? (verdict.proofs.of.get(term) ?? []) : [];
  if (identities.length === 0 && status === printed.status) return printed;
  const shown = [...identities].sort((a, b) => termCount(a) - termCount(b)).slice(0, MOST_IDENTITIES);
  const evidence = [...(printed.evidence ?? []), ...shown.map((identity) => toEvidence(identity, place))];
  return { ...printed, status, ...(evidence.length > 0 && { evidence }) };
}

function statusOf(printed: Printed, place: Place, term: Term | null, verdict: Verdict): Status {
  if (printed.status === "corrected") return "corrected";
  const { proofs, disputed, readings, unread } = verdict;
  if ((term && disputed.has(term)) || readings.doubted.has(placeKey(place))) return "disputed";
  if (unread.has(placeKey(place))) return "disputed";
  if (printed.text.trim() === "") return "blank";
  const proven = term ? proofs.of.has(term) || isAgreed(term) : readings.confirmed.has(placeKey(place));
  return proven ? "verified" : "read";
}

const termCount = ({ left, right }: Identity): number => left.length + right.length;

function toEvidence(identity: Identity, own: Place): Evidence {
  const { rule, left, right } = identity;
  const isShort = termCount(identity) <= MOST_TERMS;
  const terms = isShort ? [...left, ...right].map(({ place }) => place) : shortened(left, own);
  return { kind: "identity", rule, terms };
}

function shortened(left: readonly Term[], own: Place): Place[] {
  const totals = left.slice(0, MOST_TERMS).map(({ place }) => place);
  return totals.some((place) => placeKey(place) === placeKey(own)) ? totals : [...totals, own];
}
