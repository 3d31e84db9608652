import { type Box, centreY, turnPoint } from "../../core/geometry.ts";
import { TEXT_LAYER } from "../../ocr/textlayer/toRun.ts";
import type { PageText, TextRun } from "../../ocr/types.ts";

/** A printed line where it stands on the page as displayed and upright: points from the top left. */
export interface ReadLine {
  readonly text: string;
  readonly confidence: number;
  /** Ends of the line that the characters stand on, and the end of their height over its beginning. */
  readonly from: Point;
  readonly to: Point;
  readonly top: Point;
  /** It was read from the page's picture: the file itself has no text there. */
  readonly isPictured: boolean;
}

export type Point = readonly [x: number, y: number];

/** What was read of a page, for files that show its text in its places. */
export interface ReadPage extends Pick<PageText, "number" | "width" | "height" | "rotation" | "dpi"> {
  readonly lines: readonly ReadLine[];
}

/** Keeps of a page what those files need: its lines in the order in which one reads. */
export function readPage(text: PageText): ReadPage {
  const { number, width, height, rotation, dpi } = text;
  const point = (x: number, y: number): Point => turnPoint([x, y], text.skew, text);
  const lines = inOrder(text.runs).flatMap((run) =>
    linesOf(run).map(
      ({ box: [x0, y0, x1, y1], text: words }): ReadLine => ({
        text: words,
        confidence: run.confidence,
        from: point(x0, y1),
        to: point(x1, y1),
        top: point(x0, y0),
        isPictured: run.engine !== TEXT_LAYER,
      }),
    ),
  );
  return { number, width, height, rotation, dpi, lines };
}

/** The lines of a run: of several under each other, each has the characters that stand nearest to it. */
function linesOf({ lines, glyphs, text, box }: TextRun): { readonly text: string; readonly box: Box }[] {
  if (lines.length < 2) return [{ text, box }];
  const texts = lines.map(() => "");
  for (const glyph of glyphs) {
    const gaps = lines.map((line) => Math.abs(centreY(line) - centreY(glyph.box)));
    texts[gaps.indexOf(Math.min(...gaps))] += glyph.text;
  }
  return lines
    .map((line, at) => ({ text: texts[at] as string, box: line }))
    .filter((line) => line.text !== "");
}

/** From top to bottom, and from left to right where the middle of one is above the foot of another. */
function inOrder(runs: readonly TextRun[]): TextRun[] {
  const left = [...runs].sort((a, b) => a.box[1] - b.box[1]);
  const ordered: TextRun[] = [];
  while (left[0] !== undefined) {
    const foot = left[0].box[3];
    const below = left.findIndex(({ box }) => centreY(box) >= foot);
    const beside = left.splice(0, below === -1 ? left.length : Math.max(1, below));
    ordered.push(...beside.sort((a, b) => a.box[0] - b.box[0]));
  }
  return ordered;
}
