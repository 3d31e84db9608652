/** What a reader said and whether it was so. */
export interface Judged {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The confidences, in order, are parted into so many groups of one size. */
const GROUPS = 15;

/**
 * Expected calibration error, from 0 to 1: the mean distance, over groups of readings of like confidence, of their mean
 * confidence from the share of them that is right.
 */
export function calibrationError(judged: readonly Judged[]): number {
  const ordered = judged.toSorted((a, b) => a.confidence - b.confidence);
  const error = Array.from({ length: GROUPS }, (_, group) => {
    const part = ordered.slice(
      Math.floor((group * ordered.length) / GROUPS),
      Math.floor(((group + 1) * ordered.length) / GROUPS),
    );
    const sum = part.reduce((total, { confidence, isRight }) => total + confidence - (isRight ? 1 : 0), 0);
    return Math.abs(sum);
  });
  return error.reduce((sum, part) => sum + part, 0) / Math.max(1, judged.length);
}
