import { contains } from "../core/geometry.ts";
import { withEntries } from "../core/pageBooks.ts";
import type { PdfPage, Raster } from "../pdf/types.ts";
import { binarise, inkThreshold } from "./binarise.ts";
import { type Component, findComponents } from "./components.ts";
import { findRulings } from "./findRulings.ts";
import { removeSeals } from "./removeSeals.ts";
import { ideographHeightOf } from "./textHeight.ts";
import { toGrey } from "./toGrey.ts";
import type { PageImage } from "./types.ts";
import { whiten } from "./whiten.ts";

/** Luminance of 255: what is darker is ink. */
const INK_BELOW = 180;
/** Points: heights of printed characters. */
const [LOWEST, HIGHEST] = [4, 30];
/** Width to height: a narrower piece is a bar; digits that touch may be as wide as they like. */
const NARROWEST = 0.25;
/** Of its box: a fuller piece is a block or a bar. */
const FULLEST = 0.85;

/**
 * Is anything as large as print left of a page whose text and lines are erased? Seals are none. What is no print is counted,
 * but for what belongs to a picture.
 */
export function lookAtRemainder(page: PdfPage, remainder: Raster) {
  const { grey, seals } = removeSeals(remainder, toGrey(remainder), page.dpi);
  const left = findComponents(binarise(grey, INK_BELOW));
  const scale = 72 / page.dpi;
  const others = left.filter(({ x0, y0, x1, y1 }) => {
    const [x, y] = [((x0 + x1) / 2) * scale, ((y0 + y1) / 2) * scale];
    return !page.pictures?.some((picture) => contains(picture, x, y));
  });
  const specks = others.filter(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0) * scale < LOWEST).length;
  return {
    holdsPrint: left.some((component) => isPrintSized(component, page.dpi)),
    ink: { seal: seals, speck: specks, mark: others.length - specks },
  };
}

function isPrintSized({ x0, y0, x1, y1, area }: Component, dpi: number): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  const points = (height * 72) / dpi;
  const isHigh = points >= LOWEST && points <= HIGHEST;
  return isHigh && width >= NARROWEST * height && area <= FULLEST * width * height;
}

/** What is left of the page, ready to be read: in grey, without seals, on white, with the rulings of its pictures. */
export function cleanRemainder(page: PdfPage, remainder: Raster): PageImage {
  const { number, kind, width, height, rotation, dpi } = page;
  const { grey: sealless, seals } = removeSeals(remainder, toGrey(remainder), dpi);
  const { grey } = whiten(sealless, dpi);
  const inkBelow = inkThreshold(grey);
  const ink = binarise(grey, inkBelow);
  const components = findComponents(ink);
  return {
    page: {
      ...{ number, kind, width, height, rotation, dpi, skew: 0, inkBelow, steps: [], blank: false },
      rulings: findRulings(grey, { ink, speckled: ink }, ideographHeightOf(components, dpi), dpi),
      books: withEntries(undefined, { ink: { seal: seals } }),
    },
    grey,
    print: grey,
  };
}
