import type { Disclosure } from "../../../contract/schema.ts";

/** What stands for a province, and for a year, that is not known: a name of its own, as not all readers take Hive's. */
const NO_PROVINCE = "00";
const NO_YEAR = 0;

/** The folders in a table's: of a province each. */
export const PROVINCE_FOLDER = /^province=\d{2}$/u;

/**
 * The folder of what is about a disclosure, as Hive names them: its province (the first two digits of the region's code) and
 * year, `province=41/fiscalYear=2024`. A county each would be thousands of files for every query to open. No column of a table
 * has these names: not all readers allow for one that is in the files as well.
 */
export const partitionOf = ({ region, year }: Pick<Disclosure, "region" | "year">): string =>
  `province=${region?.code?.slice(0, 2) ?? NO_PROVINCE}/fiscalYear=${year ?? NO_YEAR}`;
