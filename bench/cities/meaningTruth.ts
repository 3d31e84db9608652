import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { coordinatesSchema } from "../../src/contract/schema.ts";
import { DIMENSIONS, TABLE_KINDS, type TableKind } from "../../src/contract/vocabulary.ts";
import { UNITS } from "../../src/core/units.ts";

/** What a column of amounts means: its coordinates beside the defaults of its table's kind, and its unit where it prints one. */
const measureTruth = coordinatesSchema.extend({
  ofWhich: z.literal(true).optional(),
  unit: z.enum([...UNITS, "百元", "百万元", "%", "count"]).optional(),
});

const columnMeaning = z.union([z.enum(DIMENSIONS), z.literal("other"), measureTruth]);
const axis = z.enum(["direction", "phase", "nature", "fund", "origin", "ofWhich", "unit"]);

const columnTruth = z.object({
  /** Printed header words joined with /. */
  path: z.string(),
  is: columnMeaning,
  /** Readings that the page allows as well. */
  or: z.array(columnMeaning).optional(),
  /** What the page does not settle: any value is right. */
  unjudged: z.array(axis).optional(),
});

const formTruth = z.object({
  kind: z.enum(TABLE_KINDS),
  /** Kinds that the page allows as well. */
  orKinds: z.array(z.enum(TABLE_KINDS)).optional(),
  /** What the page settles for none of its columns. */
  unjudged: z.array(axis).optional(),
  columns: z.array(columnTruth),
});

const meaningTruth = z.object({
  forms: z.record(z.string(), formTruth),
  documents: z.record(
    z.string(),
    z.array(z.object({ page: z.int().positive(), title: z.string(), form: z.string() })),
  ),
});

export type MeasureTruth = z.infer<typeof measureTruth>;
export type ColumnMeaning = z.infer<typeof columnMeaning>;
export type ColumnTruth = z.infer<typeof columnTruth>;

/** A titled table as the page prints it: its first page, its title, and what its kind and columns are. */
export interface TableTruth {
  readonly page: number;
  readonly title: string;
  readonly kind: TableKind;
  /** Kinds that the page allows as well. */
  readonly orKinds?: readonly TableKind[];
  readonly columns: readonly ColumnTruth[];
}

/**
 * Reads `meaning.json`: the tables of each document by file stem, none where the file is not there. Throws where a
 * document names a form that is not there.
 */
export function readMeaningTruth(path: string | URL): ReadonlyMap<string, readonly TableTruth[]> {
  if (!existsSync(path)) return new Map();
  const { forms, documents } = meaningTruth.parse(JSON.parse(readFileSync(path, "utf8")));
  const tableOf = (stem: string, page: number, title: string, form: string): TableTruth => {
    const known = forms[form];
    if (known === undefined) throw new Error(`${stem}, page ${page}: no form is called "${form}"`);
    const { kind, orKinds = [], unjudged = [], columns } = known;
    const judged = columns.map((column) => ({
      ...column,
      unjudged: [...unjudged, ...(column.unjudged ?? [])],
    }));
    return { page, title, kind, orKinds, columns: judged };
  };
  return new Map(
    Object.entries(documents).map(([stem, tables]) => [
      stem,
      tables.map(({ page, title, form }) => tableOf(stem, page, title, form)),
    ]),
  );
}
