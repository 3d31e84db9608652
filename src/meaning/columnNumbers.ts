import type { LogicalRow, LogicalTable } from "../assemble/types.ts";
import { normalise } from "../core/text.ts";
import { deeperHeader, withoutCopies } from "./deeperHeader.ts";

/** What stands in a row of column numbers beside the numbers: 栏次, 甲 and 乙 over labels, 类款项 over codes. */
const LABEL = /^(?:栏次|行次|次序|[甲乙丙丁]|[类款项]{1,3})?$/u;
/** `3`, or how a column is reckoned: `3=1+2`. */
const NUMBER = /^\(?(\d{1,2})\)?(?:=[\d+\-*/×÷()%]+)?$/u;
/** Numbers that count up by chance are fewer, unless 栏次 stands before them. */
const FEWEST = 3;

/**
 * 栏次: the columns numbered 1, 2, 3 … in the first row under the header. They are no money, so the row goes to the
 * header.
 */
export function withNumbersInHeader(table: LogicalTable): LogicalTable {
  const [first, ...others] = table.rows;
  if (!first || table.header.length === 0 || !numbersColumns(first)) return table;
  return {
    ...table,
    header: deeperHeader(
      table,
      first.cells.map(() => true),
    ),
    rows: withoutCopies([first, ...others], 0),
  };
}

function numbersColumns({ cells }: LogicalRow): boolean {
  const texts = cells.filter(({ coveredBy }) => !coveredBy).map(({ text }) => normalise(text));
  const numbers = texts.flatMap((text) => NUMBER.exec(text)?.[1] ?? []).map(Number);
  const isNamed = texts.some((text) => /栏次|[甲乙]/u.test(text));
  return (
    texts.every((text) => LABEL.test(text) || NUMBER.test(text)) &&
    numbers.length >= (isNamed ? 1 : FEWEST) &&
    numbers.every((number, index) => number === (numbers[0] as number) + index)
  );
}
