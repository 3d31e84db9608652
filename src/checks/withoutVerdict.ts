import type { BudgetDocument, Evidence, Flag } from "../contract/schema.ts";
import type { Status } from "../contract/vocabulary.ts";
import { CATALOGUE } from "../findings/catalogue.ts";

/** The document as the stage before left it: readings and structure, without what validation once concluded. */
export function withoutVerdict(document: BudgetDocument): BudgetDocument {
  return {
    ...document,
    tables: document.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(unjudged) })),
      fields: table.fields.map(unjudged),
    })),
    statements: document.statements.map(unjudged),
    flags: document.flags.filter(({ rule }) => CATALOGUE[rule].stage !== "checks").map(withoutMoney),
  };
}

/** A gap is the pages' to tell; what it holds is found anew. */
const withoutMoney = (flag: Flag): Flag =>
  flag.missing ? { ...flag, missing: { pages: flag.missing.pages } } : flag;

function unjudged<T extends { text: string; status: Status; evidence?: Evidence[] | undefined }>(
  printed: T,
): T {
  const { evidence, ...rest } = printed;
  const readings = evidence?.filter(({ kind }) => kind === "reading") ?? [];
  const status = printed.status === "corrected" ? "corrected" : printed.text.trim() === "" ? "blank" : "read";
  return { ...rest, status, ...(readings.length > 0 && { evidence: readings }) } as T;
}
