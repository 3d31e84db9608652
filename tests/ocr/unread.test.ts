import { expect, test } from "vitest";
import type { Piece } from "../../src/ocr/line.ts";
import { explainInk } from "../../src/ocr/unread.ts";
import { textAt } from "../builders/setText.ts";

/** A piece of ink in points; at 72 dpi a point is a pixel. */
const piece = (x0: number, y0: number, x1: number, y1: number): Piece => ({
  x0,
  y0,
  x1,
  y1,
  area: 9,
  enclosure: 0,
});

test("ink that no read character explains is unread as large as a character, a speck below, else a mark", () => {
  const run = textAt("12.50", 20, 100);
  const pieces = [
    piece(20, 100, 25, 110), // the first digit
    piece(40, 100, 45, 110), // the last one
    piece(60, 100, 66, 110), // a digit that was not read
    piece(80, 106, 82, 108),
    piece(100, 104, 140, 105), // a dash
  ];
  expect(explainInk(pieces, [run], 10, 72)).toEqual({
    unread: [{ box: [60, 100, 66, 110] }],
    speck: 1,
    mark: 1,
  });
});
