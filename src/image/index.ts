/** The second stage: makes the picture of a page upright, straight and white, and finds its rulings. */
import type { PdfPage, Raster } from "../pdf/types.ts";
import { binarise, inkThreshold } from "./binarise.ts";
import { clearEdges } from "./clearEdges.ts";
import { clearGhosts } from "./clearGhosts.ts";
import { findComponents } from "./components.ts";
import { despeckle } from "./despeckle.ts";
import { findOrientation, type TrialReader } from "./findOrientation.ts";
import { findRulings } from "./findRulings.ts";
import { quarterTurn } from "./quarterTurn.ts";
import { removeSeals } from "./removeSeals.ts";
import { straighten } from "./straighten.ts";
import { ideographHeightOf, isCharacterSized, textHeightOf } from "./textHeight.ts";
import { toGrey } from "./toGrey.ts";
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
  const clean = clearPaper(raster, dpi);
  const { inkBelow, components } = clean;
  const turn = read === undefined ? 0 : await findOrientation(clean.grey, components, dpi, read);
  const { grey, skew, warp, steps } = straighten(quarterTurn(clean.grey, turn), inkBelow, dpi);
  const rulings = findRulings(grey, binarise(grey, inkBelow), ideographHeightOf(components, dpi), dpi);
  const isAcross = turn === 90 || turn === 270;
  const [width, height] = isAcross ? [page.height, page.width] : [page.width, page.height];
  return {
    page: {
      ...{ number, kind, width, height, rotation: (page.rotation + turn) % 360, dpi, skew },
      ...(warp === null ? {} : { warp }),
      ...{ inkBelow, rulings },
      steps: [
        ...(page.steps ?? []),
        ...clean.steps,
        ...(turn === 0 ? [] : [{ name: "turn", detail: `${turn}° clockwise` }]),
        ...steps,
      ],
      blank: rulings.length === 0 && !components.some((component) => isCharacterSized(component, dpi)),
    },
    grey,
  };
}

/** The picture in grey with nothing but print on white paper: what is no print is taken away where there is any. */
function clearPaper(raster: Raster, dpi: number) {
  const steps: Step[] = [];
  const { grey: sealless, seals } = removeSeals(raster, toGrey(raster), dpi);
  if (seals > 0) steps.push({ name: "remove-seals", detail: `${seals} by colour` });
  const whitened = whiten(sealless, dpi);
  steps.push({ name: "whiten", detail: `paper ${whitened.paper} to 255` });
  let inkBelow = inkThreshold(whitened.grey);
  const cut = clearEdges(whitened.grey, binarise(whitened.grey, inkBelow), dpi);
  if (cut.share > 0) steps.push({ name: "clear-edges", detail: `${percent(cut.share)} of the page` });
  const front = clearGhosts(cut.grey, inkBelow, dpi);
  if (front.level < 255) steps.push({ name: "clear-back", detail: `grey ${front.level} to 255` });
  if (front.grey !== whitened.grey) inkBelow = inkThreshold(front.grey);
  const components = findComponents(binarise(front.grey, inkBelow));
  const textHeight = (textHeightOf(components, dpi) * dpi) / 72;
  const { grey, specks } = despeckle(front.grey, components, textHeight, inkBelow);
  if (specks > 0) steps.push({ name: "despeckle", detail: `${specks} specks` });
  return { grey, inkBelow, components, steps };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
