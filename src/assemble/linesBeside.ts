import { normalise } from "../core/text.ts";
import { isFrameLabel } from "../lexicon/frameLabels.ts";
import { isInMargin } from "../table/pageNumber.ts";
import type { PageLayout, PageLine } from "../table/types.ts";
import type { RunningLines } from "./runningLines.ts";

/** Characters of a page number with its dashes, at most. */
const PAGE_MARK = 5;

/** What stands where page numbers do, short and without any word: a number that could not be read (1来, -会 of - 1 -). */
function isPageMark({ text, box }: PageLine, height: number): boolean {
  const letters = [...normalise(text)];
  const ideographs = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  return isInMargin(box, height) && letters.length <= PAGE_MARK && ideographs <= 1;
}

/** A single sign is a stain, a remnant of the sheet's edge or the dash beside a page number: nothing stands there. */
const isScrap = ({ text }: PageLine): boolean => [...normalise(text)].length <= 1;

/** Lines of a page before its first grid, or behind its last one, that say something. */
export function linesBeside(
  layout: PageLayout,
  side: "before" | "behind",
  running: RunningLines,
): PageLine[] {
  const [first, last] = [layout.tables[0], layout.tables.at(-1)];
  return layout.lines.filter(
    (line) =>
      (side === "before" ? line.box[3] <= (first?.box[1] ?? 0) : line.box[1] > (last?.box[3] ?? 0)) &&
      !isScrap(line) &&
      !isFrameLabel(line.text) &&
      !isPageMark(line, layout.page.height) &&
      !running.isRunning(line, layout),
  );
}
