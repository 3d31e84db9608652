import type { LogicalTable, PageFinding } from "../assemble/types.ts";
import type { Flag, Place, Table } from "../contract/schema.ts";
import { type Box, centreX, centreY, contains } from "../core/geometry.ts";
import { isWrittenAsMoney, parsePrinted } from "../core/money.ts";
import { normalise } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import { isAmountWord, isMoneyWord, isOtherWord } from "../lexicon/headerWords/match.ts";
import { readLabel } from "../lexicon/labels.ts";
import { figurePlaces } from "./figurePlaces.ts";

/** What went wrong with the pages, as flags of the contract; those that name figures, one for each table. */
export function findingFlags(findings: readonly PageFinding[], tables: readonly Table[]): Flag[] {
  return findings.flatMap((finding): Flag[] => {
    const id = `${finding.rule}:p${finding.page ?? 1}`;
    const flag: Flag = {
      id,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      messageZh: finding.messageZh,
      values: finding.values,
      cells: [],
      ...(finding.page === undefined ? {} : { page: finding.page }),
      ...(finding.box ? { box: [...finding.box] } : {}),
      ...(finding.between ? { missing: { pages: [...finding.between] } } : {}),
    };
    if (!finding.namesFigures) return [flag];
    return tables.flatMap((table): Flag[] => {
      const cells = figuresWithin(table, finding);
      const [first] = cells;
      return first === undefined ? [] : [{ ...flag, id: `${id}:${table.id}:${first.row}`, cells }];
    });
  });
}

/** The table's figures that stand on the finding's page within its box, and the blanks, where one may be missing. */
function figuresWithin({ id, rows }: Table, { page, box }: PageFinding) {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell, column) => {
      const isWithin = cell.fragments.some(
        (piece) =>
          piece.page === page &&
          box !== undefined &&
          contains(box, centreX(piece.box as unknown as Box), centreY(piece.box as unknown as Box)),
      );
      const isFigure = cell.text === "" || parsePrinted(cell.text).kind === "amount";
      return isWithin && isFigure && (row.kind !== "note" || row.form)
        ? [{ table: id, row: row.index, column }]
        : [];
    }),
  );
}

/**
 * Cells in which something is printed that no reader could read: an error where it was read as a figure, however poorly,
 * or stands where money does.
 */
export function unreadFlags(table: LogicalTable, { id, title, columns, rows: meant }: Table): Flag[] {
  const isMoney = (row: number, column: number): boolean =>
    columns[column]?.role === "measure" && meant[row]?.kind !== "note";
  const rows = [...table.rows.map(({ cells }) => cells), ...(table.isFormOnce ? table.form : [])];
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): Flag[] => {
      const piece = cell.pieces.find(({ unread }) => unread);
      if (!piece) return [];
      const rule = piece.unread === "figure" || isMoney(row, column) ? "UNREAD-FIGURE" : "UNREAD-INK";
      return [
        {
          id: `${rule}:${id}:${row}:${column}`,
          ...raise(rule, "cell", { table: title || id, row: row + 1, column: column + 1 }),
          cells: [{ table: id, row, column }],
          page: piece.page,
          box: [...piece.box],
        },
      ];
    }),
  );
}

/**
 * Tables whose unit is unknown, and columns that no word explains: the figures that have no amount for it are named. The
 * columns in `unexplained` are money by their rows: their figures have amounts, of what the heads above them say. Where no
 * word of the document `namesFigures`, none of them is missed as money.
 */
export function mappingFlags(table: Table, unexplained: ReadonlySet<number>, namesFigures: boolean): Flag[] {
  const flags: Flag[] = [];
  const [page] = table.pages;
  const at = page === undefined ? {} : { page };
  const unmeasured = figurePlaces(
    table,
    (column, row) => column.role === "measure" && !column.unit && !row.cells[column.index]?.unit,
  );
  if (table.unit === null && unmeasured.length > 0) {
    flags.push({
      id: `UNIT-MISSING:${table.id}`,
      ...raise("UNIT-MISSING", "not-printed", { table: table.title || table.id }),
      cells: unmeasured,
      ...at,
    });
  }
  for (const column of table.columns) {
    const isMoney = unexplained.has(column.index);
    if (!isMoney && (column.role !== "other" || isExpectedOther(column.path))) continue;
    const cells = figurePlaces(table, (other) => other === column);
    flags.push({
      id: `COLUMN-UNMAPPED:${table.id}:${column.index}`,
      ...raise(
        "COLUMN-UNMAPPED",
        isMoney ? "money" : "unknown",
        { table: table.title || table.id, column: column.index + 1, header: column.path.join(" / ") },
        !isMoney && namesFigures && holdsMoney(table, cells, column.index) ? "warning" : "info",
      ),
      cells,
      ...at,
    });
  }
  return flags;
}

/** Are the column's figures money? In a table of unknown kind plain whole numbers may count anything that is not named. */
const holdsMoney = (table: Table, figures: readonly Place[], column: number): boolean =>
  table.kind === "unknown" && !isNamedMoney(table.columns[column]?.path.at(-1) ?? "")
    ? table.rows.some((row) => isWrittenAsMoney(row.cells[column]?.text ?? "") && row.kind !== "note")
    : figures.length > 0;

const isNamedMoney = (word: string): boolean => {
  const { name } = readLabel(word);
  return isMoneyWord(name) || isAmountWord(name);
};

const isExpectedOther = (path: readonly string[]): boolean =>
  path.some((text) => isOtherWord(normalise(text)));
