/** The second stage: makes the picture of a page upright, straight and white, and finds its rulings. */
import type { PdfPage, Raster } from "../pdf/types.ts";
import { binarise, inkThreshold } from "./binarise.ts";
import { findComponents } from "./components.ts";
import { findOrientation, type TrialReader } from "./findOrientation.ts";
import { findRulings } from "./findRulings.ts";
import { measureSkew } from "./measureSkew.ts";
import { quarterTurn } from "./quarterTurn.ts";
import { isCharacterSized, textHeightOf } from "./textHeight.ts";
import { toGrey } from "./toGrey.ts";
import { turnBack } from "./turnBack.ts";
import type { PageImage, Step } from "./types.ts";
import { whiten } from "./whiten.ts";

/** What `cleanPage` may be given: without a reader, a page stays the way up that the PDF says. */
export interface CleanOptions {
  readonly read?: TrialReader;
}

/** Cleans the page's picture and measures it. Nothing here decides what the page says. */
export async function cleanPage(
  page: PdfPage,
  raster: Raster,
  { read }: CleanOptions = {},
): Promise<PageImage> {
  const { number, kind, dpi } = page;
  const steps: Step[] = [];
  const { grey: found, paper } = whiten(toGrey(raster), dpi);
  steps.push({ name: "whiten", detail: `paper ${paper} to 255` });
  const inkBelow = inkThreshold(found);
  const foundInk = binarise(found, inkBelow);
  const turn = read === undefined ? 0 : await findOrientation(found, findComponents(foundInk), dpi, read);
  if (turn !== 0) steps.push({ name: "turn", detail: `${turn}° clockwise` });
  const leaning = quarterTurn(found, turn);
  const skew = measureSkew(turn === 0 ? foundInk : binarise(leaning, inkBelow));
  const grey = skew === 0 ? leaning : turnBack(leaning, skew);
  if (skew !== 0) steps.push({ name: "deskew", detail: `${skew}°` });
  const ink = binarise(grey, inkBelow);
  const components = findComponents(ink);
  const rulings = findRulings(grey, ink, textHeightOf(components, dpi), dpi);
  const blank = rulings.length === 0 && !components.some((component) => isCharacterSized(component, dpi));
  const isAcross = turn === 90 || turn === 270;
  const [width, height] = isAcross ? [page.height, page.width] : [page.width, page.height];
  const rotation = (page.rotation + turn) % 360;
  return {
    page: { number, kind, width, height, rotation, dpi, skew, inkBelow, rulings, steps, blank },
    grey,
  };
}
