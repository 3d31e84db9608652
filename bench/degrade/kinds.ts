import type { Layout } from "./layouts.ts";
import type { Form } from "./picture.ts";

/** A kind of page that real scans are of: what it always has. All else is mild. */
export interface Kind {
  readonly name: string;
  /** Names of conditions that every page has, strong. */
  readonly conditions: readonly string[];
  /** Pixels an inch, from the mildest to the worst; as usual without. */
  readonly dpi?: readonly [number, number];
  readonly form?: Partial<Form>;
  /** A made-up layout instead of a drawn page. */
  readonly layout?: Layout;
}

/** Wear by which a kind's own conditions are drawn, and the most by which the others are. */
export const KIND_WEAR = { own: 0.75, others: 0.3 } as const;

/** Conditions that every kind may have besides its own. */
export const MILD: readonly string[] = ["weight", "pale-ink", "aged-paper", "skew", "blur", "tones", "grain"];

export const KINDS: readonly Kind[] = [
  { name: "faint-by-border", conditions: ["faint-ink", "border", "holes"] },
  { name: "halftone", conditions: ["halftone"] },
  { name: "line-watermark", conditions: ["line-watermark"] },
  { name: "coarse", conditions: [], dpi: [90, 60] },
  { name: "density-without-unit", conditions: [], form: { container: "png", density: "without unit" } },
  { name: "thousands-on-rulings", conditions: [], layout: "tight" },
  { name: "seal-over-figures", conditions: ["seal"] },
  { name: "smears", conditions: ["smears"] },
  { name: "empty-cells", conditions: ["flat-specks"] },
  { name: "stacked-grids", conditions: [], layout: "stacked" },
  { name: "letterhead", conditions: ["letterhead"] },
  { name: "bleed-through", conditions: ["bleed-through"] },
];
