import type { BudgetDocument } from "../contract/schema.ts";
import { type Box, intersection } from "../core/geometry.ts";

/** A place on a page, points as displayed. */
interface Spot {
  readonly page: number;
  readonly box: readonly number[];
}

/**
 * Tells whether what stands in a place was written by the text layer: on a page of text, and where nothing was read from
 * the picture of a page that has both.
 */
export function textPlaces({ source }: BudgetDocument): (spot: Spot) => boolean {
  const pages = new Map(source.pages.map((page) => [page.number, page]));
  return ({ page, box }) => {
    const { kind, pictured } = pages.get(page) ?? {};
    if (kind === "text") return true;
    return pictured?.every((place) => intersection(place as Box, box as unknown as Box) === null) ?? false;
  };
}
