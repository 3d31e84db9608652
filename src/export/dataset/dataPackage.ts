import { type BudgetDocument, SCHEMA_VERSION } from "../../contract/schema.ts";
import { tableSchema } from "./tableSchema.ts";

/** A document as the data package names it among its sources. */
export type DatasetSource = ReturnType<typeof toSource>;

/** A file of the dataset as written. */
export interface DatasetFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface PackageOptions {
  /** The licence's identifier (SPDX or Open Definition); without one it is `notspecified`. */
  readonly license?: string;
  readonly title?: string;
  /** Name and version of the program that writes it. */
  readonly createdBy: string;
}

const TYPES = {
  "observations.csv": {
    name: "observations",
    profile: "tabular-data-resource",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
  },
  // A table of this profile is a CSV: validators take this one as a file and check its bytes and hash.
  "observations.parquet": {
    name: "observations-parquet",
    profile: "data-resource",
    type: "file",
    format: "parquet",
    mediatype: "application/vnd.apache.parquet",
  },
} as const;
export type DatasetPath = keyof typeof TYPES;

const DESCRIPTION =
  "Amounts of Chinese budget disclosures, one a row, each with the file, page and place that it is printed at. " +
  "Amounts are exact yuan. Rows of aggregation detail of one table never count money twice; tables of one " +
  "disclosure show the same money in many ways, and so do a department and its units: choose one tableKind, one " +
  "level, one nature and one fund before adding up. Text that a spreadsheet would take for a formula has an " +
  "apostrophe before it.";

/** The `datapackage.json` of a dataset (Frictionless Data Package). Same input, same bytes: it holds no clock time. */
export function dataPackage(
  files: readonly (DatasetFile & { readonly path: DatasetPath })[],
  sources: readonly DatasetSource[],
  { license, title, createdBy }: PackageOptions,
): object {
  return {
    profile: "data-package",
    name: "budget-observations",
    title: title ?? "Observations of Chinese budget disclosures",
    description: DESCRIPTION,
    version: SCHEMA_VERSION,
    licenses: [
      license === undefined
        ? { name: "notspecified", title: "Licence not specified: that of each source holds" }
        : { name: license },
    ],
    generator: createdBy,
    contractVersion: SCHEMA_VERSION,
    sources,
    resources: files.map(({ path, bytes, sha256 }) => ({
      ...TYPES[path],
      path,
      bytes,
      hash: `sha256:${sha256}`,
      schema: tableSchema(),
    })),
  };
}

/** Where rows come from: the file, and what it discloses. */
export const toSource = ({ source, disclosures }: BudgetDocument) => ({
  title: source.file,
  sha256: source.sha256,
  pageCount: source.pageCount,
  disclosures: disclosures.map(({ kind, level, year, department, departmentCode, region }) => ({
    kind,
    level,
    year,
    department,
    departmentCode,
    region,
  })),
});
