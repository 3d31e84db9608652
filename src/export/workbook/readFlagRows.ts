import type { CellValue } from "hucre/xlsx";
import { nameOfHead } from "./columnHeads.ts";
import { FLAGS } from "./recordSheets.ts";

const NAMES = Object.values(FLAGS);

/** What ZIP files begin with, workbooks among them. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

export const isWorkbook = (bytes: Uint8Array): boolean => ZIP.every((byte, at) => bytes[at] === byte);

/** A row of the sheet of flags by its heads, with its line, counted from 1. */
export interface FlagRow {
  readonly line: number;
  readonly record: Readonly<Record<string, string>>;
}

/**
 * The rows of a workbook's sheet of flags, as somebody filled it in; of a workbook without such a sheet, those of its first.
 * Throws what the reader throws where the file is no workbook.
 */
export async function readFlagRows(bytes: Uint8Array): Promise<FlagRow[]> {
  const { readXlsx } = await import("hucre/xlsx");
  const { sheets } = await readXlsx(bytes);
  const [heads = [], ...rows] = (sheets.find(({ name }) => NAMES.includes(name)) ?? sheets[0])?.rows ?? [];
  return rows.map((row, at) => ({
    line: at + 2,
    record: Object.fromEntries(heads.map((head, column) => [nameOfHead(textOf(head)), textOf(row[column])])),
  }));
}

/** A figure that somebody typed as a number stands as it would be typed. */
const textOf = (value: CellValue | undefined): string => (value == null ? "" : String(value));
