import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** A figure as the glyphs of the page have it; `value` in yuan, null where no unit is printed over it. */
export interface TruthAmount {
  readonly page: number;
  readonly table: string;
  readonly row: number;
  readonly col: number;
  readonly text: string;
  readonly value: string | null;
  /** Points from the top left of the page. */
  readonly box: readonly [number, number, number, number];
}

/** What the pages of a disclosure print, made without the project's code. */
export interface AmountTruth {
  readonly file: string;
  readonly pages: readonly { readonly number: number; readonly tables: readonly unknown[] }[];
  readonly amounts: readonly TruthAmount[];
}

/** A published file of the folder. */
export interface CityDisclosure {
  /** The file's name without its ending, which names its output folder too. */
  readonly stem: string;
  readonly file: string;
  readonly isScan: boolean;
  readonly isKeptApart: boolean;
  /** Null where no truth is in the folder, or the truth of a scan, which has no amounts. */
  readonly truth: AmountTruth | null;
}

/** Beginnings of the file names that are scored at the end of a slice only; chosen on 2026-11-30, before the work. */
const KEPT_APART: readonly string[] = [
  "suzhou-",
  "fuzhou-",
  "huzhou-",
  "guangzhou-letters",
  "guangzhou-statistics",
];

/** Lists the PDFs of `folder` by name, with the truth in `folder`/truth; with `only`, those whose name holds that text. */
export function listDisclosures(folder: string, only?: string): CityDisclosure[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
  return names
    .map((name) => basename(name, ".pdf"))
    .filter((stem) => only === undefined || stem.includes(only))
    .sort()
    .map((stem): CityDisclosure => {
      const isScan = stem.endsWith("-scan");
      const truth = join(folder, "truth", `${stem}.json`);
      return {
        stem,
        file: join(folder, `${stem}.pdf`),
        isScan,
        isKeptApart: KEPT_APART.some((beginning) => stem.startsWith(beginning)),
        truth: isScan || !existsSync(truth) ? null : (JSON.parse(readFileSync(truth, "utf8")) as AmountTruth),
      };
    });
}
