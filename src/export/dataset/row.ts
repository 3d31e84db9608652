import { z } from "zod";
import { part, say } from "../../contract/schema/say.ts";
import {
  type BudgetDocument,
  disclosureSchema,
  observationSchema,
  sourceSchema,
  tableSchema,
} from "../../contract/schema.ts";
import { InputError } from "../../core/errors.ts";
import { neutralise } from "../csv.ts";

/** A field of `part` that holds `[x0, y0, x1, y1]`, as one text. */
export const boxText = say(
  z.string().regex(/^-?\d+(?:\.\d+)?(?: -?\d+(?:\.\d+)?){3}$/u),
  "x0 y0 x1 y1 in PDF points from the top left of the page as displayed",
  "x0 y0 x1 y1，单位为 PDF 点（pt），以所显示页面的左上角为原点",
);
export const regionName = say(z.string().nullable(), "name of the region", "行政区划名称");
export const regionCode = say(
  z.string().nullable(),
  "code of the region after GB/T 2260",
  "行政区划代码（GB/T 2260）",
);

/** What an observation begins with in every table of observations: where it is from. */
const rowSource = {
  sha256: sourceSchema.shape.sha256,
  file: sourceSchema.shape.file,
  disclosure: tableSchema.shape.disclosure,
  kind: disclosureSchema.shape.kind,
  level: disclosureSchema.shape.level,
  region: regionName,
  department: disclosureSchema.shape.department,
  disclosureYear: disclosureSchema.shape.year,
  tableKind: tableSchema.shape.kind,
};

/** One record of a document's table of observations. */
export const rowSchema = part(
  "ObservationRow",
  z.object({
    ...rowSource,
    ...observationSchema.shape,
    box: boxText,
    regionCode,
    departmentCode: disclosureSchema.shape.departmentCode,
  }),
  "One record of a document's `observations.csv`: an observation and where it is from.",
  "每份文件的 `observations.csv` 的一条记录：一个金额及其出处。",
);
export type ObservationRow = z.infer<typeof rowSchema>;

export const ROW_COLUMNS = Object.keys(rowSchema.shape) as (keyof ObservationRow)[];

/** Every observation of `document` with where it is from, in the document's order; texts are as they were read. */
export function* printedRows(document: BudgetDocument): Generator<ObservationRow> {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  for (const observation of document.observations) {
    const table = tables.get(observation.table);
    if (!table) {
      throw new InputError("TABLE_UNKNOWN", { table: observation.table });
    }
    const disclosure = document.disclosures[table.disclosure] ?? document.disclosure;
    yield {
      sha256: document.source.sha256,
      file: document.source.file,
      disclosure: table.disclosure,
      kind: disclosure.kind,
      level: disclosure.level,
      region: disclosure.region?.name ?? null,
      department: disclosure.department,
      disclosureYear: disclosure.year,
      tableKind: table.kind,
      ...observation,
      box: observation.box.join(" "),
      regionCode: disclosure.region?.code ?? null,
      departmentCode: disclosure.departmentCode,
    };
  }
}

/** The same as they may stand in a spreadsheet (see `plain`). */
export function* observationRows(document: BudgetDocument): Generator<ObservationRow> {
  for (const row of printedRows(document)) yield plain(row);
}

/**
 * The record as it may stand in a table: no text that a spreadsheet would run (see `neutralise`), and null for '',
 * since a CSV cannot tell the two apart.
 */
export function plain<T extends object>(record: T): T {
  const entries = Object.entries(record).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    return [name, value === "" ? null : neutralise(value)];
  });
  return Object.fromEntries(entries) as T;
}
