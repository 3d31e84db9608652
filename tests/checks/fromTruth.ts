import { readFileSync } from "node:fs";
import type { Truth } from "../../samples/generate/truthSchema.ts";
import { type BudgetDocument, type Cell, SCHEMA_VERSION } from "../../src/contract/schema.ts";
import { standardNames } from "../../src/meaning/classification/index.ts";
import { readStatements } from "../../src/meaning/statements/index.ts";
import { withTrees } from "./withTrees.ts";

const PATH = new URL("../../samples/anyang-2024-scan.truth.json", import.meta.url);

export const truth = JSON.parse(readFileSync(PATH, "utf8")) as Truth;

/** The sample's truth as a perfect reading of a scan would give it: every cell read once, nothing proven. */
export function documentFromTruth(): BudgetDocument {
  const box: [number, number, number, number] = [0, 0, 10, 10];
  const printed = truth.tables.map((table) => ({
    ...table,
    disclosure: 0,
    columns: table.columns.map((column, index) => ({ ...column, index, header: [] })),
    rows: table.rows.map(({ pages, cells, ...row }, index) => ({
      ...row,
      index,
      cells: cells.map(
        (cell): Cell => ({
          ...cell,
          status: cell.text === "" ? "blank" : "read",
          confidence: 0.97,
          fragments: [{ page: pages[0] as number, box, text: cell.text }],
        }),
      ),
    })),
    fields: table.fields.map((field, index) => ({
      ...field,
      index,
      status: "read" as const,
      confidence: 0.97,
      fragments: [{ page: table.pages[0] as number, box, text: field.text }],
    })),
    joins: table.joins.map((join) => ({ ...join, confidence: 1, evidence: [] })),
  }));
  const tables = printed.map(withTrees);
  const prose = truth.prose.map((entry) => ({ ...entry, box }));
  return {
    schemaVersion: SCHEMA_VERSION,
    source: {
      file: "sample.pdf",
      sha256: "0".repeat(64),
      pageCount: truth.pageCount,
      pages: Array.from({ length: truth.pageCount }, (_, at) => ({
        number: at + 1,
        kind: "scan" as const,
        width: 595,
        height: 842,
        rotation: 0,
        skew: 0,
        dpi: 200,
        tables: [],
        steps: [],
      })),
    },
    disclosure: truth.disclosure,
    disclosures: [truth.disclosure],
    tables,
    observations: truth.observations.map((observation) => ({
      ...observation,
      leaf: observation.aggregation === "detail",
      ...standardNames(observation, truth.disclosure.year),
      status: "read" as const,
      confidence: 0.97,
      page: 1,
      box,
    })),
    statements: readStatements(
      prose.map((entry) => ({ ...entry, confidence: 1 })),
      0,
    ),
    prose,
    flags: [],
  };
}
