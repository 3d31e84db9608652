import type { Flag, Row, Table } from "../contract/schema.ts";
import { raise } from "../findings/raise.ts";
import { governmentCodesOf } from "./classification/index.ts";
import type { PrintedRow } from "./rowNames.ts";

/**
 * Rows whose 部门 economic code does not become the 政府 one beside it: one of the two is misprinted or misread, or the
 * tables do not know the pair. One flag a table, `info`: documents decide.
 */
export function pairFlags(table: Table, rows: readonly PrintedRow[]): Flag[] {
  const columnsOf = (scheme: string) =>
    table.columns.filter(({ dimension }) => dimension?.startsWith(`${scheme}.`)).map(({ index }) => index);
  const places = [...columnsOf("departmentEconomic"), ...columnsOf("governmentEconomic")];
  const strange = rows.flatMap(({ row, names }): { row: Row; pair: string }[] => {
    if (row.labels || row.incomplete) return [];
    const [department, government] = [names.departmentEconomicCode, names.governmentEconomicCode];
    if (!department || !government) return [];
    const known = governmentCodesOf(department);
    return known.size === 0 || known.has(government) ? [] : [{ row, pair: `${department} → ${government}` }];
  });
  const [first] = strange;
  if (!first) return [];
  const pairs = [...new Set(strange.map(({ pair }) => pair))];
  return [
    {
      id: `CODE-PAIR:${table.id}:${first.row.index}`,
      ...raise("CODE-PAIR", "pairs", { table: table.title || table.id, pairs }),
      cells: strange.flatMap(({ row }) =>
        places.map((column) => ({ table: table.id, row: row.index, column })),
      ),
      ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
    },
  ];
}
