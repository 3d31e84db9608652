import { z } from "zod";
import { part, say } from "../../contract/schema/say.ts";
import { type BudgetDocument, type Cell, sourceSchema, tableSchema } from "../../contract/schema.ts";
import { boxText, plain } from "./row.ts";
import type { DatasetTable } from "./table.ts";

const index = z.int().nonnegative().nullable();

const correctionRecordSchema = part(
  "DatasetCorrection",
  z.object({
    sha256: sourceSchema.shape.sha256,
    file: sourceSchema.shape.file,
    disclosure: tableSchema.shape.disclosure,
    correctionIndex: say(
      z.int().nonnegative(),
      "position among the document's corrections, counted from 0",
      "在该文件各处更正中的位置，从 0 起",
    ),
    tableId: say(z.string().nullable(), "table of the place that was corrected", "所更正之处所在的表"),
    rowIndex: say(index, "its row, of a cell", "该处的行序号（单元格）"),
    columnIndex: say(index, "its column, of a cell", "该处的列序号（单元格）"),
    fieldIndex: say(index, "its field, of a form's head", "该处的字段序号（表头字段）"),
    statementIndex: say(index, "its statement, of the prose", "该处的陈述序号（正文）"),
    readText: say(z.string().nullable(), "what was read there", "原识别文字"),
    correctedText: say(z.string().nullable(), "what a person put in its place", "人工更正的文字"),
    amountYuan: say(z.string().nullable(), "the corrected figure in yuan", "更正后的金额，元"),
    correctedAt: say(z.string().nullable(), "when, ISO 8601", "更正时间，ISO 8601"),
    page: say(z.int().positive().nullable(), "page that it stands on", "所在页"),
    box: boxText.nullable(),
  }),
  "One record of a dataset's `corrections`: what a person put in the place of what was read.",
  "数据集 `corrections` 表的一条记录：人工对识别结果的一处更正。",
);
type CorrectionRecord = z.infer<typeof correctionRecordSchema>;
type Correction = Omit<CorrectionRecord, "sha256" | "file" | "correctionIndex">;

export const correctionsTable: DatasetTable = {
  name: "corrections",
  schema: correctionRecordSchema,
  primaryKey: ["sha256", "correctionIndex"],
  records: (document) =>
    [...correctionsOf(document)].map((correction, correctionIndex) => {
      const { sha256, file } = document.source;
      return plain({ sha256, file, correctionIndex, ...correction } satisfies CorrectionRecord);
    }),
};

const NOWHERE = { tableId: null, rowIndex: null, columnIndex: null, fieldIndex: null, statementIndex: null };

/** Cells and fields table by table, then statements. */
function* correctionsOf({ tables, statements }: BudgetDocument): Generator<Correction> {
  for (const { id, disclosure, rows, fields } of tables) {
    const place = { ...NOWHERE, disclosure, tableId: id };
    for (const row of rows)
      for (const [columnIndex, cell] of row.cells.entries())
        yield* printedCorrection(cell, { ...place, rowIndex: row.index, columnIndex });
    for (const field of fields) yield* printedCorrection(field, { ...place, fieldIndex: field.index });
  }
  for (const { index: statementIndex, disclosure, correction, text, page, box } of statements) {
    if (correction === undefined) continue;
    const place = { ...NOWHERE, disclosure, statementIndex };
    yield { ...place, readText: text, ...corrected(correction), page, box: box.join(" ") };
  }
}

/** The correction of a cell or a field: its pieces on the pages keep what was read. */
function* printedCorrection(
  { correction, fragments }: Pick<Cell, "correction" | "fragments">,
  place: Omit<Correction, "readText" | "correctedText" | "amountYuan" | "correctedAt" | "page" | "box">,
): Generator<Correction> {
  if (correction === undefined) return;
  const [first] = fragments;
  const readText = fragments.map(({ text }) => text).join("");
  yield {
    ...place,
    readText,
    ...corrected(correction),
    page: first?.page ?? null,
    box: first?.box.join(" ") ?? null,
  };
}

const corrected = ({ text, amount, at }: NonNullable<Cell["correction"]>) => ({
  correctedText: text,
  amountYuan: amount ?? null,
  correctedAt: at,
});
