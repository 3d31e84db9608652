import { SEVERITIES } from "../../contract/vocabulary.ts";
import type { ReviewFlag } from "../messages.ts";

/** How the flags may be listed. */
export type Order = "severity" | "rule" | "table" | "page";

const severityOf = ({ severity }: ReviewFlag): number => SEVERITIES.indexOf(severity);
const tableOf = ({ places: [first] }: ReviewFlag): string =>
  first !== undefined && "table" in first.place ? first.place.table : "";

/** What comes first in each order; where two are alike they stay as the document has them. */
export const ORDERS: Record<Order, (a: ReviewFlag, b: ReviewFlag) => number> = {
  severity: (a, b) => severityOf(a) - severityOf(b),
  rule: (a, b) => a.rule.localeCompare(b.rule),
  table: (a, b) => tableOf(a).localeCompare(tableOf(b), "en", { numeric: true }),
  page: (a, b) => (a.page ?? Number.POSITIVE_INFINITY) - (b.page ?? Number.POSITIVE_INFINITY) || 0,
};
