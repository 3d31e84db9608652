import type { BudgetDocument, Flag, Place } from "../contract/schema.ts";
import { type PlaceNames, placeNames } from "../places/placeNames.ts";
import { csv } from "./csv.ts";

/** What a flag has in `flags.csv`, in this order, and on the workbook's sheet of flags. */
export const FLAG_COLUMNS = [
  "id",
  "severity",
  "rule",
  "message",
  "page",
  "box",
  "cells",
  "missing",
  "proposal",
  "evidence",
  "messageZh",
  "names",
] as const;

export type FlagRecord = Readonly<
  Record<(typeof FLAG_COLUMNS | typeof DECISION_COLUMNS)[number], string | number | undefined>
>;

/** Columns for a person to fill in; what was decided stands there. */
export const DECISION_COLUMNS = ["decision", "value", "note"] as const;

/** One record a flag; `names` has its places as a person finds them, with their cells in the workbook. */
export function flagsCsv(document: BudgetDocument): string {
  const names = placeNames(document);
  const records = document.flags.map((flag) => flagRecord(flag, names));
  const columns = [...FLAG_COLUMNS, ...DECISION_COLUMNS];
  return csv(
    columns,
    records.map((record) => columns.map((column) => record[column])),
  );
}

export function flagRecord(flag: Flag, names: PlaceNames): FlagRecord {
  const changes = flag.proposal?.changes.map(
    ({ table, row, column, amount, text }) => `${placeName({ table, row, column })} -> ${text ?? amount}`,
  );
  return {
    id: flag.id,
    severity: flag.severity,
    rule: flag.rule,
    message: flag.message,
    page: flag.page,
    box: flag.box?.join(" "),
    cells: flag.cells.map(placeName).join("; "),
    missing: flag.missing && missingText(flag.missing),
    proposal: changes?.join("; "),
    evidence: flag.proposal && JSON.stringify(flag.proposal.evidence),
    messageZh: flag.messageZh,
    names: flag.cells.map(names.lineOf).join("; "),
    decision: flag.decision?.as,
    value: undefined,
    note: flag.decision?.note,
  };
}

function missingText({ pages: [before, after], amount, by = [] }: NonNullable<Flag["missing"]>): string {
  const gap = `between page ${before ?? "start"} and page ${after ?? "end"}`;
  if (amount === undefined) return gap;
  const codes = by.map((each) => `${each.dimension} ${each.code} ${each.amount}`).join("; ");
  return `${gap}: ${amount} yuan${codes && ` (${codes})`}`;
}

/** `t03 row 5 column 2`, `t13 field 4` or `statement 7`: indices as in document.json, counted from 0. */
export function placeName(place: Place): string {
  if ("statement" in place) return `statement ${place.statement}`;
  if ("field" in place) return `${place.table} field ${place.field}`;
  return `${place.table} row ${place.row} column ${place.column}`;
}
