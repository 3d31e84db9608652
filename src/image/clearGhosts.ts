import type { Raster } from "../pdf/types.ts";
import { binarise } from "./binarise.ts";
import { type Component, findComponents } from "./components.ts";
import { darkerThanGrain } from "./darkerThanGrain.ts";
import { smooth } from "./smooth.ts";
import { isCharacterSized } from "./textHeight.ts";

const WHITE = 255;
/** Of the ink's contrast with the paper: print that shines through from the back has less than this. */
const FAINT = 0.4;
/** Grey levels: grain on whitened paper is lighter than the first; smoothed, it is lighter than the second. */
const LIGHTEST = 232;
const LIGHTEST_SMOOTHED = 244;
/** Standard deviations of coarser grain: a faint piece is darker than the paper by more, or it is a clump of grain. */
const CLEAR_OF_GRAIN = 6;
/** So many faint pieces as large as characters, and this share of the dark ones: fewer may be weak print. */
const FEWEST = 20;
const SHARE = 0.1;
/** Rank of the ghosts' darkest pixels, from the darkest: fewer are of the front. */
const DARK_RANK = 0.05;
/** Broad lines come through from the back so much darker than the thin strokes of its characters. */
const BROAD = 1.5;

/** The back side's print, where that shines through. */
export interface Ghosts {
  /** Grey from which on all is the back's, and that of the front's ink. */
  readonly level: number;
  readonly ink: number;
  /** Enough to be sure of: few pieces may be weak print of the front. */
  readonly isSure: boolean;
}

/** Looks for two populations of characters on the whitened picture, one far lighter than the other. */
export function findGhosts(grey: Raster, inkBelow: number, dpi: number): Ghosts | null {
  if (!hasFaint(grey, inkBelow)) return null;
  const smoothed = smooth(grey);
  const lightest = Math.min(LIGHTEST_SMOOTHED, darkerThanGrain(smoothed)(CLEAR_OF_GRAIN));
  const pieces = findComponents(binarise(smoothed, lightest)).filter((piece) => isCharacterSized(piece, dpi));
  const levels = pieces.map((piece) => darkest(grey, piece)).toSorted((a, b) => a - b);
  const inked = levels.filter((level) => level < inkBelow);
  const ink = inked[inked.length >> 1];
  if (ink === undefined) return null;
  const faint = WHITE - FAINT * (WHITE - ink);
  const ghosts = levels.filter((level) => level >= faint);
  if (ghosts.length < FEWEST) return null;
  const darkestGhost = ghosts[Math.floor(DARK_RANK * ghosts.length)] as number;
  const level = Math.max(WHITE - BROAD * (WHITE - darkestGhost), faint);
  return { level, ink, isSure: ghosts.length >= SHARE * inked.length };
}

/** The picture without the back's print: all that is as light as it becomes paper, what is half-way to the ink stays. */
export const clearGhosts = (grey: Raster, { level, ink }: Ghosts): Raster => ({
  ...grey,
  data: lighten(grey.data, (ink + level) / 2, level),
});

/** Greys up to `knee` stay, those from `level` on become white, between them it is linear. */
function lighten(data: Uint8Array, knee: number, level: number): Uint8Array {
  const curve = Uint8Array.from({ length: 256 }, (_, grey) =>
    grey <= knee ? grey : Math.min(WHITE, knee + ((grey - knee) * (WHITE - knee)) / (level - knee)),
  );
  const lightened = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) lightened[at] = curve[data[at] as number] as number;
  return lightened;
}

/** Of the pixels that are no ink, this share is darker than grain: edges of print alone are less. */
const FAINT_PIXELS = 0.01;

/** A cheap look first: is there more half-dark on the page than the edges of its ink make? */
function hasFaint({ data }: Raster, inkBelow: number): boolean {
  let [faint, ink] = [0, 0];
  for (let at = 0; at < data.length; at += 7) {
    const value = data[at] as number;
    if (value < inkBelow) ink++;
    else if (value < LIGHTEST) faint++;
  }
  return faint * 7 >= FAINT_PIXELS * data.length && faint > ink / 2;
}

function darkest({ data, width }: Raster, { x0, y0, x1, y1 }: Component): number {
  let value = WHITE;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) value = Math.min(value, data[y * width + x] as number);
  return value;
}
