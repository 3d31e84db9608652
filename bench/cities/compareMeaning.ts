import type { BudgetDocument, Disclosure, Table } from "../../src/contract/schema.ts";
import { type ColumnSetting, type Judgement, judgeColumn } from "./judgeColumn.ts";
import type { TableTruth } from "./meaningTruth.ts";
import { pairColumns, pairTables } from "./pairTables.ts";

/** How many kinds and columns of a document's titled tables came out right, and a sentence for each that did not. */
export interface MeaningScore {
  readonly tables: number;
  readonly kindsRight: number;
  readonly columns: Readonly<Record<Judgement["outcome"], number>>;
  readonly wrongKinds: readonly string[];
  readonly wrongColumns: readonly string[];
  readonly unknownColumns: readonly string[];
}

type DisclosureKind = Disclosure["kind"];

/** Compares the kinds and columns of a document with those that its pages print; `printed` of a budget or of final accounts. */
export function compareMeaning(
  printed: readonly TableTruth[],
  document: BudgetDocument,
  disclosure: DisclosureKind,
): MeaningScore {
  const partners = new Map(pairTables(printed, document.tables));
  const judged = printed.map((truth, index) => {
    const partner = partners.get(index);
    const table = partner === undefined ? null : (document.tables[partner] as Table);
    return { truth, table, columns: judgeColumns(truth, table, document, disclosure) };
  });
  const columns = judged.flatMap((table) => table.columns);
  const sentences = (outcome: Judgement["outcome"]): string[] =>
    columns.filter((column) => column.outcome === outcome).map(({ sentence }) => sentence);
  const wrongKinds = judged
    .filter(({ truth, table }) => table === null || !isKind(truth, table.kind))
    .map(({ truth, table }) => `p${truth.page} ${truth.title}: ${truth.kind}, ${table?.kind ?? "not found"}`);
  return {
    tables: printed.length,
    kindsRight: printed.length - wrongKinds.length,
    columns: {
      right: sentences("right").length,
      unknown: sentences("unknown").length,
      wrong: sentences("wrong").length,
    },
    wrongKinds,
    wrongColumns: sentences("wrong"),
    unknownColumns: sentences("unknown"),
  };
}

const isKind = ({ kind, orKinds = [] }: TableTruth, found: Table["kind"]): boolean =>
  kind === found || orKinds.includes(found);

function judgeColumns(
  truth: TableTruth,
  table: Table | null,
  document: BudgetDocument,
  disclosure: DisclosureKind,
): (Judgement & { sentence: string })[] {
  const partners = new Map(table === null ? [] : pairColumns(truth.columns, table.columns));
  const setting: Omit<ColumnSetting, "observations"> = {
    printedKind: truth.kind,
    printedDisclosure: disclosure,
    table: table ?? { kind: "unknown", unit: null },
    foundDisclosure: document.disclosures[table?.disclosure ?? 0]?.kind ?? document.disclosure.kind,
  };
  return truth.columns.map((column, index) => {
    const partner = partners.get(index);
    const found = partner === undefined ? null : (table?.columns[partner] ?? null);
    const observations = document.observations.filter(
      (observation) => observation.table === table?.id && observation.column === found?.index,
    );
    const judgement = judgeColumn(column, found, { ...setting, observations });
    return { ...judgement, sentence: `p${truth.page} ${truth.title}, ${column.path}: ${judgement.why}` };
  });
}
