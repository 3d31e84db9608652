import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { saidOf } from "../../../contract/schema/say.ts";
import { InputError } from "../../../core/errors.ts";
import { documentJson } from "../../documentJson.ts";
import { type DatasetSource, dataPackage, NO_LICENSE, PACKAGE, type PackageOptions } from "../dataPackage.ts";
import type { DatasetTable } from "../table.ts";
import { tableSchema } from "../tableSchema.ts";
import { DATASET_TABLES } from "../tables.ts";

/** Some documents' records of one partition: a Parquet file a table that has any, which is never changed. */
export interface Part {
  /** Partition and name: `province=41/fiscalYear=2024/0b71c62f5f0c8a11`. */
  readonly path: string;
  /** Digests of the sources whose records it holds. */
  readonly sources: readonly string[];
  /** How many, by table: those that have a file. */
  readonly records: { readonly [name in DatasetTable["name"]]?: number };
}

/** The files of `table`, in the dataset's folder. */
export const filesOf = ({ name }: DatasetTable, parts: readonly Part[]): string[] =>
  parts.filter(({ records }) => records[name] !== undefined).map(({ path }) => `${name}/${path}.parquet`);

/** A source with the SHA-256 of the `document.json` that its records were taken from. */
export interface KeptSource extends DatasetSource {
  readonly documentSha256: string;
}

/** What a dataset holds: its sources by digest, and its parts. */
export interface Contents {
  readonly sources: Map<string, KeptSource>;
  readonly parts: readonly Part[];
}

const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const packageSchema = z.object({
  title: z.string(),
  licenses: z.tuple([z.object({ name: z.string() })]),
  sources: z.array(z.looseObject({ sha256: digest, documentSha256: digest })),
  resources: z.array(z.looseObject({ name: z.string(), schema: z.unknown() })),
  parts: z.array(
    z.object({
      path: z.string(),
      sources: z.array(digest),
      records: z.record(z.string(), z.int().positive()),
    }),
  ),
});

/** The tables as a package describes them, by name; a dataset is added to only where it describes them alike. */
const SCHEMAS = new Map(
  DATASET_TABLES.map((table) => [table.name as string, JSON.stringify(tableSchema(table))]),
);

/**
 * What the dataset in `folder` holds, and its title and licence; nothing where there is none. Throws InputError where it is of
 * another form or has other columns.
 */
export function readPackage(folder: string): Contents & Pick<PackageOptions, "license" | "title"> {
  const path = join(folder, PACKAGE);
  if (!existsSync(path)) return { sources: new Map(), parts: [] };
  const read = parsePackage(readFileSync(path, "utf8"));
  if (read === null) throw new InputError("DATASET_OTHER", { folder });
  const { title, licenses, sources, parts } = read;
  const [{ name }] = licenses;
  return {
    sources: new Map(sources.map((source) => [source.sha256, source as unknown as KeptSource])),
    parts,
    title,
    ...(name === NO_LICENSE ? {} : { license: name }),
  };
}

function parsePackage(text: string): z.infer<typeof packageSchema> | null {
  try {
    const value = JSON.parse(text) as z.infer<typeof packageSchema>;
    const { resources } = packageSchema.parse(value);
    const isOurs = resources.every(({ name, schema }) => SCHEMAS.get(name) === JSON.stringify(schema));
    // As it stands there: zod puts the keys in another order, and the same package would be other bytes.
    return isOurs ? value : null;
  } catch {
    return null;
  }
}

/** The `datapackage.json` of a dataset in parts: a resource a table that has records, with its files of all parts. */
export function packageText({ sources, parts }: Contents, options: PackageOptions): string {
  const files = DATASET_TABLES.map((table) => ({ table, path: filesOf(table, parts) }));
  const resources = files
    .filter(({ path }) => path.length > 0)
    .map(({ table, path }) => ({
      name: table.name,
      profile: "data-resource",
      format: "parquet",
      mediatype: "application/vnd.apache.parquet",
      title: saidOf(table.schema)?.english,
      path,
      schema: tableSchema(table),
    }));
  return documentJson({ ...dataPackage(resources, [...sources.values()], options), parts });
}
