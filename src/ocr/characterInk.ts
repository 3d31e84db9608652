import type { Crop } from "./cutCrop.ts";
import type { ReadLine } from "./recognizer.ts";

/** Where one character's ink stands on the page, in pixels; right and bottom exclusive. */
export interface InkBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * The ink of each printed character of a crop of one line, left to right: pieces over each other are one character's. Null
 * where there are not as many as `printed`, or the crop has several lines.
 */
export function characterInk({ parts }: Crop, printed: ReadLine): InkBox[] | null {
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return null;
  const boxes: { -readonly [Side in keyof InkBox]: number }[] = [];
  for (const { x0, y0, x1, y1 } of part.line.pieces.toSorted((a, b) => a.x0 - b.x0)) {
    const last = boxes.at(-1);
    if (last !== undefined && x0 < last.x1) {
      last.x1 = Math.max(last.x1, x1);
      last.y0 = Math.min(last.y0, y0);
      last.y1 = Math.max(last.y1, y1);
    } else boxes.push({ x0, y0, x1, y1 });
  }
  return boxes.length === printed.length ? boxes : null;
}
