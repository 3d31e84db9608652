import type { Component } from "../image/components.ts";

/** A piece of ink and the enclosure it lies in. */
export interface Piece extends Component {
  readonly enclosure: number;
}

/** Pieces that stand in one printed line; the box is theirs together, in pixels, right and bottom exclusive. */
export interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly enclosure: number;
  readonly pieces: readonly Piece[];
}

/** The pieces as one line. */
export function lineOf(pieces: readonly Piece[]): Line {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const piece of pieces) {
    x0 = Math.min(x0, piece.x0);
    y0 = Math.min(y0, piece.y0);
    x1 = Math.max(x1, piece.x1);
    y1 = Math.max(y1, piece.y1);
  }
  return { x0, y0, x1, y1, enclosure: pieces[0]?.enclosure ?? 0, pieces };
}
