import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bitmap } from "../../src/image/binarise.ts";
import { closing } from "../../src/image/closing.ts";
import { findComponents } from "../../src/image/components.ts";
import { cleanPage } from "../../src/image/index.ts";
import { transpose } from "../../src/image/transpose.ts";
import { whiten } from "../../src/image/whiten.ts";
import { blots, DPI, drawPage, pageOf } from "./drawPage.ts";

const bitmaps = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }))
  .chain(([width, height]) =>
    fc
      .array(fc.constantFrom(0, 1), { minLength: width * height, maxLength: width * height })
      .map((bits): Bitmap => ({ data: Uint8Array.from(bits), width, height })),
  );

test("components are what a flood from pixel to pixel finds", () => {
  fc.assert(
    fc.property(bitmaps, (ink) => {
      const key = (box: object): string => Object.values(box).join(" ");
      expect(findComponents(ink).map(key).sort()).toEqual(floodAll(ink).map(key).sort());
    }),
  );
});

test("a picture mirrored at its diagonal twice is itself", () => {
  fc.assert(
    fc.property(bitmaps, (ink) => {
      expect(transpose(transpose(ink))).toEqual(ink);
    }),
  );
});

test("paper becomes white under shadow and tint, ink stays dark", () => {
  const raster = drawPage(200, 200, blots(30, 100, 12), 250);
  raster.data.forEach((value, at) => {
    const shade = 0.6 + (0.4 * (at % raster.width)) / raster.width;
    raster.data[at] = Math.round(value * shade);
  });
  const { grey } = whiten(raster, DPI);
  const at = (x: number, y: number): number =>
    grey.data[Math.round((y * DPI) / 72) * grey.width + Math.round((x * DPI) / 72)] as number;
  for (const x of [5, 60, 120, 190]) expect(at(x, 50)).toBeGreaterThan(240);
  expect(at(33, 104)).toBeLessThan(10);
});

test("a tinted band has no blot at its edges and around its print, however it lies", () => {
  const [top, bottom] = [61, 97];
  const leaning = (x: number): number => x * 0.02;
  const raster = drawPage(300, 160, [...blots(20, 66, 22), ...blots(20, 82, 22)], 255);
  raster.data.forEach((value, at) => {
    const [x, y] = [((at % raster.width) * 72) / DPI, (Math.floor(at / raster.width) * 72) / DPI];
    const isTinted = x > 10 && x < 290 && y > top + leaning(x) && y < bottom + leaning(x);
    raster.data[at] = Math.round(value * (isTinted ? 0.8 : 1));
  });
  const { grey } = whiten(raster, DPI);
  expect([...grey.data].filter((value) => value > 10 && value < 225).length).toBeLessThan(
    grey.data.length / 500,
  );
});

test("closing takes the darkest of the lightest of each square", () => {
  const size = fc.integer({ min: 0, max: 4 }).map((half) => 2 * half + 1);
  fc.assert(
    fc.property(bitmaps, size, ({ data, width, height }, side) => {
      const grey = {
        data: data.map((bit, at) => bit * ((at * 37) % 256)),
        width,
        height,
        channels: 1 as const,
      };
      const around = (from: Uint8Array, furthest: (...values: number[]) => number) =>
        from.map((_, at) => {
          const [x, y, half] = [at % width, Math.floor(at / width), side >> 1];
          const rows = Array.from({ length: height }, (_, row) => row).filter(
            (row) => Math.abs(row - y) <= half,
          );
          const square = rows.map((row) =>
            from.subarray(row * width + Math.max(0, x - half), row * width + Math.min(width, x + half + 1)),
          );
          return furthest(...square.flatMap((values) => [...values]));
        });
      expect(closing(grey, side).data).toEqual(around(around(grey.data, Math.max), Math.min));
    }),
  );
});

test("dust leaves a page blank, a page number does not", async () => {
  const dust = Array.from(
    { length: 40 },
    (_, i) => [7 + ((i * 53) % 180), 9 + ((i * 31) % 180), 0, 0] as const,
  );
  const specks = dust.map(([x, y]) => [x, y, x + 0.5, y + 0.5] as const);
  const clean = async (marks: Parameters<typeof drawPage>[2]) =>
    (await cleanPage(pageOf(200, 200), drawPage(200, 200, marks))).page;
  expect((await clean(specks)).blank).toBe(true);
  expect((await clean([...specks, [98, 180, 101, 187]])).blank).toBe(false);
});

/** The same by the book: floods from every pixel not yet seen. */
function floodAll({ data, width, height }: Bitmap) {
  const seen = new Set<number>();
  const found = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== 1 || seen.has(start)) continue;
    const box = { x0: width, y0: height, x1: 0, y1: 0, area: 0 };
    const pending = [start];
    seen.add(start);
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x + 1);
      box.y1 = Math.max(box.y1, y + 1);
      box.area++;
      for (const [dx, dy] of [
        [-1, -1],
        [0, -1],
        [1, -1],
        [-1, 0],
        [1, 0],
        [-1, 1],
        [0, 1],
        [1, 1],
      ] as const) {
        const [nx, ny] = [x + dx, y + dy];
        const next = ny * width + nx;
        if (nx < 0 || ny < 0 || nx >= width || ny >= height || data[next] !== 1 || seen.has(next)) continue;
        seen.add(next);
        pending.push(next);
      }
    }
    found.push(box);
  }
  return found;
}
