import { type Box, heightOf, union } from "../../core/geometry.ts";
import { toGrey } from "../../image/toGrey.ts";
import type { PageGlyph, PdfPage, Raster } from "../../pdf/types.ts";
import { linesOf } from "./index.ts";

/** Lines of a font that are read: figures, and others. */
const FIGURES = 8;
const WORDS = 4;
/** Characters of a line that tells, and of one that is not too long to read at once. */
const SHORTEST = 2;
const LONGEST = 24;
/** Darker than this is ink; the edge of a glyph is lighter. */
const INK = 160;
/** Of its height: so much of a line's box is kept clear of a ruling above or below. */
const CLEAR = 0.06;
const WHITE = 255;

/** A line of the text layer and the picture of it. */
export interface SampledLine {
  readonly glyphs: readonly PageGlyph[];
  readonly crop: Raster;
}

/** Some lines of each of `fonts` on the page, evenly over it, cut out of its picture close to the ink. */
export function sampleLines(page: PdfPage, raster: Raster, fonts: ReadonlySet<string>): SampledLine[] {
  const lines = linesOf(page)
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST)
    .toSorted(([a], [b]) => (a as PageGlyph).box[1] - (b as PageGlyph).box[1]);
  const grey = toGrey(raster);
  const chosen = new Set<readonly PageGlyph[]>();
  for (const font of [...fonts].sort()) {
    const own = lines.filter((line) => line.some((glyph) => glyph.font === font));
    const isFigure = (line: readonly PageGlyph[]) =>
      line.some((glyph) => glyph.font === font && /\d/u.test(glyph.text));
    for (const line of evenly(own.filter(isFigure), FIGURES)) chosen.add(line);
    for (const line of evenly(
      own.filter((line) => !isFigure(line)),
      WORDS,
    ))
      chosen.add(line);
  }
  return [...chosen].flatMap((glyphs) => {
    const crop = cutOut(grey, union(glyphs.map(({ box }) => box)), page.dpi / 72);
    return crop === null ? [] : [{ glyphs, crop }];
  });
}

const evenly = <T>(items: readonly T[], count: number): T[] =>
  items.length <= count
    ? [...items]
    : Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)] as T);

/** The ink within the box, null where there is none. */
function cutOut({ data, width, height }: Raster, box: Box, scale: number): Raster | null {
  const clear = CLEAR * heightOf(box);
  const [left, top] = [
    Math.max(0, Math.floor(box[0] * scale)),
    Math.max(0, Math.ceil((box[1] + clear) * scale)),
  ];
  const [right, bottom] = [
    Math.min(width, Math.ceil(box[2] * scale)),
    Math.min(height, Math.floor((box[3] - clear) * scale)),
  ];
  let [x0, y0, x1, y1] = [right, bottom, left - 1, top - 1];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if ((data[y * width + x] ?? WHITE) >= INK) continue;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
  }
  const [w, h] = [x1 - x0 + 1, y1 - y0 + 1];
  if (w < 2 || h < 2) return null;
  const ink = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) ink.set(data.subarray((y0 + y) * width + x0, (y0 + y) * width + x1 + 1), y * w);
  return { data: ink, width: w, height: h, channels: 1 };
}
