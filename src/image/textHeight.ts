import type { Component } from "./components.ts";

/** Points: heights of printed characters, from footnotes to titles. */
const [LOWEST, HIGHEST] = [4, 30];
/** Width to height of a whole character or a digit, rather than of a dash, a bar or a joined word. */
const [NARROWEST, WIDEST] = [0.25, 2];
/** Points: the usual print of these tables, where too little stands on the page to tell. */
const USUAL = 9;
const FEWEST = 10;
/** Characters in pieces (二, 川) pull the median down; whole ones stand at this rank of the heights. */
const RANK = 0.75;

/** The same of ideographs, which are a third higher than figures: on a page of figures, few are. */
const IDEOGRAPH_RANK = 0.95;

/** Height in points of the page's text: of its whole characters. */
export const textHeightOf = (components: readonly Component[], dpi: number): number =>
  heightAt(RANK, components, dpi);

/** Height in points of the page's ideographs, or of what is highest on it but titles. */
export const ideographHeightOf = (components: readonly Component[], dpi: number): number =>
  heightAt(IDEOGRAPH_RANK, components, dpi);

function heightAt(rank: number, components: readonly Component[], dpi: number): number {
  const heights = components
    .filter((component) => isCharacterSized(component, dpi))
    .map(({ y0, y1 }) => ((y1 - y0) * 72) / dpi)
    .toSorted((a, b) => a - b);
  return heights.length < FEWEST ? USUAL : (heights[Math.floor(rank * heights.length)] as number);
}

/** Could the piece of ink be a character, by its size? */
export function isCharacterSized({ x0, y0, x1, y1 }: Component, dpi: number): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  const points = (height * 72) / dpi;
  return points >= LOWEST && points <= HIGHEST && width >= NARROWEST * height && width <= WIDEST * height;
}
