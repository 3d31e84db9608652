import { saidOf } from "../../contract/schema/say.ts";
import { type BudgetDocument, SCHEMA_VERSION } from "../../contract/schema.ts";
import type { DatasetTable } from "./table.ts";
import { tableSchema } from "./tableSchema.ts";

/** The file's name in a dataset's folder. */
export const PACKAGE = "datapackage.json";

/** The licence of a dataset that names none. */
export const NO_LICENSE = "notspecified";

/** A document as the data package names it among its sources. */
export type DatasetSource = ReturnType<typeof toSource>;

/** A file of the dataset as written. */
export interface DatasetFile {
  readonly table: DatasetTable;
  /** Its name: that of the table, with .csv or .parquet. */
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

/** How a data package describes a file of a table: its CSV, or the Parquet file beside it. */
export const fileResource = (file: DatasetFile): object => ({
  ...kindOf(file),
  path: file.path,
  title: saidOf(file.table.schema)?.english,
  bytes: file.bytes,
  hash: `sha256:${file.sha256}`,
  schema: tableSchema(file.table),
});

const kindOf = ({ table, path }: DatasetFile) =>
  path.endsWith(".csv")
    ? {
        name: table.name,
        profile: "tabular-data-resource",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
      }
    : {
        // A table of the tabular profile is a CSV: validators take this one as a file and check its bytes and hash.
        name: `${table.name}-parquet`,
        profile: "data-resource",
        type: "file",
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
      };

const DESCRIPTION =
  "Amounts of Chinese budget disclosures, one a row, each with the file, page and place that it is printed at; the " +
  "documents that they are from, what to look at by eye in each, and the figures that their prose states. Amounts " +
  "are exact yuan. Leaves of one table never count money twice; tables of one disclosure show the same money in many " +
  "ways, and so do a department and its units: choose one tableKind, one level, one nature and one fund before " +
  "adding up. Codes are texts, which a spreadsheet keeps only where it is told so (README.md). Text that a " +
  "spreadsheet would take for a formula has an apostrophe before it.";

/** The `datapackage.json` of a dataset (Frictionless Data Package). Same input, same bytes: it holds no clock time. */
export function dataPackage(
  resources: readonly object[],
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
        ? { name: NO_LICENSE, title: "Licence not specified: that of each source holds" }
        : { name: license },
    ],
    generator: createdBy,
    contractVersion: SCHEMA_VERSION,
    sources,
    resources,
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
