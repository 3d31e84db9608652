import type { BudgetDocument, Observation } from "../../contract/schema.ts";
import type { Exact } from "../../core/money.ts";
import { normalise } from "../../core/text.ts";
import { type Figure, type Figures, figuresByDisclosure } from "../identities/figures.ts";
import { neededValue } from "../pinpoint.ts";
import type { Proofs } from "../prove.ts";
import type { Terms } from "../terms.ts";
import type { Outcome, Term } from "../types.ts";

/** What the checks of the figures say of misreadings. */
export interface Doubts {
  readonly outcomes: readonly Outcome[];
  readonly proofs: Proofs;
  /** Figures in doubt for their own row or their readings: lost rows break the sums of columns too. */
  readonly disputed: ReadonlySet<Term>;
}

/** Figures as they were printed, as far as the document tells, without the codes that are in doubt; for reckoning only. */
export interface Restored {
  readonly figures: Figures;
  /** Figures whose amount is in doubt, while nothing tells what was printed. */
  readonly doubtful: ReadonlySet<Figure>;
}

/** A code that its name contradicts: as read, and as proposed; null where nothing is. */
interface Contradicted {
  readonly key: CodeKey;
  readonly read: string;
  readonly meant: string | null;
}

type CodeKey = Extract<keyof Observation, `${string}Code`>;

/**
 * The figures of each disclosure, with what the rest of its row leaves for it in the place of a figure in doubt, and in
 * that of a code its name's.
 */
export function restoreFigures(document: BudgetDocument, terms: Terms, doubts: Doubts): Restored[] {
  const left = leftByRows(doubts);
  const codes = contradictedCodes(document);
  const doubtful = new Set<Figure>();
  const restoreOne = ({ meaning, term }: Figure): Figure => {
    const isSuspect = term.value === null || doubts.disputed.has(term);
    const value = isSuspect ? (left.get(term) ?? null) : term.value;
    const renamed = (codes.get(rowKey(meaning)) ?? []).map(({ key, read, meant }) => [
      key,
      meaning[key] === read ? meant : null,
    ]);
    const restored = {
      meaning: { ...meaning, ...Object.fromEntries(renamed) },
      term: { ...term, value: value ?? term.value },
    };
    if (value === null) doubtful.add(restored);
    return restored;
  };
  return figuresByDisclosure(document, terms).map((figures) => ({
    figures: new Map(
      [...figures].map(([kind, read]) => {
        const tables = terms.tables.filter(({ table }) => table.kind === kind);
        return [kind, [...read, ...unreadAmong(read, tables)].map(restoreOne)];
      }),
    ),
    doubtful,
  }));
}

/** What is printed as a figure and was read as none, with the meaning that the rest of its row and column has. */
function unreadAmong(figures: readonly Figure[], tables: Terms["tables"]): Figure[] {
  const byRow = new Map(figures.map(({ meaning }) => [rowKey(meaning), meaning]));
  const byColumn = new Map(figures.map(({ meaning }) => [columnKey(meaning), meaning]));
  return tables.flatMap(({ table, cells }) =>
    cells.flatMap((row, index) =>
      row.flatMap((term, column): Figure[] => {
        const place = { table: table.id, row: index, column };
        const axes = byColumn.get(columnKey(place));
        if (term?.value !== null || !axes) return [];
        const { direction, phase, year, nature, fund, origin } = axes;
        const names = byRow.get(rowKey(place)) ?? { ...axes, aggregation: "detail" };
        return [{ meaning: { ...names, ...place, direction, phase, year, nature, fund, origin }, term }];
      }),
    ),
  );
}

/** What each figure is by a sum of its row whose other figures are all proven; none where two sums differ. */
function leftByRows({ outcomes, proofs }: Doubts): Map<Term, Exact> {
  const asked = new Map<Term, Exact[]>();
  for (const { identity } of outcomes) {
    if (identity.rule !== "SUM-ROW" || identity.relation !== "sum") continue;
    const terms = [...identity.left, ...identity.right];
    const [term, ...others] = terms.filter((each) => !each.blank && !proofs.isSettled(each));
    if (!term || others.length > 0) continue;
    asked.set(term, [...(asked.get(term) ?? []), neededValue(term, identity)]);
  }
  const agreed = [...asked].flatMap(([term, [first, ...others]]): [Term, Exact][] =>
    first && others.every((other) => other.eq(first)) ? [[term, first]] : [],
  );
  return new Map(agreed);
}

const CONTRADICTED = /^CODE-(?:NAME|UNKNOWN)$/u;
const CODE = /^(.+)\.code$/u;

/** By row, the codes that the stage before found fault with; a text layer misreads none. */
function contradictedCodes({ tables, flags }: BudgetDocument): Map<string, Contradicted[]> {
  const found = new Map<string, Contradicted[]>();
  const byId = new Map(tables.map((table) => [table.id, table]));
  for (const { rule, cells, proposal } of flags) {
    if (!CONTRADICTED.test(rule)) continue;
    for (const place of cells) {
      if (!("row" in place)) continue;
      const table = byId.get(place.table);
      const cell = table?.rows[place.row]?.cells[place.column];
      const [, scheme] = CODE.exec(table?.columns[place.column]?.dimension ?? "") ?? [];
      if (!cell || !scheme || cell.confidence === 1) continue;
      const change = proposal?.changes.find(
        ({ row, column }) => row === place.row && column === place.column,
      );
      const meant = change && "text" in change ? (change.text ?? null) : null;
      const one = { key: `${scheme}Code` as CodeKey, read: normalise(cell.text), meant };
      found.set(rowKey(place), [...(found.get(rowKey(place)) ?? []), one]);
    }
  }
  return found;
}

const columnKey = ({ table, column }: { readonly table: string; readonly column: number }): string =>
  `${table} ${column}`;

const rowKey = ({ table, row }: { readonly table: string; readonly row: number }): string =>
  `${table} ${row}`;
