import { z } from "zod";
import { part } from "../../contract/schema/say.ts";
import { observationRows, rowSchema } from "./row.ts";
import type { DatasetRecord, DatasetTable } from "./table.ts";

/** Columns of a document's observations whose names are SQL keywords, and what a dataset calls them. */
const RENAMED = { table: "tableId", row: "rowIndex", column: "columnIndex" } as const;
type Renamed = keyof typeof RENAMED;

const inDataset = (name: string): string => RENAMED[name as Renamed] ?? name;

const withoutKeywords = <T>(fields: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [inDataset(name), value]));

export const observationsTable: DatasetTable = {
  name: "observations",
  schema: part(
    "DatasetObservation",
    z.object(withoutKeywords<z.ZodType>(rowSchema.shape)),
    "One record of a dataset's `observations`: an amount and where it is printed.",
    "数据集 `observations` 表的一条记录：一个金额及其出处。",
  ),
  primaryKey: ["sha256", "tableId", "rowIndex", "columnIndex"],
  records: (document) => [...observationRows(document)].map((row): DatasetRecord => withoutKeywords(row)),
};
