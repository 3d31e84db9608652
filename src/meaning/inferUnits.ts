import type { Coordinates, Flag, Row, Table } from "../contract/schema.ts";
import { type Exact, parsePrinted } from "../core/money.ts";
import { toYuan, UNITS, type Unit } from "../core/units.ts";
import { raise } from "../findings/raise.ts";
import { unitOfAllTables } from "../lexicon/units.ts";
import { readFigure } from "./cells.ts";
import { kindDefaults } from "./kinds.ts";

/** Digits of a total that another table prints too: shorter ones agree by chance. */
const SURE_DIGITS = 4;

/**
 * Tables without a printed unit get the one that the prose says for all tables (本套报表金额单位均为万元), else the one in
 * which their totals are, to the last digit, those that another table
 * of the disclosure prints of the same money. A warning says so; where none fits, or totals contradict it, there is
 * no unit and no amount.
 */
export function inferUnits(
  tables: readonly Table[],
  prose: readonly { readonly text: string }[],
): { tables: Table[]; flags: Flag[] } {
  const said = new Set(prose.flatMap(({ text }) => unitOfAllTables(text) ?? []));
  const known = tables.flatMap((table) => (table.unit === null ? [] : totalsOf(table, table.unit)));
  const flags: Flag[] = [];
  const inferred = tables.map((table): Table => {
    if (table.unit !== null || table.columns.some(({ unit }) => unit && unit !== "%" && unit !== "count"))
      return table;
    if (said.size === 1) return withUnit(table, [...said][0] as Unit, "printed");
    const fits = UNITS.flatMap((unit) => {
      const witness = witnessOf(totalsOf(table, unit), known, table.disclosure);
      return witness ? [{ unit, witness }] : [];
    });
    const [fit] = fits;
    if (fits.length !== 1 || !fit) return table;
    flags.push({
      id: `UNIT-INFERRED:${table.id}`,
      ...raise("UNIT-INFERRED", "equal-total", { table: table.title || table.id, ...fit }),
      cells: [],
      ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
    });
    return withUnit(table, fit.unit, "inferred");
  });
  return { tables: inferred, flags };
}

interface Total {
  readonly table: string;
  readonly disclosure: number;
  /** Direction, phase, nature, fund, origin: whose totals are the same money. */
  readonly meaning: string;
  readonly yuan: Exact;
  readonly digits: number;
}

function totalsOf(table: Table, unit: Unit): Total[] {
  return table.rows.flatMap((row) =>
    table.columns.flatMap((column): Total[] => {
      const label = labelOf(row, column.index);
      const hasOwnUnit = (row.cells[column.index]?.unit ?? column.unit) !== undefined;
      if (column.role !== "measure" || column.ofWhich || hasOwnUnit || !closes(label)) return [];
      const printed = parsePrinted(row.cells[column.index]?.text ?? "");
      if (printed.kind !== "amount" || printed.value.isZero()) return [];
      const {
        direction,
        phase,
        nature = "total",
        fund = "all",
        origin = "all",
      } = {
        ...kindDefaults(table.kind, "budget"),
        ...column.coordinates,
        ...label.coordinates,
      };
      const digits = printed.value.toFixed().replace(/\D|^0+/gu, "").length;
      return [
        {
          table: table.title || table.id,
          disclosure: table.disclosure,
          meaning: [
            direction,
            phase === "final-accounts" ? "budget" : (phase ?? "budget"),
            nature,
            fund,
            origin,
          ].join(),
          yuan: toYuan(printed.value, unit),
          digits,
        },
      ];
    }),
  );
}

interface Label {
  readonly kind: Row["kind"];
  readonly coordinates?: Coordinates | undefined;
}

const labelOf = (row: Row, column: number): Label =>
  row.labels?.find(({ columns }) => columns.includes(column)) ?? { kind: row.kind };

/** 总计, or 本年支出合计 over it. */
const closes = ({ kind, coordinates }: Label): boolean =>
  kind === "total" || (kind === "subtotal" && coordinates?.origin === "current");

/** The table whose totals bear the unit out; null where none does, or one contradicts it. */
function witnessOf(own: readonly Total[], known: readonly Total[], disclosure: number): string | null {
  let witness: string | null = null;
  for (const total of own) {
    const others = known.filter(
      (other) => other.disclosure === disclosure && other.meaning === total.meaning,
    );
    const equal = others.find(({ yuan }) => yuan.eq(total.yuan));
    if (others.length > 0 && !equal) return null;
    if (equal && total.digits >= SURE_DIGITS) witness ??= equal.table;
  }
  return witness;
}

function withUnit(table: Table, unit: Unit, unitSource: "printed" | "inferred"): Table {
  return {
    ...table,
    unit,
    unitSource,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => {
        const column = table.columns[index];
        return column?.role === "measure" && row.kind !== "note"
          ? { ...cell, ...readFigure(cell.text, cell.unit ?? column.unit ?? unit) }
          : cell;
      }),
    })),
  };
}
