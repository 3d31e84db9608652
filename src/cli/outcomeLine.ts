import { oneLine } from "../core/text.ts";
import type { Counts } from "../export/index.ts";
import { type Problem, problemLine } from "./explain.ts";
import { say } from "./language.ts";

/** What became of a document, as far as a line tells of it. */
export interface ToldOutcome {
  readonly file: string;
  /** `twin`: its bytes are those of another file. */
  readonly state: "done" | "kept" | "twin" | "failed";
  readonly counts: Counts | null;
  readonly seconds: number;
  readonly problem: Problem | null;
}

/** What became of a document, in a line. */
export function outcomeLine({ file, state, counts, seconds, problem }: ToldOutcome): string {
  if (problem !== null) return problemLine(problem, file);
  const name = oneLine(file);
  if (state === "twin")
    return `${name}: ${say({ en: "the same bytes as another file", zh: "与另一个文件内容相同" })}`;
  const { pages = 0, tables = 0, flags } = counts ?? {};
  const [errors, warnings] = [flags?.error ?? 0, flags?.warning ?? 0];
  return say({
    en: `${name}: ${pages} pages, ${tables} tables, ${errors} errors, ${warnings} warnings, ${seconds.toFixed(1)} s`,
    zh: `${name}：${pages} 页，${tables} 张表，错误 ${errors}，警告 ${warnings}，${seconds.toFixed(1)} 秒`,
  });
}
