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
import { withoutNeutral } from "../export/index.ts";
import { type Problem, problemOf } from "./explain.ts";
import { say } from "./language.ts";

/** Decisions as read, or what is wrong with each of those that cannot be. */
export interface ReadDecisions {
  readonly drafts: Draft[];
  readonly problems: Problem[];
}

/**
 * Reads decisions from a CSV or JSON file, or from standard input for `-`. Throws UsageError where the file cannot be read
 * or is neither.
 */
export function readDecisions(
  file: string,
  scene: Pick<OpenDecisions, "document" | "printed">,
): ReadDecisions {
  const text = decode(readBytes(file));
  return /^\s*[[{]/u.test(text) ? readJson(text, file) : readCsv(text, file, scene);
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError("DECISIONS_UNREADABLE", { file, reason }, { cause: error });
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
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError("DECISIONS_UNREADABLE", { file, reason }, { cause: error });
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

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

function readCsv(
  text: string,
  file: string,
  scene: Pick<OpenDecisions, "document" | "printed">,
): ReadDecisions {
  const records = parseCsv(text, file);
  if (records.length > 0 && records[0]?.record.decision === undefined) {
    throw new UsageError("DECISIONS_NO_COLUMN", {});
  }
  const rows = records.map(({ record }): DecisionRow => {
    const cells = COLUMNS.map((column) => [column, withoutNeutral(record[column] ?? "")]);
    return Object.fromEntries(cells);
  });
  const { drafts, problems } = decisionsFromRows(scene, rows);
  return {
    drafts,
    problems: problems.map(({ row, column, error }): Problem => {
      const { message, ...problem } = problemOf(error);
      const line = records[row]?.info.lines;
      const where = say({ en: `line ${line}, column ${column}: `, zh: `第 ${line} 行，${column} 列：` });
      return { ...problem, message: where + message };
    }),
  };
}

function parseCsv(text: string, file: string): CsvRecord[] {
  try {
    return parse(text, {
      bom: true,
      columns: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError("DECISIONS_UNREADABLE", { file, reason }, { cause: error });
  }
}
