import type {
  BudgetDocument,
  Cell,
  Evidence,
  Field,
  Fragment,
  Place,
  Statement,
  Table,
} from "../contract/schema.ts";
import { Exact, isNothing, parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { toYuan, type Unit, yuanIn } from "../core/units.ts";
import { moneyUnit, unitOfCell } from "../meaning/cellUnit.ts";
import { findFigures, withAsciiDigits } from "../meaning/statements/findFigures.ts";
import { clearPages } from "./clearPages.ts";
import { isReadClearly } from "./clearReadings.ts";
import { textPlaces } from "./textPlaces.ts";
import type { Term } from "./types.ts";
import { regularFigures } from "./usualPlaces.ts";

/** The terms of one table: `cells[row][column]` is null where no amount of money can stand. */
export interface TableTerms {
  readonly table: Table;
  /** The phase of a column whose words name none: the disclosure's own. */
  readonly phase: "budget" | "final-accounts";
  readonly cells: readonly (readonly (Term | null)[])[];
  readonly fields: readonly (Term | null)[];
}

/** Every figure of the document that an identity may speak of. */
export interface Terms {
  readonly tables: readonly TableTerms[];
  /** By statement index; null for a percentage. */
  readonly statements: readonly (Term | null)[];
  /** Was all that stands in these places written by the text layer? False of no places. */
  readonly isTrusted: Trust;
  /** Do the engines hardly ever differ on the pages of these places? */
  readonly isClear: Trust;
}

const ZERO = new Exact(0);
/** Decimals are those of a unit's printing when at least this many figures have them: one longer figure is a misreading. */
const SEEN_TWICE = 2;

/** Collects the figures of the tables, their fields and the prose. */
export function collectTerms(document: BudgetDocument): Terms {
  const isText = textPlaces(document);
  const isTrusted: Trust = (fragments) => fragments.length > 0 && fragments.every(isText);
  const clear = clearPages(document);
  const isClear: Trust = (fragments) => fragments.every(({ page }) => clear.has(page));
  const quanta = printedQuanta(document.tables);
  const unsigned = new Set(
    document.flags.filter(({ rule }) => rule === "SIGN-COLOUR").flatMap(({ cells }) => cells.map(keyOf)),
  );
  return {
    tables: document.tables.map((table) => ({
      table,
      phase: (document.disclosures[table.disclosure] ?? document.disclosure).kind,
      ...tableTerms(table, quanta, isTrusted, isClear, unsigned),
    })),
    isTrusted,
    isClear,
    statements: document.statements.map((statement) => statementTerm(statement, isTrusted([statement]))),
  };
}

const keyOf = (place: Place): string => JSON.stringify(place);

type Trust = (fragments: readonly Pick<Fragment, "page" | "box">[]) => boolean;

function tableTerms(
  table: Table,
  quanta: ReadonlyMap<Unit, Exact>,
  isTrusted: Trust,
  isClear: Trust,
  unsigned: ReadonlySet<string>,
): Pick<TableTerms, "cells" | "fields"> {
  const unitAt = (cell: Cell, index: number): Unit | null => {
    const column = table.columns[index];
    const isMoney = column?.role === "measure" && column.coordinates?.phase !== "change-rate";
    return isMoney ? moneyUnit(unitOfCell(cell, column, table)) : null;
  };
  const isRegular = regularFigures(table);
  const cells = table.rows.map((row) =>
    row.cells.map((cell, column) => {
      const unit = unitAt(cell, column);
      if (!unit || row.kind === "note") return null;
      const place = { table: table.id, row: row.index, column };
      const trusted = isTrusted(cell.fragments) || cell.status === "corrected";
      const term = printedTerm(place, cell, unit, quanta, {
        trusted,
        isClear: (isClear(cell.fragments) || isReadClearly(cell)) && isRegular(cell.text),
        isRegular: isRegular(cell.text),
      });
      // Its colour may stand for a sign: no sum tells of it, and none is failed by it.
      return unsigned.has(keyOf(place)) ? { ...term, value: null } : term;
    }),
  );
  const moneyGroups = new Map(
    table.fields.flatMap(({ name, amount, unit }) =>
      amount !== undefined ? [[groupOf(name), unit] as const] : [],
    ),
  );
  const fields = table.fields.map((field) => {
    const unit =
      field.unit ??
      (field.name.includes("/") ? moneyGroups.get(groupOf(field.name)) : undefined) ??
      table.unit;
    const isOfMoneyGroup = field.name.includes("/") && moneyGroups.has(groupOf(field.name));
    const isMoney = field.amount !== undefined || (isOfMoneyGroup && !WORDS.test(normalise(field.text)));
    const money = moneyUnit(unit);
    if (!isMoney || money === null) return null;
    return printedTerm({ table: table.id, field: field.index }, field, money, quanta, {
      trusted: isTrusted(field.fragments) || field.status === "corrected",
      isClear: isClear(field.fragments) || isReadClearly(field),
      isRegular: true,
    });
  });
  return { cells, fields };
}

/** A sentence or a name, no figure however misread: four Chinese characters. */
const WORDS = /(?:\p{Script=Han}.*){4}/u;

/** 资金来源 of 资金来源/政府预算资金: the fields of one group are all amounts or none is, but for words among them. */
const groupOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));

function printedTerm(
  place: Term["place"],
  printed: (Cell | Field) & { correction?: Cell["correction"] },
  unit: Unit,
  quanta: ReadonlyMap<Unit, Exact>,
  page: Pick<Term, "trusted" | "isClear" | "isRegular">,
): Term {
  const amount = printed.correction?.amount ?? printed.amount;
  const blank = amount === undefined && isNothing(parsePrinted(printed.text));
  return {
    place,
    value: amount !== undefined ? new Exact(amount) : blank ? ZERO : null,
    blank,
    quantum: quanta.get(unit) ?? yuanIn(unit),
    second: secondAmount(printed.evidence ?? [], unit),
    confidence: printed.confidence,
    ...page,
  };
}

function secondAmount(evidence: readonly Evidence[], unit: Unit): Exact | null {
  const reading = evidence.find(({ kind }) => kind === "reading");
  if (reading?.kind !== "reading") return null;
  const printed = parsePrinted(reading.text);
  return printed.kind === "amount" ? toYuan(printed.value, unit) : null;
}

function statementTerm(statement: Statement, trusted: boolean): Term | null {
  if (statement.amount === undefined) return null;
  const stated = findFigures(withAsciiDigits(statement.correction?.text ?? statement.text)).find(
    ({ amount }) => amount === statement.amount,
  );
  return {
    place: { statement: statement.index },
    value: new Exact(statement.amount),
    blank: false,
    quantum: new Exact(stated?.quantum ?? 1),
    second: null,
    confidence: statement.confidence,
    isClear: true,
    isRegular: true,
    trusted: trusted || statement.status === "corrected",
  };
}

/**
 * For each unit the yuan that its last place is worth. Some print 570.70, some drop the zeros (570.7, 8), so
 * the places of one figure say little: those of all figures in that unit count.
 */
function printedQuanta(tables: readonly Table[]): Map<Unit, Exact> {
  const counts = new Map<Unit, number[]>();
  for (const table of tables) {
    for (const { cells } of table.rows) {
      for (const [column, cell] of cells.entries()) {
        const unit = moneyUnit(unitOfCell(cell, table.columns[column], table));
        if (cell.amount === undefined || unit === null) continue;
        const printed = parsePrinted(cell.text);
        if (printed.kind !== "amount") continue;
        const byPlaces = counts.get(unit) ?? [];
        byPlaces[printed.places] = (byPlaces[printed.places] ?? 0) + 1;
        counts.set(unit, byPlaces);
      }
    }
  }
  return new Map(
    [...counts].map(([unit, byPlaces]) => {
      const places = Math.max(
        0,
        byPlaces.findLastIndex((count) => (count ?? 0) >= SEEN_TWICE),
      );
      return [unit, yuanIn(unit).dividedBy(new Exact(10).pow(places))];
    }),
  );
}
