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

/** What an observation begins with in every table of observations: where it is from. */
const rowSource = {
  sha256: sourceSchema.shape.sha256,
  file: sourceSchema.shape.file,
  disclosure: tableSchema.shape.disclosure,
  kind: disclosureSchema.shape.kind,
  level: disclosureSchema.shape.level,
  region: say(z.string().nullable(), "name of the region", "行政区划名称"),
  department: disclosureSchema.shape.department,
  disclosureYear: disclosureSchema.shape.year,
  tableKind: tableSchema.shape.kind,
};

/** One record of a table of observations, the same in CSV and Parquet. */
export const rowSchema = part(
  "ObservationRow",
  z.object({
    ...rowSource,
    ...observationSchema.shape,
    box: say(
      z.string().regex(/^-?\d+(?:\.\d+)?(?: -?\d+(?:\.\d+)?){3}$/u),
      "x0 y0 x1 y1 in PDF points from the top left of the page as displayed",
      "x0 y0 x1 y1，单位为 PDF 点（pt），以所显示页面的左上角为原点",
    ),
  }),
  "One record of `observations.csv` and `observations.parquet`: an observation and where it is from.",
  "`observations.csv` 与 `observations.parquet` 的一条记录：一个金额及其出处。",
);
export type ObservationRow = z.infer<typeof rowSchema>;

export const ROW_COLUMNS = Object.keys(rowSchema.shape) as (keyof ObservationRow)[];

/**
 * Every observation of `document` with where it is from, in the document's order. Texts are as they may stand in a
 * spreadsheet (see `neutralise`), and '' is null: a CSV cannot tell the two apart.
 */
export function* observationRows(document: BudgetDocument): Generator<ObservationRow> {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  for (const observation of document.observations) {
    const table = tables.get(observation.table);
    if (!table) {
      throw new InputError(
        "TABLE_UNKNOWN",
        `an observation names table ${observation.table}, which the document does not have`,
        "extract it again",
      );
    }
    const disclosure = document.disclosures[table.disclosure] ?? document.disclosure;
    yield plain({
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
    });
  }
}

function plain(row: ObservationRow): ObservationRow {
  const entries = Object.entries(row).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    return [name, value === "" ? null : neutralise(value)];
  });
  return Object.fromEntries(entries) as ObservationRow;
}
