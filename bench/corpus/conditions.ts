/** The conditions that pages reach an archive in: how each is printed, drawn and spoilt. */
import type { Raster } from "../../src/pdf/types.ts";
import type { Size, Style } from "./print.ts";
import { eitherWay, type Random } from "./random.ts";
import * as spoil from "./spoil.ts";

/** A page of a document; `bare` is the same page without rulings where the condition needs it. */
export interface Sheet {
  readonly page: Raster;
  readonly bare: Raster | null;
  /** Another page of the document: what shines through, or lies behind. */
  readonly other: Raster;
}

export interface Condition {
  readonly name: string;
  /** The row of the table of limits that it belongs to. */
  readonly group: "clean" | "fair" | "hard" | "poor" | "poor-small";
  readonly dpi: number;
  readonly size: Size;
  readonly style: Style;
  readonly inColour: boolean;
  readonly needsBare: boolean;
  /** JPEG quality, or null for one bit a pixel without loss. */
  readonly quality: number | null;
  spoil(sheet: Sheet, random: Random): Promise<Raster>;
}

const BASE: Omit<Condition, "name" | "group" | "spoil"> = {
  dpi: 200,
  size: "usual",
  style: "plain",
  inColour: false,
  needsBare: false,
  quality: 70,
};

/** What every office scan has: a degree of skew, soft optics, noise. */
async function fair(page: Raster, random: Random): Promise<Raster> {
  const turned = await spoil.skew(page, eitherWay(random, 1));
  return spoil.noise(await spoil.blur(turned, 0.6), 6, random);
}

/** A copy of a copy: the grain of paper and toner, soft optics, faded, the lid open. */
async function poor(page: Raster, random: Random): Promise<Raster> {
  const turned = await spoil.skew(page, eitherWay(random, 2));
  const soft = await spoil.blur(spoil.noise(turned, 28, random), 0.8);
  return spoil.darkEdge(spoil.contrast(soft, 0.7), random);
}

const turned = (quarters: number): Condition => ({
  ...BASE,
  name: `turned-${quarters * 90}`,
  group: "clean",
  quality: 85,
  spoil: async ({ page }) => spoil.turn(page, quarters),
});

const rulings = (name: string, spoilRulings: (sheet: Sheet, random: Random) => Raster): Condition => ({
  ...BASE,
  name,
  group: "fair",
  needsBare: true,
  spoil: (sheet, random) => fair(spoilRulings(sheet, random), random),
});

export const CONDITIONS: readonly Condition[] = [
  { ...BASE, name: "clean-200", group: "clean", quality: 85, spoil: async ({ page }) => page },
  { ...BASE, name: "clean-300", group: "clean", dpi: 300, quality: 85, spoil: async ({ page }) => page },
  turned(1),
  turned(2),
  turned(3),
  { ...BASE, name: "fair", group: "fair", spoil: ({ page }, random) => fair(page, random) },
  {
    ...BASE,
    name: "seal",
    group: "fair",
    inColour: true,
    spoil: async ({ page }, random) => fair(await spoil.seal(page, random, BASE.dpi), random),
  },
  {
    ...BASE,
    name: "shaded",
    group: "fair",
    style: "shaded",
    spoil: ({ page }, random) => fair(page, random),
  },
  {
    ...BASE,
    name: "tinted",
    group: "fair",
    style: "tinted",
    inColour: true,
    spoil: ({ page }, random) => fair(page, random),
  },
  rulings("rulings-faint", ({ page, bare }) => spoil.fadeRulings(page, bare as Raster, 0.3)),
  rulings("rulings-broken", ({ page, bare }, random) => spoil.breakRulings(page, bare as Raster, random)),
  {
    ...BASE,
    name: "rulings-dotted",
    group: "fair",
    style: "dotted",
    spoil: ({ page }, random) => fair(page, random),
  },
  {
    ...BASE,
    name: "rulings-double",
    group: "fair",
    style: "double",
    spoil: ({ page }, random) => fair(page, random),
  },
  {
    ...BASE,
    name: "cut-pages",
    group: "fair",
    size: "long",
    style: "cut",
    spoil: ({ page }, random) => fair(page, random),
  },
  {
    ...BASE,
    name: "fax",
    group: "hard",
    quality: null,
    spoil: async ({ page }, random) =>
      spoil.fax(await spoil.blur(await spoil.skew(page, eitherWay(random, 1)), 0.5), random),
  },
  {
    ...BASE,
    name: "phone",
    group: "hard",
    spoil: async ({ page }, random) =>
      spoil.noise(await spoil.blur(spoil.warp(page, random), 0.6), 5, random),
  },
  {
    ...BASE,
    name: "bleed-through",
    group: "hard",
    spoil: async ({ page, other }, random) => fair(await spoil.shineThrough(page, other, 0.2), random),
  },
  {
    ...BASE,
    name: "poor",
    group: "poor",
    dpi: 150,
    size: "large",
    quality: 45,
    spoil: ({ page }, random) => poor(page, random),
  },
  {
    ...BASE,
    name: "poor-small",
    group: "poor-small",
    dpi: 150,
    size: "small",
    quality: 45,
    spoil: ({ page }, random) => poor(page, random),
  },
];
