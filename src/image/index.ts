/** The second stage: makes the picture of a page upright, straight and white, and finds its rulings. */
import type { PdfPage, Raster } from "../pdf/types.ts";
import { binarise, inkThreshold } from "./binarise.ts";
import { findComponents } from "./components.ts";
import { findRulings } from "./findRulings.ts";
import { measureSkew } from "./measureSkew.ts";
import { isCharacterSized, textHeightOf } from "./textHeight.ts";
import { toGrey } from "./toGrey.ts";
import { turnBack } from "./turnBack.ts";
import type { PageImage, Step } from "./types.ts";
import { whiten } from "./whiten.ts";

/** Cleans the page's picture and measures it. Nothing here decides what the page says. */
export async function cleanPage(page: PdfPage, raster: Raster): Promise<PageImage> {
  const { number, kind, width, height, rotation, dpi } = page;
  const steps: Step[] = [...(page.steps ?? [])];
  const { grey: leaning, paper } = whiten(toGrey(raster), dpi);
  steps.push({ name: "whiten", detail: `paper ${paper} to 255` });
  const inkBelow = inkThreshold(leaning);
  const skew = measureSkew(binarise(leaning, inkBelow));
  const grey = skew === 0 ? leaning : turnBack(leaning, skew);
  if (skew !== 0) steps.push({ name: "deskew", detail: `${skew}°` });
  const ink = binarise(grey, inkBelow);
  const components = findComponents(ink);
  const rulings = findRulings(grey, ink, textHeightOf(components, dpi), dpi);
  const blank = rulings.length === 0 && !components.some((component) => isCharacterSized(component, dpi));
  return {
    page: { number, kind, width, height, rotation, dpi, skew, inkBelow, rulings, steps, blank },
    grey,
  };
}
