/** What a sample really says, in the terms of the contract; what only a reading has (boxes, confidence) is left out. */
import { z } from "zod";
import {
  cellSchema,
  columnSchema,
  disclosureSchema,
  fieldSchema,
  flagSchema,
  joinSchema,
  observationSchema,
  proseSchema,
  rowSchema,
  statementSchema,
  tableSchema,
} from "../../src/contract/schema.ts";

const page = z.int().positive();

export const truthCellSchema = cellSchema.pick({
  text: true,
  amount: true,
  percent: true,
  rowSpan: true,
  columnSpan: true,
  coveredBy: true,
});

export const truthRowSchema = rowSchema.pick({ kind: true, labels: true, incomplete: true }).extend({
  cells: z.array(truthCellSchema),
  /** The pages that bear text of the row, in logical order; of a row repeated under every header, the first. */
  pages: z.array(page).min(1),
});

export const truthTableSchema = tableSchema
  .pick({ id: true, kind: true, title: true, unit: true, unitSource: true, pages: true })
  .extend({
    columns: z.array(columnSchema.omit({ index: true, header: true })),
    rows: z.array(truthRowSchema),
    fields: z.array(fieldSchema.pick({ name: true, text: true, amount: true, unit: true })),
    joins: z.array(joinSchema.pick({ pages: true, kind: true })),
  });

export const truthObservationSchema = observationSchema.omit({
  leaf: true,
  functionNameStandard: true,
  departmentEconomicNameStandard: true,
  governmentEconomicNameStandard: true,
  status: true,
  confidence: true,
  page: true,
  box: true,
});

export const truthFlagSchema = flagSchema
  .pick({ rule: true, severity: true, cells: true, missing: true })
  .extend({ /** Why it is right to raise it. */ note: z.string() });

export const truthSchema = z.object({
  disclosure: disclosureSchema,
  pageCount: page,
  /** The pages that hold the list of contents (目录). */
  contentPages: z.array(page),
  tables: z.array(truthTableSchema),
  observations: z.array(truthObservationSchema),
  statements: z.array(
    statementSchema.pick({
      section: true,
      figure: true,
      text: true,
      amount: true,
      percent: true,
      change: true,
      role: true,
      page: true,
    }),
  ),
  prose: z.array(proseSchema.omit({ box: true })),
  flags: z.array(truthFlagSchema),
});

export type Truth = z.infer<typeof truthSchema>;
export type TruthTable = z.infer<typeof truthTableSchema>;
export type TruthRow = z.infer<typeof truthRowSchema>;
export type TruthCell = z.infer<typeof truthCellSchema>;
export type TruthObservation = z.infer<typeof truthObservationSchema>;
export type TruthFlag = z.infer<typeof truthFlagSchema>;
