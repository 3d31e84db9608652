import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, lineOf, type Piece } from "../../src/ocr/line.ts";
import { splitColumns } from "../../src/ocr/splitColumns.ts";

const HEIGHT = 20;
const piece = (x0: number, y0: number, x1: number, y1: number): Piece => ({
  ...{ x0, y0, x1, y1 },
  area: (x1 - x0) * (y1 - y0),
  enclosure: 0,
});

/** Digits of a figure in `y`'s line, each 10 pixels wide and 2 apart, ending at `right`. */
const digits = (count: number, right: number, y: number): Piece[] =>
  Array.from({ length: count }, (_, index) =>
    piece(right - 12 * index - 10, y, right - 12 * index, y + HEIGHT),
  );

/** A line with figures in two columns, which end at 100 and 250, the white between them 16 pixels wide. */
const lineAt = (y: number, specks: readonly Piece[] = []): Line =>
  lineOf([...digits(5, 100, y), ...digits(11, 250 - 2, y), ...specks]);

test("a speck in the white between two columns joins no figures", () => {
  fc.assert(
    fc.property(fc.integer({ min: 108, max: 111 }), fc.integer({ min: 0, max: 15 }), (x, down) => {
      const y = 30;
      const speck = piece(x, y + down, x + 3, y + down + 3);
      const parts = splitColumns([lineAt(y, [speck]), lineAt(60), lineAt(90), lineAt(120)], HEIGHT);
      expect(parts).toHaveLength(8);
      expect(parts.flatMap(({ pieces }) => pieces)).toContain(speck);
      expect(parts.filter(({ pieces }) => pieces.length >= 11)).toHaveLength(4);
    }),
  );
});

test("a figure's point is no speck: it stays between its digits", () => {
  const y = 30;
  const point = piece(78 + 12, y + HEIGHT - 3, 81 + 12, y + HEIGHT);
  const line = lineOf([...digits(1, 110, y), point, ...digits(5, 86, y)]);
  expect(splitColumns([line], HEIGHT)).toEqual([line]);
});
