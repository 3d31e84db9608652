import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { UsageError } from "../core/errors.ts";
import {
  type DecisionRow,
  type Draft,
  decisionsFromRows,
  draftSchema,
  type OpenDecisions,
} from "../decisions/index.ts";
import { type FlagRow, isWorkbook, readFlagRows, withoutNeutral } from "../export/index.ts";
import { type Problem, problemOf } from "./explain.ts";
import { say } from "./language.ts";

/** Decisions as read, or what is wrong with each of those that cannot be. */
export interface ReadDecisions {
  readonly drafts: Draft[];
  readonly problems: Problem[];
}

/**
 * Reads decisions from a CSV, JSON or workbook, or from standard input for `-`. Throws UsageError where the file cannot be
 * read or is none of them.
 */
export async function readDecisions(
  file: string,
  scene: Pick<OpenDecisions, "document" | "printed">,
): Promise<ReadDecisions> {
  const bytes = readBytes(file);
  if (isWorkbook(bytes)) {
    return fromRows(await readFlagRows(bytes).catch((error) => unreadable(file, error)), scene);
  }
  const text = decode(bytes);
  return /^\s*[[{]/u.test(text) ? readJson(text, file) : fromRows(parseCsv(text, file), scene);
}

/** Throws UsageError: the file cannot be read, for the reason that the error has. */
function unreadable(file: string, error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new UsageError("DECISIONS_UNREADABLE", { file, reason }, { cause: error });
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    return unreadable(file, error);
  }
}

/** Spreadsheets write UTF-8, or in China GB 18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function readJson(text: string, file: string): ReadDecisions {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return unreadable(file, error);
  }
  const parsed = z.array(draftSchema).safeParse(Array.isArray(value) ? value : [value]);
  if (parsed.success) return { drafts: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path: [index, ...field], message }) => {
    const where = [`[${String(index)}]`, ...field.map(String)].join(".");
    return problemOf(new UsageError("DECISION_JSON", { where, reason: message }));
  });
  return { drafts: [], problems };
}

const COLUMNS = ["id", "cells", "decision", "value", "note"] as const;

/** The decisions of rows, each told of by its line where it is wrong. */
function fromRows(
  records: readonly FlagRow[],
  scene: Pick<OpenDecisions, "document" | "printed">,
): ReadDecisions {
  if (records.length > 0 && records[0]?.record.decision === undefined) {
    throw new UsageError("DECISIONS_NO_COLUMN", {});
  }
  const rows = records.map(
    ({ record }): DecisionRow =>
      Object.fromEntries(COLUMNS.map((column) => [column, record[column] ?? ""])) as unknown as DecisionRow,
  );
  const { drafts, problems } = decisionsFromRows(scene, rows);
  return {
    drafts,
    problems: problems.map(({ row, column, error }): Problem => {
      const { message, ...problem } = problemOf(error);
      const line = records[row]?.line;
      const where = say({ en: `line ${line}, column ${column}: `, zh: `第 ${line} 行，${column} 列：` });
      return { ...problem, message: where + message };
    }),
  };
}

/** The records of a CSV; the apostrophe before what looks like a formula is ours. */
function parseCsv(text: string, file: string): FlagRow[] {
  const options = { bom: true, columns: true, info: true, relax_column_count: true, skip_empty_lines: true };
  try {
    const parsed = parse(text, options) as unknown as CsvRecord[];
    return parsed.map(({ info, record }) => ({
      line: info.lines,
      record: Object.fromEntries(
        Object.entries(record).map(([head, value]) => [head, withoutNeutral(value)]),
      ),
    }));
  } catch (error) {
    return unreadable(file, error);
  }
}

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}
