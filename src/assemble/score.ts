/** One thing that can speak for an answer or against it. */
export interface Feature<Subject> {
  readonly name: string;
  /** Natural log odds that a value of 1 adds to the score, and that a value of -1 takes from it. */
  readonly weight: number;
  /** Where the weight comes from. */
  readonly source: string;
  /** From 1 (for) to -1 (against); null where the feature does not apply. */
  readonly value: (subject: Subject) => number | null;
  /** What a positive value says, as evidence of the answer yes. */
  readonly says: string;
}

/** Between the two scores the answer is open: below `no` it is no, from `yes` on it is yes. Natural log odds. */
export interface Thresholds {
  readonly no: number;
  readonly yes: number;
}

/** The answer, its score and what each feature that applies adds to it. */
export interface Verdict {
  readonly outcome: "yes" | "no" | "open";
  readonly score: number;
  readonly terms: readonly { readonly name: string; readonly points: number; readonly says: string }[];
}

/** Adds up what every feature says of the subject, and compares the sum with the two thresholds. */
export function weigh<Subject>(
  features: readonly Feature<Subject>[],
  { no, yes }: Thresholds,
  subject: Subject,
): Verdict {
  const terms = features.flatMap(({ name, weight, value, says }) => {
    const told = value(subject);
    return told === null || told === 0 ? [] : [{ name, points: weight * told, says }];
  });
  const score = terms.reduce((sum, { points }) => sum + points, 0);
  return { outcome: score >= yes ? "yes" : score < no ? "no" : "open", score, terms };
}

/** What speaks for the answer, the strongest first. */
export const evidenceOf = ({ terms }: Verdict): string[] =>
  [...terms]
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ says }) => says);
