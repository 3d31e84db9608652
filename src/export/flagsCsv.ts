import type { BudgetDocument, Flag, Place } from "../contract/schema.ts";
import { type PlaceNames, placeNames } from "../places/placeNames.ts";
import { type CsvValue, csv } from "./csv.ts";

const COLUMNS = [
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

/** One record a flag; `names` has its places as a person finds them, with their cells in the workbook. */
export function flagsCsv(document: BudgetDocument): string {
  const names = placeNames(document);
  return csv(
    COLUMNS,
    document.flags.map((flag) => flagRecord(flag, names)),
  );
}

function flagRecord(flag: Flag, names: PlaceNames): CsvValue[] {
  const changes = flag.proposal?.changes.map(
    ({ table, row, column, amount, text }) => `${placeName({ table, row, column })} -> ${text ?? amount}`,
  );
  return [
    flag.id,
    flag.severity,
    flag.rule,
    flag.message,
    flag.page,
    flag.box?.join(" "),
    flag.cells.map(placeName).join("; "),
    flag.missing && missingText(flag.missing),
    changes?.join("; "),
    flag.proposal && JSON.stringify(flag.proposal.evidence),
    flag.messageZh,
    flag.cells.map(names.lineOf).join("; "),
  ];
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
