import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import type { Box } from "../../src/core/geometry.ts";
import { normalise } from "../../src/core/text.ts";
import type { AmountTruth, TruthAmount } from "./disclosures.ts";

/** What score.mjs of the folder counts in one document. */
export interface AmountScore {
  readonly amounts: number;
  readonly exact: number;
  readonly wrong: number;
  readonly missing: number;
  readonly extra: number;
  readonly silent: number;
  readonly verified: number;
  readonly verifiedWrong: number;
  readonly tables: number;
  readonly tablesFound: number;
  readonly tablesWhole: number;
  readonly cells: number;
  readonly cellsRight: number;
  /** A sentence for each of the first differences. */
  readonly misses: readonly string[];
}

export type Scorer = (truth: AmountTruth, document: BudgetDocument) => AmountScore;

/** Loads the scorer that lies beside the disclosures: the same rules as whoever else scores them. */
export async function loadScorer(folder: string): Promise<Scorer> {
  const { score } = (await import(pathToFileURL(resolve(join(folder, "score.mjs"))).href)) as {
    score: Scorer;
  };
  return score;
}

/** Figures whose truth has no value, because no unit is printed over them: only their text can be compared. */
export interface TextScore {
  readonly figures: number;
  readonly exact: number;
  readonly misses: readonly string[];
}

/** Points by which a place may lie outside a cell's box; the same as in score.mjs. */
const SLACK = 2;

/** Compares the text of every amount without a value with the cell that holds its place. */
export function scoreTexts(truth: AmountTruth, document: BudgetDocument): TextScore {
  const figures = truth.amounts.filter(({ value }) => value === null);
  const placed = document.tables.flatMap((table) =>
    table.rows.flatMap(({ cells }) => cells.flatMap(({ fragments }) => fragments)),
  );
  const misses = figures.flatMap((figure): string[] => {
    const here = placed.filter(({ page, box }) => page === figure.page && holdsMiddle(box, figure));
    const isThere = here.some(({ text }) => normalise(text) === normalise(figure.text));
    return isThere ? [] : [`p${figure.page} "${figure.text}", cell says ${textsOf(here)}`];
  });
  return { figures: figures.length, exact: figures.length - misses.length, misses };
}

const textsOf = (here: readonly { readonly text: string }[]): string =>
  here.length === 0 ? "nothing" : here.map(({ text }) => `"${text}"`).join(", ");

function holdsMiddle([x0, y0, x1, y1]: Box, { box }: TruthAmount): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return x >= x0 - SLACK && x <= x1 + SLACK && y >= y0 - SLACK && y <= y1 + SLACK;
}
