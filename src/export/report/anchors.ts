import type { Flag, Table } from "../../contract/schema.ts";

/** The report's name in an output folder. */
export const REPORT = "report.html";

/** Where the report tells of a table. */
export const tableAnchor = ({ id }: Pick<Table, "id">): string => id;

/** Where the report shows a flag, if it is among those that it shows. */
export const flagAnchor = ({ id }: Pick<Flag, "id">): string => `flag-${id}`;
