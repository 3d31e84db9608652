import type { Box } from "../../src/core/geometry.ts";
import type { Raster } from "../../src/pdf/types.ts";
import type { Dice } from "./dice.ts";
import type { Placing } from "./placing.ts";

/** What damage to a sheet of paper may look at. */
export interface SheetContext {
  /** Pixels an inch of the sheet. */
  readonly dpi: number;
  /** Places of the figures, points from the top left. */
  readonly figures: readonly Box[];
  /** Another page of the document, grey, as large as the sheet: what is printed on the back. */
  readonly back: Raster;
}

/** One condition with its parameters drawn. A condition changes the paper, how it lies, or what the scanner makes of it. */
export interface Effect {
  /** The parameters, for people. */
  readonly detail: string;
  onSheet?(sheet: Raster, context: SheetContext): Raster | Promise<Raster>;
  readonly placing?: Partial<Placing>;
  /** `dpi` of the scan. */
  onScan?(scan: Raster, dpi: number): Raster | Promise<Raster>;
}

/** Something that happens to pages, with parameters to draw. */
export interface Condition {
  readonly name: string;
  /** Share of the pages that have it: of those without wear, and of the most worn. */
  readonly share: readonly [fresh: number, worn: number];
  draw(dice: Dice): Effect;
}

const MILLIMETRES_PER_INCH = 25.4;

/** Pixels of a length in millimetres. */
export const pixelsOf = (millimetres: number, dpi: number): number =>
  (millimetres * dpi) / MILLIMETRES_PER_INCH;
