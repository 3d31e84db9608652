/** The second stage: makes the picture of a page upright, straight and white, and finds its rulings. */
import type { Ruling } from "../core/geometry.ts";
import { withEntries } from "../core/pageBooks.ts";
import type { PdfPage, Raster } from "../pdf/types.ts";
import { binarise, inkThreshold } from "./binarise.ts";
import { blackenInk, DARK } from "./blackenInk.ts";
import { clearEdges } from "./clearEdges.ts";
import { clearGhosts, findGhosts } from "./clearGhosts.ts";
import { clearStreaks } from "./clearStreaks.ts";
import { findComponents } from "./components.ts";
import { despeckle } from "./despeckle.ts";
import { enlarge } from "./enlarge.ts";
import { findOrientation, type TrialReader } from "./findOrientation.ts";
import { findRulings } from "./findRulings.ts";
import { invertDark } from "./invertDark.ts";
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
  scanned: Raster,
  { read }: CleanOptions = {},
): Promise<PageImage> {
  const { number, kind } = page;
  const { raster, dpi } = await enlarge(scanned, page.dpi);
  const clean = clearPaper(raster, dpi);
  const { inkBelow, components, ghosts } = clean;
  const turn = read === undefined ? 0 : await findOrientation(clean.grey, components, dpi, read);
  const { turnStraight, skew, warp, steps } = straighten(quarterTurn(clean.grey, turn), inkBelow, dpi);
  const grey = turnStraight(quarterTurn(clean.grey, turn));
  const print = clean.print === clean.grey ? grey : turnStraight(quarterTurn(clean.print, turn));
  // What is left of a worn ruling may pass for specks; print of the back is no ruling of this page, however faint.
  const speckled = clean.isBackCleared ? grey : print;
  const rulingsOf = (picture: Raster): Ruling[] => {
    const ink = binarise(picture, inkBelow);
    const inks = { ink, speckled: speckled === picture ? ink : binarise(speckled, inkBelow) };
    return findRulings(picture, inks, ideographHeightOf(components, dpi), dpi);
  };
  const all = rulingsOf(grey);
  const rulings = ghosts === null ? all : ofTheFront(all, rulingsOf(clearGhosts(grey, ghosts)));
  const isAcross = turn === 90 || turn === 270;
  const [width, height] = isAcross ? [page.height, page.width] : [page.width, page.height];
  return {
    page: {
      ...{ number, kind, width, height, rotation: (page.rotation + turn) % 360, dpi, skew },
      ...(warp === null ? {} : { warp }),
      ...(dpi === page.dpi ? {} : { scanDpi: page.dpi }),
      ...{ inkBelow, rulings },
      steps: [
        ...(page.steps ?? []),
        ...(dpi === page.dpi ? [] : [{ name: "enlarge", detail: `${page.dpi} to ${dpi} dpi` }]),
        ...clean.steps,
        ...(turn === 0 ? [] : [{ name: "turn", detail: `${turn}° clockwise` }]),
        ...steps,
        ...(rulings === all
          ? []
          : [{ name: "clear-back", detail: `${all.length - rulings.length} rulings` }]),
      ],
      ...(page.lost && { lost: page.lost }),
      books: withEntries(page.books, { ink: { seal: clean.seals, speck: clean.specks } }),
      blank:
        !page.lost &&
        rulings.length === 0 &&
        !components.some((component) => isCharacterSized(component, dpi)),
    },
    grey,
    print,
  };
}

export { cleanRemainder, lookAtRemainder } from "./remainder.ts";

/** The picture in grey with nothing but print on white paper: what is no print is taken away where there is any. */
function clearPaper(raster: Raster, dpi: number) {
  const steps: Step[] = [];
  const { grey: sealless, seals } = removeSeals(raster, toGrey(raster), dpi);
  if (seals > 0) steps.push({ name: "remove-seals", detail: `${seals} by colour` });
  const { grey: even, streaks } = clearStreaks(sealless, dpi);
  if (streaks > 0) steps.push({ name: "clear-streaks", detail: `${streaks} along the page` });
  const { grey: upright, grounds } = invertDark(even, dpi);
  if (grounds > 0) steps.push({ name: "invert-dark", detail: `${grounds} dark grounds` });
  const whitened = whiten(upright, dpi);
  steps.push({ name: "whiten", detail: `paper ${whitened.paper} to 255` });
  let inkBelow = inkThreshold(whitened.grey);
  const cut = clearEdges(whitened.grey, binarise(whitened.grey, inkBelow), dpi);
  if (cut.share > 0) steps.push({ name: "clear-edges", detail: `${percent(cut.share)} of the page` });
  const { grey: print, ink } = blackenInk(cut.grey, dpi);
  if (ink > 0) steps.push({ name: "blacken", detail: `ink ${ink} to ${DARK}` });
  if (print !== whitened.grey) inkBelow = inkThreshold(print);
  const back = findGhosts(print, inkBelow, dpi);
  const front = back?.isSure ? clearGhosts(print, back) : print;
  if (back?.isSure) steps.push({ name: "clear-back", detail: `grey ${back.level} to 255` });
  if (front !== print) inkBelow = inkThreshold(front);
  const components = findComponents(binarise(front, inkBelow));
  const textHeight = (textHeightOf(components, dpi) * dpi) / 72;
  const { grey, specks } = despeckle(front, components, textHeight, inkBelow);
  if (specks > 0) steps.push({ name: "despeckle", detail: `${specks} specks` });
  const isBackCleared = back?.isSure === true;
  const ghosts = isBackCleared ? null : back;
  return { grey, print, inkBelow, components, steps, ghosts, isBackCleared, seals, specks };
}

/** Of the length of all rulings, those of the front have at least this share: else they are no darker than the back. */
const FRONT = 0.5;

/** The rulings that are left without the back's print, where most of them are; all where the front's are faint too. */
function ofTheFront(all: Ruling[], front: Ruling[]): Ruling[] {
  const lengthOf = (rulings: readonly Ruling[]): number =>
    rulings.reduce((sum, { from, to }) => sum + to - from, 0);
  return front.length < all.length && lengthOf(front) >= FRONT * lengthOf(all) ? front : all;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
