import {
  beginText,
  endText,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from "@cantoo/pdf-lib";
import type { BlankFont } from "./blankFont.ts";
import type { Point, ReadLine, ReadPage } from "./readPage.ts";

/** A point of the page as displayed and upright as a point of the PDF page's own space, whose y goes up. */
export type ToPdf = (point: Point) => Point;

/** The page's own space by its box, where it is displayed turned by `rotation` clockwise degrees. */
export function toPdfSpace(
  { width, height, rotation }: Pick<ReadPage, "width" | "height" | "rotation">,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): ToPdf {
  return ([left, top]) => {
    const [across, down] = [left / width, top / height];
    const [right, up] = {
      0: [across, 1 - down],
      90: [down, across],
      180: [1 - across, down],
      270: [1 - down, 1 - across],
    }[rotation as 0 | 90 | 180 | 270];
    return [box.x + right! * box.width, box.y + up! * box.height];
  };
}

/** Sets the lines in their places on the page, so that they are found and marked there and not seen. */
export function addTextLayer(page: PDFPage, lines: readonly ReadLine[], font: BlankFont, toPdf: ToPdf): void {
  const name = page.node.newFontDictionary("Blank", font.ref);
  page.pushOperators(
    pushGraphicsState(),
    beginText(),
    setTextRenderingMode(TextRenderingMode.Invisible),
    setFontAndSize(name, 1),
    ...lines.flatMap((line) => lineOperators(line, font, toPdf)),
    endText(),
    popGraphicsState(),
  );
}

/** A line at size 1, stretched by its matrix from where it begins to where it ends, and to its height. */
function lineOperators({ text, from, to, top }: ReadLine, font: BlankFont, toPdf: ToPdf): PDFOperator[] {
  const width = font.widthOf(text);
  const [start, end, over] = [toPdf(from), toPdf(to), toPdf(top)];
  const along = [(end[0] - start[0]) / width, (end[1] - start[1]) / width] as const;
  const up = [over[0] - start[0], over[1] - start[1]] as const;
  const isFlat = Math.abs(along[0] * up[1] - along[1] * up[0]) < Number.EPSILON;
  if (isFlat || text === "") return [];
  return [setTextMatrix(...along, ...up, ...start), showText(font.encode(text))];
}
