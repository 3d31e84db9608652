/** The figures of the corpus in a file, so that conditions can be measured one by one. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { CONDITIONS } from "../corpus/index.ts";
import type { ConditionFigures, SavedFigures } from "./corpus.ts";

/** What `file` holds, in the order of the conditions; nothing where there is no such file. */
export function loadFigures(file: string): SavedFigures[] {
  const saved = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SavedFigures[]) : [];
  const place = (name: string): number => CONDITIONS.findIndex((condition) => condition.name === name);
  return saved.toSorted((a, b) => place(a.name) - place(b.name));
}

/** Puts the figures of a condition in the place of what `file` held of it. */
export function saveFigures(file: string, { details: _, ...figures }: ConditionFigures): void {
  const others = loadFigures(file).filter(({ name }) => name !== figures.name);
  writeFileSync(file, `${JSON.stringify([...others, figures], null, 1)}\n`);
}
