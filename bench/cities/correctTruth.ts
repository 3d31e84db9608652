import type { AmountTruth } from "./disclosures.ts";

/** A place at which the truth of the folder is wrong: what the page has instead. Each stands in docs/cities.md with its reason. */
export interface TruthCorrection {
  readonly page: number;
  readonly table: string;
  readonly row: number;
  readonly col: number;
  /** The text at that place, so that a truth made anew is not corrected unseen. */
  readonly text: string;
  /** Yuan; null where the figure is no amount, or one that cannot be compared. */
  readonly value: string | null;
  readonly why: string;
}

/** Corrections by file stem. */
export type TruthCorrections = Readonly<Record<string, readonly TruthCorrection[]>>;

/** The truth as the page has it. Throws where a correction names no amount of it. */
export function correctTruth(truth: AmountTruth, corrections: readonly TruthCorrection[]): AmountTruth {
  const used = new Set<TruthCorrection>();
  const amounts = truth.amounts.map((amount) => {
    const correction = corrections.find(
      ({ page, table, row, col, text }) =>
        page === amount.page &&
        table === amount.table &&
        row === amount.row &&
        col === amount.col &&
        text === amount.text,
    );
    if (correction === undefined) return amount;
    used.add(correction);
    return { ...amount, value: correction.value };
  });
  const unused = corrections.find((correction) => !used.has(correction));
  if (unused !== undefined) {
    throw new Error(
      `${truth.file}: no amount "${unused.text}" stands at p${unused.page} ${unused.table} r${unused.row} c${unused.col}`,
    );
  }
  return { ...truth, amounts };
}
