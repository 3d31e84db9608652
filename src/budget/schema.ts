/** The contract of the output as zod schemas; `schemas/*.json` and every type of the output come from here. */
import { z } from "zod";
import { UNITS } from "../core/units.ts";
import {
  AGGREGATIONS,
  DIMENSIONS,
  DIRECTIONS,
  FUNDS,
  JOIN_KINDS,
  NATURES,
  ORIGINS,
  PHASES,
  ROW_KINDS,
  SEVERITIES,
  STATUSES,
  TABLE_KINDS,
} from "./vocabulary.ts";

export const SCHEMA_VERSION = "1.0.0";

const index = z.int().nonnegative();
const pageNumber = z.int().positive();
const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe("[x0, y0, x1, y1] in PDF points from the top left of the page as displayed");
const confidence = z.number().min(0).max(1);
const status = z.enum(STATUSES);
const unit = z.enum(UNITS);
const columnUnit = z.enum([...UNITS, "%", "count"]);
/** Yuan: no exponent, no trailing zeros, never -0. */
const amount = z.string().regex(/^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/u);
/** As printed before the percent sign, as a plain decimal. */
const percent = z.string().regex(/^-?\d+(?:\.\d+)?$/u);
const aggregation = z.enum(AGGREGATIONS);

export const coordinatesSchema = z.object({
  direction: z.enum(DIRECTIONS).optional(),
  phase: z.enum(PHASES).optional(),
  nature: z.enum(NATURES).optional(),
  fund: z.enum(FUNDS).optional(),
  origin: z.enum(ORIGINS).optional(),
});

export const placeSchema = z.union([
  z.object({ table: z.string(), row: index, column: index }),
  z.object({ table: z.string(), field: index }),
  z.object({ statement: index }),
]);

export const evidenceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("identity"), rule: z.string(), terms: z.array(placeSchema) }),
  z.object({ kind: z.literal("reading"), engine: z.string(), text: z.string(), confidence }),
]);

export const fragmentSchema = z.object({ page: pageNumber, box, text: z.string() });

export const cellSchema = z.object({
  text: z.string(),
  amount: amount.optional(),
  percent: percent.optional(),
  status,
  confidence,
  rowSpan: z.int().min(2).optional(),
  columnSpan: z.int().min(2).optional(),
  coveredBy: z.object({ row: index, column: index }).optional(),
  fragments: z.array(fragmentSchema),
  evidence: z.array(evidenceSchema).optional(),
  correction: z.object({ text: z.string(), amount: amount.optional(), at: z.string() }).optional(),
});

export const columnSchema = z.object({
  index,
  path: z.array(z.string()),
  header: z.array(z.object({ text: z.string(), confidence, fragments: z.array(fragmentSchema) })),
  role: z.enum(["dimension", "measure", "other"]),
  dimension: z.enum(DIMENSIONS).optional(),
  coordinates: coordinatesSchema.optional(),
  unit: columnUnit.optional(),
  ofWhich: z.boolean().optional(),
});

export const rowLabelSchema = z.object({
  columns: z.array(index),
  kind: z.enum(ROW_KINDS),
  coordinates: coordinatesSchema.optional(),
  ofWhich: z.boolean().optional(),
});

export const rowSchema = z.object({
  index,
  kind: z.enum(ROW_KINDS),
  cells: z.array(cellSchema),
  labels: z.array(rowLabelSchema).optional(),
  incomplete: z.enum(["head", "tail"]).optional(),
});

export const fieldSchema = z.object({
  index,
  name: z.string(),
  text: z.string(),
  amount: amount.optional(),
  unit: columnUnit.optional(),
  status,
  confidence,
  fragments: z.array(fragmentSchema),
  evidence: z.array(evidenceSchema).optional(),
});

export const joinSchema = z.object({
  pages: z.tuple([pageNumber, pageNumber]),
  kind: z.enum(JOIN_KINDS),
  confidence,
  evidence: z.array(z.string()),
});

export const tableSchema = z.object({
  id: z.string().regex(/^t\d{2,}$/u),
  kind: z.enum(TABLE_KINDS),
  disclosure: index,
  title: z.string(),
  unit: unit.nullable(),
  unitSource: z.enum(["printed", "label", "inferred", "none"]),
  pages: z.array(pageNumber),
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
  fields: z.array(fieldSchema),
  joins: z.array(joinSchema),
});

export const flagSchema = z.object({
  id: z.string(),
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  cells: z.array(placeSchema),
  page: pageNumber.optional(),
  box: box.optional(),
  missing: z
    .object({
      pages: z.tuple([pageNumber.nullable(), pageNumber.nullable()]),
      amount: amount.optional(),
      by: z.array(z.object({ dimension: z.enum(DIMENSIONS), code: z.string(), amount })).optional(),
    })
    .optional(),
  proposal: z
    .object({
      changes: z.array(
        z.object({
          table: z.string(),
          row: index,
          column: index,
          amount: amount.optional(),
          text: z.string().optional(),
        }),
      ),
      evidence: z.array(evidenceSchema),
    })
    .optional(),
});

export const statementSchema = z.object({
  index,
  disclosure: index,
  section: z.string(),
  figure: z.string(),
  text: z.string(),
  amount: amount.optional(),
  percent: percent.optional(),
  change: z.enum(["increase", "decrease", "same"]).optional(),
  reason: z.string().optional(),
  role: z.enum(["fact", "threshold"]),
  status,
  confidence,
  page: pageNumber,
  box,
  evidence: z.array(evidenceSchema).optional(),
});

export const proseSchema = z.object({
  page: pageNumber,
  box,
  text: z.string(),
  level: z.int().nonnegative().describe("0 body text, 1 and up a heading of that depth"),
});

export const observationSchema = z.object({
  table: z.string(),
  row: index,
  column: index,
  direction: z.enum(DIRECTIONS).nullable(),
  phase: z.enum(PHASES),
  year: z.int().nullable(),
  nature: z.enum(NATURES),
  fund: z.enum(FUNDS),
  origin: z.enum(ORIGINS),
  aggregation,
  administrativeCode: z.string().nullable(),
  administrativeName: z.string().nullable(),
  functionCode: z.string().nullable(),
  functionName: z.string().nullable(),
  departmentEconomicCode: z.string().nullable(),
  departmentEconomicName: z.string().nullable(),
  governmentEconomicCode: z.string().nullable(),
  governmentEconomicName: z.string().nullable(),
  revenueCode: z.string().nullable(),
  revenueName: z.string().nullable(),
  projectCode: z.string().nullable(),
  projectName: z.string().nullable(),
  projectCategory: z.string().nullable(),
  projectType: z.string().nullable(),
  projectDescription: z.string().nullable(),
  item: z.string().nullable(),
  printed: z.string(),
  unit,
  amountYuan: amount,
  status,
  confidence,
  page: pageNumber,
  box,
});

export const disclosureSchema = z.object({
  kind: z.enum(["budget", "final-accounts"]),
  level: z.enum(["department", "unit", "government"]).nullable(),
  year: z.int().nullable(),
  department: z.string().nullable(),
  departmentCode: z.string().nullable(),
  parent: z.object({ code: z.string().nullable(), name: z.string() }).optional(),
  region: z.object({ code: z.string().nullable(), name: z.string() }).nullable(),
  pages: z.array(pageNumber),
});

export const sourcePageSchema = z.object({
  number: pageNumber,
  kind: z.enum(["scan", "text", "mixed"]),
  width: z.number().positive(),
  height: z.number().positive(),
  rotation: z.number(),
  skew: z.number(),
  dpi: z.number().positive(),
  printedNumber: z.string().optional(),
  tables: z.array(z.string()),
  steps: z.array(z.object({ name: z.string(), detail: z.string() })),
  blank: z.boolean().optional(),
  duplicateOf: pageNumber.optional(),
  error: z.string().optional(),
});

export const sourceSchema = z.object({
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  pageCount: z.int().nonnegative(),
  pages: z.array(sourcePageSchema),
});

export const documentSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: sourceSchema,
  disclosure: disclosureSchema,
  disclosures: z.array(disclosureSchema).min(1),
  tables: z.array(tableSchema),
  observations: z.array(observationSchema),
  statements: z.array(statementSchema),
  prose: z.array(proseSchema),
  flags: z.array(flagSchema),
});

export type Coordinates = z.infer<typeof coordinatesSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Fragment = z.infer<typeof fragmentSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type Column = z.infer<typeof columnSchema>;
export type RowLabel = z.infer<typeof rowLabelSchema>;
export type Row = z.infer<typeof rowSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Join = z.infer<typeof joinSchema>;
export type Table = z.infer<typeof tableSchema>;
export type Flag = z.infer<typeof flagSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type Prose = z.infer<typeof proseSchema>;
export type Observation = z.infer<typeof observationSchema>;
export type Disclosure = z.infer<typeof disclosureSchema>;
export type SourcePage = z.infer<typeof sourcePageSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type BudgetDocument = z.infer<typeof documentSchema>;
