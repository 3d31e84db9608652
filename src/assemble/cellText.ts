import { type Box, union, widthOf } from "../core/geometry.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import type { TextRun } from "../ocr/types.ts";
import { intoLines } from "../table/readingOrder.ts";
import { areTwoFigures, type CellLine } from "../table/twoFigures.ts";

/**
 * The text of a cell: pieces on one line keep a gap only between figures or Latin words, lines are joined by `joinText`,
 * and figures under each other, none of which goes on in the next line, keep a gap too. `letters` as in `joinText`.
 */
export function textOfCell(
  { runs, box }: { readonly runs: readonly TextRun[]; readonly box: Box },
  textOf: (run: TextRun) => string,
  letters: number,
): string {
  const lines = intoLines(runs).flatMap((line) => linesOf(line, textOf));
  return lines.reduce((head, { text }, index) => {
    const above = lines[index - 1];
    const isApart = above !== undefined && areTwoFigures(above, lines[index] as CellLine, widthOf(box));
    return isApart ? `${head} ${text}` : joinText(head, text, letters);
  }, "");
}

function linesOf(line: readonly TextRun[], textOf: (run: TextRun) => string): CellLine[] {
  const [first] = line as [TextRun, ...TextRun[]];
  if (line.length === 1 && first.lines.length > 1) {
    const texts = textOf(first).split(/\s+/u);
    return texts.map((text, index) => ({
      text,
      box: texts.length === first.lines.length ? (first.lines[index] ?? null) : null,
    }));
  }
  return [{ text: withoutLayoutSpaces(line.map(textOf).join(" ")), box: union(line.map((run) => run.box)) }];
}

/**
 * Two lines of one wrapped text: no space is invented, except between two Latin words. `letters` is how many Latin
 * letters a line holds: what would have fitted on one line in one piece is not one word.
 */
export function joinText(head: string, tail: string, letters = Number.POSITIVE_INFINITY): string {
  const [before, after] = [/[A-Za-z]+$/u.exec(head)?.[0], /^[A-Za-z]+/u.exec(tail)?.[0]];
  return before && after && before.length + after.length <= letters ? `${head} ${tail}` : head + tail;
}
