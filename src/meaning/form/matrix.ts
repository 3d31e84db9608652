import { normalise } from "../../core/text.ts";
import { contentOf, type FormRows, isAmountText, originAt, type Placed } from "./place.ts";
import { namesMoney, namesNoMoney } from "./words.ts";

/** Rows of a form's head that are a small table: heads over figures, a label before each row. */
export interface FormMatrix {
  /** Its first row, of which the heads or a group of them begin; its first row of values; the row behind its last one. */
  readonly from: number;
  readonly body: number;
  readonly to: number;
  /** The row of the lowest heads. */
  readonly heads: number;
}

/** Heads that say what figures are, beside each other, at least; one alone may be the name of a project (信访经费). */
const FEWEST_HEADS = 2;

/** The small tables of a form: 年初预算数 | 全年预算数 | 执行数 over 年度资金总额, 其中：财政拨款. */
export function findMatrices(rows: FormRows): FormMatrix[] {
  const found: FormMatrix[] = [];
  for (let row = 1; row < rows.length; row++) {
    const heads = headsOf(rows, row);
    if (heads === null) continue;
    let to = row + 1;
    while (to < rows.length && goesOn(rows, row, to)) to++;
    const tops = contentOf(rows, row).content.flatMap(
      ({ column }) => originAt(rows, heads, column)?.row ?? [],
    );
    const isGrouped = rows[heads]?.some((_, column) => headsOver(rows, heads, column).length > 1) === true;
    found.push({ from: Math.min(...tops, isGrouped ? heads - 1 : heads), body: row, to, heads });
    row = to - 1;
  }
  return found;
}

/** Is `next` a row of the small table that `row` is of? In the same block it stands in the same columns; its label may be wider. */
function goesOn(rows: FormRows, row: number, next: number): boolean {
  const [own, other] = [contentOf(rows, row), contentOf(rows, next)];
  const shapes = own.content.map(shapeOf);
  const values = other.content.slice(1);
  return (
    own.block?.row === other.block?.row &&
    (values.length > 0 || own.block !== null) &&
    values.every((value) => shapes.includes(shapeOf(value)))
  );
}

/** Where a cell begins and how wide it is. */
const shapeOf = ({ cell, column }: Placed): string => `${column}+${cell.columnSpan}`;

/** The row of the heads under which all figures of a row stand; null where one has none. */
function headsOf(rows: FormRows, row: number): number | null {
  const [first, ...others] = contentOf(rows, row).content;
  const figures = others.filter(({ cell }) => isAmountText(cell.text));
  if (!first || isAmountText(first.cell.text) || figures.length === 0) return null;
  const over = figures.map(({ cell, column }) => {
    const head = originAt(rows, row - 1, column);
    return head?.column === column && head.cell.columnSpan === cell.columnSpan && isHead(head) ? head : null;
  });
  const above = contentOf(rows, row - 1).all.filter(isHead);
  return over.every((head) => head !== null) && above.length >= FEWEST_HEADS ? row - 1 : null;
}

/** Is it a word over figures? What ends in a colon has its value beside it. */
const isHead = ({ cell }: Placed): boolean =>
  !/[:：]$/u.test(normalise(cell.text)) &&
  !isAmountText(cell.text) &&
  (namesMoney(cell.text) || namesNoMoney(cell.text));

/**
 * The words over a column at the row of heads, the outermost first: one over them that is wider, or stands in their block,
 * then their own.
 */
export function headsOver(rows: FormRows, heads: number, column: number): Placed[] {
  const own = originAt(rows, heads, column);
  const over = own?.row === heads ? originAt(rows, heads - 1, column) : null;
  const isOver =
    own !== null &&
    over !== null &&
    over.row === heads - 1 &&
    over.cell.rowSpan === 1 &&
    isHead(over) &&
    (over.cell.columnSpan > own.cell.columnSpan || isInBlock(rows, heads));
  return [isOver ? over : null, own].flatMap((head) => (head && head.cell.text !== "" ? [head] : []));
}

/** Are a row and the one before it of one block? */
function isInBlock(rows: FormRows, row: number): boolean {
  const { block } = contentOf(rows, row);
  return block !== null && block.row < row;
}
