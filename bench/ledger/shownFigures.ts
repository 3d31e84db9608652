import { spawnSync } from "node:child_process";
import { type FigureCounts, figuresIn } from "./figuresIn.ts";

/** What poppler's text shows of a page. */
export interface ShownPage {
  /** Its figures, in the order of the page (-layout) and in the order in which they are drawn (-raw). */
  readonly ways: readonly FigureCounts[];
  /** Runs of digits, points and commas, how often each stands there: a figure in two fonts is shown in parts. */
  readonly pieces: ReadonlyMap<string, number>;
}

/** Bytes: the text of the longest file in the folders that this bench is for is a hundredth of it. */
const MOST_TEXT = 1 << 28;
const PIECE = /[\d.,]+/gu;

/** What poppler's text shows of each page, by page number. Throws where pdftotext is missing or fails. */
export function shownFigures(file: string): ShownPage[] {
  const ways = ["-layout", "-raw"].map((way) => textOf(file, way));
  const pages = ways[0] ?? [];
  return [
    { ways: [], pieces: new Map() },
    ...pages.map((text, page): ShownPage => {
      const pieces = new Map<string, number>();
      for (const [piece] of text.normalize("NFKC").matchAll(PIECE))
        pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
      return { ways: ways.map((texts) => figuresIn([texts[page] ?? ""])), pieces };
    }),
  ];
}

function textOf(file: string, way: string): string[] {
  const run = spawnSync("pdftotext", [way, file, "-"], { encoding: "utf8", maxBuffer: MOST_TEXT });
  if (run.error || run.status !== 0)
    throw new Error(`pdftotext ${file}: ${run.error?.message ?? run.stderr}`);
  return run.stdout.split("\f");
}
