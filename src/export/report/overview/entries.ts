import type { BudgetDocument, Disclosure } from "../../../contract/schema.ts";
import type { Severity } from "../../../contract/vocabulary.ts";
import { Exact } from "../../../core/money.ts";
import { disclosureOfFlag } from "../../dataset/disclosureOfFlag.ts";
import { bothSides, greatest, isDrawable, ownSides } from "../budget/choose.ts";
import { type Side, sidesOf } from "../budget/sides.ts";
import { printedFigures } from "../figures.ts";

/** One disclosure as a report over many tells of it; yuan, null where no table prints a total that its parts add up to. */
export interface Entry extends Pick<Disclosure, "department" | "year" | "kind" | "level"> {
  readonly file: string;
  readonly region: string | null;
  readonly pages: number;
  readonly tables: number;
  readonly revenue: Exact | null;
  readonly expenditure: Exact | null;
  /** Printed amounts, and those of them that are proven. */
  readonly printed: number;
  readonly verified: number;
  readonly errors: number;
  readonly warnings: number;
}

/** One entry a disclosure of the document. */
export const entriesOf = (document: BudgetDocument): Entry[] =>
  document.disclosures.map((disclosure, index) => {
    const { department, year, kind, level, region, pages } = disclosure;
    const tables = document.tables.filter((table) => table.disclosure === index);
    const statements = document.statements.filter((statement) => statement.disclosure === index);
    const figures = printedFigures({ tables, statements });
    const flags = document.flags.filter(
      (flag) => flag.decision === undefined && disclosureOfFlag(flag, document) === index,
    );
    const countOf = (wanted: Severity): number => flags.filter(({ severity }) => severity === wanted).length;
    return {
      file: document.source.file,
      department,
      year,
      kind,
      level,
      region: region?.name ?? null,
      pages: pages.length,
      tables: tables.length,
      ...totalsOf(ownSides(sidesOf(document, index), kind).filter(isDrawable)),
      printed: figures.length,
      verified: figures.filter(({ status }) => status === "verified").length,
      errors: countOf("error"),
      warnings: countOf("warning"),
    };
  });

/** The totals of revenue and expenditure: of two equal ones where there are any, else the largest of each. */
function totalsOf(sides: readonly Side[]): Pick<Entry, "revenue" | "expenditure"> {
  const both = bothSides(sides);
  const totalOf = (direction: Side["direction"]): Exact | null => {
    const largest = greatest(
      sides.filter((side) => side.direction === direction),
      ({ leaves }) => leaves.length,
    );
    const amount = (both?.[direction] ?? largest)?.total?.amountYuan;
    return amount === undefined ? null : new Exact(amount);
  };
  return { revenue: totalOf("revenue"), expenditure: totalOf("expenditure") };
}
