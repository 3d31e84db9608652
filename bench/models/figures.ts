/** What the bench of recognisers counts, a line a model and condition, printed and kept in a file. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Tally } from "../accuracy/tally.ts";

export interface ModelFigures {
  readonly model: string;
  readonly condition: string;
  /** Amounts of 9 and 12 points, and of 7.5. */
  readonly large: Tally;
  readonly small: Tally;
  readonly silent: number;
  readonly words: Tally;
  /** Milliseconds of processor time. */
  readonly lineTime: number;
}

export const MODEL_HEADINGS = [
  "model",
  "condition",
  "amounts, 9 and 12 pt",
  "amounts, 7.5 pt",
  "silent",
  "words",
  "ms a line",
];

export const modelLine = ({
  model,
  condition,
  large,
  small,
  silent,
  words,
  lineTime,
}: ModelFigures): string[] => [
  model,
  condition,
  shareText(large),
  shareText(small),
  String(silent),
  shareText(words),
  lineTime.toFixed(1),
];

const shareText = ({ right, of }: Tally): string => `${right}/${of} (${((100 * right) / of).toFixed(1)} %)`;

/** What `file` holds; nothing where there is no such file. */
export const loadModelFigures = (file: string): ModelFigures[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ModelFigures[]) : [];

/** Puts the figures of a model under a condition in the place of what `file` held of them. */
export function saveModelFigures(file: string, figures: ModelFigures): void {
  const others = loadModelFigures(file).filter(
    ({ model, condition }) => model !== figures.model || condition !== figures.condition,
  );
  writeFileSync(file, `${JSON.stringify([...others, figures], null, 1)}\n`);
}
