import { readFile } from "node:fs/promises";
import {
  type Truth,
  type TruthRow,
  type TruthTable,
  truthSchema,
} from "../../samples/generate/truthSchema.ts";
import { Exact } from "../../src/core/money.ts";

export const SAMPLES = ["born", "scan", "disordered"] as const;
export type Sample = (typeof SAMPLES)[number];

const locate = (sample: Sample, extension: string) =>
  new URL(`../../samples/anyang-2024-${sample}.${extension}`, import.meta.url);

export const readSamplePdf = async (sample: Sample): Promise<Uint8Array> =>
  Uint8Array.from(await readFile(locate(sample, "pdf")));

export const readTruth = async (sample: Sample): Promise<Truth> =>
  truthSchema.parse(JSON.parse(await readFile(locate(sample, "truth.json"), "utf8")));

export function tableOf(truth: Truth, kind: TruthTable["kind"]): TruthTable {
  const table = truth.tables.find((candidate) => candidate.kind === kind);
  if (table === undefined) throw new Error(`no table of kind ${kind}`);
  return table;
}

/** Index of the column whose path ends in these words. */
export function columnOf(table: TruthTable, ...words: readonly string[]): number {
  const index = table.columns.findIndex(
    ({ path }) => path.slice(-words.length).join("/") === words.join("/"),
  );
  if (index < 0) throw new Error(`${table.id} has no column ${words.join("/")}`);
  return index;
}

/** Printed 万元 of a cell, blank counted as nothing. */
export const figure = (row: TruthRow | undefined, column: number): Exact =>
  new Exact(row?.cells[column]?.text || "0");

export const sum = (rows: readonly TruthRow[], column: number): string =>
  rows.reduce((total, row) => total.plus(figure(row, column)), new Exact(0)).toFixed();

export const detailsOf = (table: TruthTable): TruthRow[] =>
  table.rows.filter(({ kind }) => kind === "detail");
