import { amountInYuan } from "./amounts.ts";
import type { ProseModel, StatementModel } from "./model.ts";
import type { Truth } from "./truthSchema.ts";

type TruthStatement = Truth["statements"][number];

/** Marks that end a clause; 、 does not, and a colon opens a list of figures. */
const CLAUSE_END = /[，。；：]/u;
const HEADING_ONLY = /^第.部分$/u;

/** The statements of all paragraphs in order, each in the section whose heading stands last above it. */
export function collectStatements(
  prose: readonly ProseModel[],
  pageOf: (block: ProseModel) => number,
): TruthStatement[] {
  let section = "";
  return prose.flatMap((block) => {
    if (block.level > 0 && !HEADING_ONLY.test(block.text)) section = block.text;
    let from = 0;
    return (block.statements ?? []).map((statement) => {
      const at = block.text.indexOf(statement.printed, from);
      if (at < 0) throw new Error(`${statement.printed} does not stand in: ${block.text}`);
      from = at + statement.printed.length;
      return {
        section,
        figure: statement.figure,
        text: clauseAround(block.text, at),
        ...figureOf(statement),
        ...(statement.change && { change: statement.change }),
        role: statement.role ?? "fact",
        page: pageOf(block),
      };
    });
  });
}

function clauseAround(text: string, at: number): string {
  let [start, end] = [at, at];
  while (start > 0 && !CLAUSE_END.test(text[start - 1] as string)) start -= 1;
  while (end < text.length && !CLAUSE_END.test(text[end] as string)) end += 1;
  return text.slice(start, end);
}

function figureOf({ printed }: StatementModel): Pick<TruthStatement, "amount" | "percent"> {
  if (printed.endsWith("%")) return { percent: printed.slice(0, -1) };
  const amount = amountInYuan(printed.replace(/万元$/u, ""), "万元");
  if (amount === undefined) throw new Error(`no figure: ${printed}`);
  return { amount };
}
