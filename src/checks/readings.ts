import type { BudgetDocument, Cell, Column, Evidence, Field, Place } from "../contract/schema.ts";
import { groupBy } from "../core/groupBy.ts";
import { parsePrinted, STRUCK } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { type Raised, raise } from "../findings/raise.ts";
import { isReadClearly } from "./clearReadings.ts";
import { figureColumns } from "./figureColumns.ts";
import type { Finding } from "./findings.ts";
import type { Labels } from "./labels.ts";
import { isAgreed, type Proofs } from "./prove.ts";
import type { Terms } from "./terms.ts";
import type { Term } from "./types.ts";

/** A reader that is less sure than this is not believed without proof. */
const LOW_CONFIDENCE = 0.6;

const CODE = /\.(?:code|class|group|item)$/u;
const TOLD = /^(?:(?:CODE|NAME)-CHOSEN|SIGN-COLOUR)$/u;

/** One printed thing as the readers saw it. */
interface Reading {
  readonly place: Place;
  readonly page: number;
  readonly text: string;
  readonly confidence: number;
  readonly evidence: readonly Evidence[] | undefined;
  /** Null for words and codes. */
  readonly term: Term | null;
  readonly isCode: boolean;
  /** Read from a picture, in a column of figures whose meaning or unit is not known. */
  readonly isAmongFigures: boolean;
  /** A figure of a page on which the engines often differ: that they agree proves nothing. */
  readonly isPoor: boolean;
}

/** What readings alone say: texts that a second engine confirms, and what is in doubt. */
export interface ReadingCheck {
  /** Places (as `placeKey`) of words and codes read alike by both engines. */
  readonly confirmed: ReadonlySet<string>;
  /** Places whose text is in doubt, amounts included. */
  readonly doubted: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

export const placeKey = (place: Place): string =>
  "row" in place
    ? `${place.table} ${place.row} ${place.column}`
    : "field" in place
      ? `${place.table} ${place.field}`
      : `${place.statement}`;

/**
 * Compares the two engines' readings and looks at their confidence. An identity that closes outranks both: a
 * proven amount is not looked at again.
 */
export function checkReadings(
  document: BudgetDocument,
  terms: Terms,
  proofs: Proofs,
  labels: Labels,
): ReadingCheck {
  const confirmed = new Set<string>();
  const doubted = new Set<string>();
  const findings: Finding[] = [];
  const unproven: Reading[] = [];
  // The stage before told of a reading that it took though another was likelier, or may be: in doubt, and told of.
  const told = new Set(
    document.flags.filter(({ rule }) => TOLD.test(rule)).flatMap(({ cells }) => cells.map(placeKey)),
  );
  for (const reading of readingsOf(terms)) {
    const { place, term } = reading;
    if (told.has(placeKey(place))) {
      doubted.add(placeKey(place));
      continue;
    }
    const format = formatFinding(reading, labels);
    if (format) {
      findings.push(format);
      if (format.severity !== "info") doubted.add(placeKey(place));
      continue;
    }
    if (term && (proofs.of.has(term) || isAgreed(term) || term.trusted)) continue;
    const second = secondText(reading);
    const doubt = doubtOf(reading, second, labels);
    if (doubt) {
      doubted.add(placeKey(place));
      findings.push(doubt);
    } else if (reading.isPoor) unproven.push(reading);
    else if (term === null && second !== null && normalise(second) === normalise(reading.text)) {
      confirmed.add(placeKey(place));
    }
  }
  findings.push(...unprovenFindings(unproven, labels));
  for (const { index, amount, percent, status } of document.statements) {
    if (amount !== undefined || percent !== undefined || status === "corrected") continue;
    doubted.add(placeKey({ statement: index }));
    findings.push({
      ...raise("AMOUNT-FORMAT", "digits", { statement: labels.named({ statement: index }) }, "warning"),
      places: [{ statement: index }],
      disputes: [],
    });
  }
  return { confirmed, doubted, findings };
}

function* readingsOf({ tables, isTrusted, isClear }: Terms): Generator<Reading> {
  for (const { table, cells, fields } of tables) {
    const figures = figureColumns(table);
    for (const row of table.rows) {
      for (const [column, cell] of row.cells.entries()) {
        if (cell.coveredBy || cell.status === "corrected") continue;
        const place = { table: table.id, row: row.index, column };
        const term = cells[row.index]?.[column] ?? null;
        const reading = toReading(place, cell, term, table.columns[column]);
        const { role, coordinates } = table.columns[column] ?? {};
        const isMoney = role === "measure" && coordinates?.phase !== "change-rate";
        const isAmongFigures =
          term === null &&
          row.kind !== "note" &&
          cell.percent === undefined &&
          (isMoney || (role === "other" && figures.has(column))) &&
          cell.fragments.length > 0 &&
          !isTrusted(cell.fragments);
        const isPoor = reading.isPoor || (isAmongFigures && !isClear(cell.fragments) && !isReadClearly(cell));
        yield { ...reading, isAmongFigures, isPoor };
      }
    }
    for (const field of table.fields) {
      if (field.status === "corrected") continue;
      yield toReading({ table: table.id, field: field.index }, field, fields[field.index] ?? null);
    }
  }
}

function toReading(place: Place, printed: Cell | Field, term: Term | null, column?: Column): Reading {
  const { text, confidence, evidence, fragments } = printed;
  const understood = "percent" in printed && printed.percent !== undefined;
  return {
    place,
    page: fragments[0]?.page ?? 1,
    text,
    confidence,
    evidence,
    term: understood ? null : term,
    isCode: CODE.test(column?.dimension ?? ""),
    isAmongFigures: false,
    isPoor: !understood && term !== null && !term.blank && !term.isClear,
  };
}

/** Figures that nothing proves, on pages where both engines misread alike: one finding a table and page. */
function unprovenFindings(readings: readonly Reading[], labels: Labels): Finding[] {
  const groups = groupBy(readings, ({ place, page }) => `${"table" in place ? place.table : ""} ${page}`);
  return [...groups.values()].map((group) => {
    const [first] = group as [Reading, ...Reading[]];
    const raised =
      group.length === 1
        ? raise("UNPROVEN", "one", { page: first.page, cell: labels.named(first.place) })
        : raise("UNPROVEN", "several", { page: first.page, figures: group.length });
    return {
      ...raised,
      places: group.map(({ place }) => place),
      disputes: [],
    };
  });
}

/** What the second engine read; an engine that saw nothing has no opinion. */
function secondText({ evidence = [] }: Reading): string | null {
  const reading = evidence.find(({ kind }) => kind === "reading");
  return reading?.kind === "reading" && normalise(reading.text) !== "" ? reading.text : null;
}

/** What stands where an amount belongs and is none, or not one alone; null where the cell prints one amount or nothing. */
function formatFinding({ place, text, term, isAmongFigures }: Reading, labels: Labels): Finding | null {
  const { kind } = parsePrinted(text);
  const cell = labels.named(place);
  const finding = (raised: Raised): Finding => ({ ...raised, places: [place], disputes: [] });
  if (isAmongFigures && kind === "other")
    return finding(raise("AMOUNT-FORMAT", "text", { cell, text }, "warning"));
  if (term === null) return null;
  if (term.value !== null) {
    if (!text.includes(STRUCK)) return null;
    return finding(raise("AMOUNT-FORMAT", "struck", { cell, text }, term.blank ? "warning" : "info"));
  }
  if (kind === "numbering") return null;
  if (kind === "several" || kind === "note")
    return finding(raise("AMOUNT-FORMAT", kind, { cell, text }, "warning"));
  if (kind === "overflow") return finding(raise("AMOUNT-FORMAT", "overflow", { cell }, "error"));
  const isMisread = !term.trusted && /\d/u.test(text);
  return finding(raise("AMOUNT-FORMAT", "text", { cell, text }, isMisread ? "error" : "warning"));
}

function doubtOf(reading: Reading, second: string | null, labels: Labels): Finding | null {
  const { place, text, term, confidence } = reading;
  const cell = labels.named(place);
  const finding = (raised: Raised): Finding => ({ ...raised, places: [place], disputes: [] });
  const isFigure = term !== null || reading.isCode || reading.isAmongFigures;
  // The second engine knows figures and codes only: where it differs on words it has nothing to say.
  if (second !== null && isFigure && differs(reading, second)) {
    return finding(raise("READING", "differ", { cell, first: text, second }));
  }
  if (text === "" || confidence >= LOW_CONFIDENCE) return null;
  const severity = isFigure ? "warning" : "info";
  return finding(raise("CONFIDENCE", "low", { cell, text, confidence: confidence.toFixed(2) }, severity));
}

/** Amounts are compared as amounts: 1,314.87 and 1314.87 agree. */
function differs({ text, term }: Reading, second: string): boolean {
  const [a, b] = [parsePrinted(text), parsePrinted(second)];
  if (term && a.kind === "amount" && b.kind === "amount") return !a.value.eq(b.value);
  return normalise(text) !== normalise(second);
}
