import type { BudgetDocument } from "../../src/contract/schema.ts";
import { compareMeaning, type MeaningScore } from "./compareMeaning.ts";
import type { CityDisclosure } from "./disclosures.ts";
import { type FlagScore, type FlagVerdict, judgeFlags } from "./judgeFlags.ts";
import { addLeaves, type LeafScore } from "./leaves.ts";
import type { TableTruth } from "./meaningTruth.ts";
import { type AmountScore, type Scorer, scoreTexts, type TextScore } from "./scoreAmounts.ts";

/** Everything that is counted in one document; a part is null where there is no truth for it. */
export interface DocumentFigures {
  readonly stem: string;
  readonly isScan: boolean;
  readonly isKeptApart: boolean;
  readonly tables: number;
  readonly amounts: AmountScore | null;
  /** Figures without a unit, compared by their text. */
  readonly texts: TextScore | null;
  readonly meaning: MeaningScore | null;
  readonly flags: FlagScore;
  readonly leaves: LeafScore | null;
}

/** What a document is compared with. */
export interface Yardsticks {
  readonly score: Scorer;
  readonly printed: readonly TableTruth[] | undefined;
  readonly verdicts: Readonly<Record<string, FlagVerdict>>;
}

/** Measures one extracted document. */
export function measure(
  { stem, isScan, isKeptApart, truth }: CityDisclosure,
  document: BudgetDocument,
  { score, printed, verdicts }: Yardsticks,
): DocumentFigures {
  const kind = stem.includes("final-accounts") ? "final-accounts" : "budget";
  return {
    stem,
    isScan,
    isKeptApart,
    tables: document.tables.length,
    amounts: truth && score(truth, document),
    texts: truth && scoreTexts(truth, document),
    meaning: printed === undefined ? null : compareMeaning(printed, document, kind),
    flags: judgeFlags(document, verdicts),
    leaves: addLeaves(document),
  };
}
