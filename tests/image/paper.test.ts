import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/image/index.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { addGrain, blots, DPI, drawPage, line, type Mark, pageOf, turnBack } from "./drawPage.ts";

const SCALE = DPI / 72;
const SIZE = 300;
const RED = [214, 48, 44] as const;
const names = (steps: readonly { name: string }[]): string[] => steps.map(({ name }) => name);

/** Darkest grey within a box in points. */
function darkest(
  { data, width }: Raster,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): number {
  let value = 255;
  for (let y = Math.round(y0 * SCALE); y < y1 * SCALE; y++)
    for (let x = Math.round(x0 * SCALE); x < x1 * SCALE; x++)
      value = Math.min(value, data[y * width + x] as number);
  return value;
}

/** Grey of the pixel at a place in points. */
const at = ({ data, width }: Raster, x: number, y: number): number =>
  data[Math.round(y * SCALE) * width + Math.round(x * SCALE)] as number;

/** The page in colour, red ink wherever `isRed` says so (in points); black print shows through it. */
function inked(page: Raster, isRed: (x: number, y: number) => boolean): Raster {
  const data = new Uint8Array(page.data.length * 3);
  page.data.forEach((grey, at) => {
    const [x, y] = [(at % page.width) / SCALE, Math.floor(at / page.width) / SCALE];
    for (let channel = 0; channel < 3; channel++) {
      data[3 * at + channel] = isRed(x, y) ? (grey * (RED[channel] as number)) / 255 : grey;
    }
  });
  return { ...page, data, channels: 3 };
}

describe("a page with a round seal over a row of text", () => {
  const print = [...blots(20, 100, 26), ...blots(20, 200, 26)];
  const ring = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 150, y - 104) - 55) < 3;
  const centre = (x: number, y: number): boolean => Math.hypot(x - 150, y - 104) < 20;
  const sealed = inked(drawPage(SIZE, SIZE, print, 250), (x, y) => ring(x, y) || centre(x, y));

  test("the seal is paper, the print under it as black as beside it", async () => {
    const { page, grey } = await cleanPage(pageOf(SIZE, SIZE), sealed);
    expect(names(page.steps)).toContain("remove-seals");
    expect(darkest(grey, [145, 46, 155, 52])).toBeGreaterThan(215);
    expect(darkest(grey, [142, 90, 158, 98])).toBeGreaterThan(215);
    expect(darkest(grey, [151, 101, 157, 107])).toBeLessThan(60);
  });

  test("two seals that overlap are two seals still", async () => {
    const second = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 215, y - 150) - 70) < 3;
    const both = inked(drawPage(SIZE, SIZE, print, 250), (x, y) => ring(x, y) || second(x, y));
    const { grey } = await cleanPage(pageOf(SIZE, SIZE), both);
    expect(darkest(grey, [145, 46, 155, 52])).toBeGreaterThan(215);
    expect(darkest(grey, [281, 140, 289, 160])).toBeGreaterThan(215);
  });

  test("a table printed in colour stays a table", async () => {
    const isLine = (x: number, y: number): boolean =>
      x >= 20 && x <= 280 && y >= 60 && y <= 240 && (x % 65 < 1 || y % 45 < 1);
    const { page } = await cleanPage(pageOf(SIZE, SIZE), inked(drawPage(SIZE, SIZE, print, 250), isLine));
    expect(names(page.steps)).not.toContain("remove-seals");
    expect(page.rulings.length).toBeGreaterThan(6);
  });

  test("red text stays text", async () => {
    const red = inked(drawPage(SIZE, SIZE, print, 250), () => false);
    const isRow = (x: number, y: number): boolean => y > 150 && y < 158 && x > 20 && x < 280 && x % 10 < 7;
    const coloured = inked(drawPage(SIZE, SIZE, print, 250), isRow);
    const { page, grey } = await cleanPage(pageOf(SIZE, SIZE), coloured);
    expect(names(page.steps)).not.toContain("remove-seals");
    expect(darkest(grey, [22, 152, 26, 156])).toBeLessThan(page.inkBelow);
    expect((await cleanPage(pageOf(SIZE, SIZE), red)).page.steps).toEqual(
      (await cleanPage(pageOf(SIZE, SIZE), drawPage(SIZE, SIZE, print, 250))).page.steps,
    );
  });
});

test("the dark beside a page goes, rulings that run into it stay", async () => {
  const dark: Mark[] = [
    [0, 0, SIZE, 9],
    [286, 0, SIZE, SIZE],
  ];
  const print = [...blots(20, 100, 20), line(20, 60, 290, 60)];
  const { page, grey } = await cleanPage(pageOf(SIZE, SIZE), drawPage(SIZE, SIZE, [...dark, ...print]));
  expect(names(page.steps)).toContain("clear-edges");
  expect(darkest(grey, [290, 100, 300, 290])).toBe(255);
  expect(darkest(grey, [60, 0, 200, 12])).toBe(255);
  expect(page.rulings).toHaveLength(1);
  expect(page.rulings[0]?.to).toBeGreaterThan(270);
});

test("print that shines through from the back goes; as little of it as a weak line stays", async () => {
  const front = [0, 1, 2, 3, 4].flatMap((row) => blots(20, 40 + 40 * row, 24));
  const back = [0, 1, 2, 3, 4]
    .flatMap((row) => blots(24, 60 + 40 * row, 24))
    .map(([x0, y0, x1, y1]): Mark => [x0, y0, x1, y1, 200]);
  const { page, grey } = await cleanPage(pageOf(SIZE, SIZE), drawPage(SIZE, SIZE, [...front, ...back], 250));
  expect(names(page.steps)).toContain("clear-back");
  expect(darkest(grey, [20, 58, 280, 70])).toBeGreaterThan(245);
  expect(darkest(grey, [20, 38, 280, 50])).toBeLessThan(20);
  const weak = await cleanPage(
    pageOf(SIZE, SIZE),
    drawPage(SIZE, SIZE, [...front, ...back.slice(0, 10)], 250),
  );
  expect(names(weak.page.steps)).not.toContain("clear-back");
  expect(darkest(weak.grey, [20, 58, 280, 70])).toBeLessThan(215);
});

test("a tinted header of one row is as white as the paper beside it, its text as black", async () => {
  const text = [0, 1, 2, 3, 4].flatMap((row) => blots(40, 50 + 20 * row, 20));
  for (const tint of [217, 205]) {
    const header: Mark = [30, 44, 260, 64, tint];
    const { grey } = await cleanPage(pageOf(SIZE, SIZE), drawPage(SIZE, SIZE, [header, ...text]));
    expect(darkest(grey, [48.5, 46, 49.5, 62])).toBeGreaterThan(225);
    expect(darkest(grey, [40, 52, 47, 58])).toBeLessThan(20);
  }
});

test("specks of a fax go, points of figures stay", async () => {
  const text = [0, 1, 2, 3].flatMap((row) => blots(20, 40 + 60 * row, 24));
  const point: Mark = [27.9, 46.6, 29.1, 48];
  const raster = drawPage(SIZE, SIZE, [...text, point]);
  for (let i = 0; i < 2000; i++) {
    const [x, y] = [(i * 7919) % raster.width, (i * 104_729) % raster.height];
    raster.data[y * raster.width + x] = 0;
  }
  const { page, grey } = await cleanPage(pageOf(SIZE, SIZE), raster);
  expect(names(page.steps)).toContain("despeckle");
  expect(darkest(grey, [20, 60, 280, 95])).toBe(255);
  expect(darkest(grey, [28.2, 46.9, 28.8, 47.7])).toBeLessThan(20);
});

test("what a fax left of a point, no larger than a speck, stays between its digits and goes elsewhere", async () => {
  const text = [0, 1, 2, 3].flatMap((row) => blots(20, 40 + 60 * row, 24));
  const raster = drawPage(SIZE, SIZE, text);
  const dot = (left: number, top: number): void => {
    for (const y of [top, top + 1]) raster.data.fill(0, y * raster.width + left, y * raster.width + left + 2);
  };
  for (let i = 0; i < 2000; i++) {
    const [x, y] = [(i * 7919) % raster.width, (i * 104_729) % raster.height];
    raster.data[y * raster.width + x] = 0;
  }
  const [between, alone] = [
    { x: 78, y: 131 },
    { x: 555, y: 215 },
  ];
  for (const { x, y } of [between, alone]) dot(x, y);
  const { grey } = await cleanPage(pageOf(SIZE, SIZE), raster);
  expect(grey.data[between.y * grey.width + between.x]).toBeLessThan(20);
  expect(grey.data[alone.y * grey.width + alone.x]).toBe(255);
});

test("rulings of the back that shine through beside few characters go, those of the front stay however faint", async () => {
  const text = Array.from({ length: 11 }, (_, row) => blots(20, 30 + 20 * row, 26)).flat();
  const edges = text.map(([x0, y0, x1, y1]): Mark => [x0 - 0.6, y0 - 2, x1 + 0.6, y1 + 3, 222]);
  const front = [...edges, ...text];
  const back = blots(22, 262, 24).map(([x0, y0, x1, y1]): Mark => [x0, y0, x1, y1, 190]);
  const across = (ys: readonly number[], grey: number): Mark[] => ys.map((y) => line(10, y, 290, y, grey));
  const rulingsOf = async (...marks: Mark[]): Promise<number[]> => {
    const { page } = await cleanPage(pageOf(SIZE, SIZE), drawPage(SIZE, SIZE, [...front, ...marks], 250));
    return page.rulings.map(({ at }) => Math.round(at)).toSorted((a, b) => a - b);
  };
  const print = across([24, 64, 104], 30);
  expect(await rulingsOf(...print, ...across([144], 158))).toEqual([24, 64, 104, 144]);
  expect(await rulingsOf(...print, ...across([144], 158), ...back)).toEqual([24, 64, 104]);
  expect(await rulingsOf(...across([24], 30), ...across([64, 104, 144], 158), ...back)).toEqual([
    24, 64, 104, 144,
  ]);
});

test("faint print beside a black border becomes black, and its page is not blank", async () => {
  const print = blots(50, 100, 20).map(([x0, y0, x1, y1]): Mark => [x0, y0, x1, y1, 200]);
  const border: Mark[] = [[0, 0, SIZE, 8, 10]];
  const rows = [100, 130, 160, 190].flatMap((y) => print.map(([x0, , x1]): Mark => [x0, y, x1, y + 8, 200]));
  const { page, print: read } = await cleanPage(
    pageOf(SIZE, SIZE),
    drawPage(SIZE, SIZE, [...border, ...rows], 245),
  );
  expect(page.blank).toBe(false);
  expect(names(page.steps)).toContain("blacken");
  expect(at(read, 53, 104)).toBeLessThan(115);
  expect(at(read, 53, 120)).toBe(255);
});

test("grain is no print of the back, and takes nothing from the strokes of the front", async () => {
  const faint = [100, 130, 160, 190].flatMap((y) =>
    blots(50, y, 20).map(([x0, y0, x1, y1]): Mark => [x0, y0, x1, y1, 190]),
  );
  const grainy = addGrain(drawPage(SIZE, SIZE, faint, 240), 14);
  const { page } = await cleanPage(pageOf(SIZE, SIZE), grainy);
  expect(names(page.steps)).not.toContain("clear-back");
});

test("what shines through is taken from the picture that lines are found on, not from the one that is read", async () => {
  const front = [100, 130, 160, 190].flatMap((y) => blots(50, y, 20));
  const back = [115, 145, 175, 205].flatMap((y) =>
    blots(53, y, 20).map(([x0, y0, x1, y1]): Mark => [x0, y0, x1, y1, 205]),
  );
  const { page, grey, print } = await cleanPage(
    pageOf(SIZE, SIZE),
    drawPage(SIZE, SIZE, [...back, ...front]),
  );
  expect(names(page.steps)).toContain("clear-back");
  expect(at(grey, 56, 119)).toBeGreaterThan(240);
  expect(at(print, 56, 119)).toBeLessThan(215);
});

test("a coarse scan is enlarged before anything is looked for, and says so", async () => {
  const small = { ...drawPage(SIZE, SIZE, blots(50, 100, 20)) };
  const { page, grey } = await cleanPage({ ...pageOf(SIZE, SIZE), dpi: 80 }, small);
  expect([page.dpi, page.scanDpi]).toEqual([160, 80]);
  expect([grey.width, grey.height]).toEqual([2 * small.width, 2 * small.height]);
  expect(page.steps[0]).toEqual({ name: "enlarge", detail: "80 to 160 dpi" });
  expect((await cleanPage({ ...pageOf(SIZE, SIZE), dpi: 120 }, small)).page.dpi).toBe(120);
});

describe("a page with the streaks of a dirty feeder", () => {
  const table = [40, 110, 180, 250].flatMap((x) => [line(x, 60, x, 240)]);
  const rows = [60, 120, 180, 240].map((y) => line(40, y, 250, y));
  const text = [...blots(50, 80, 5), ...blots(120, 140, 5)];
  /** Darker by `depth` along columns of the picture, whatever stands there. */
  const streaked = (page: Raster, streaks: readonly (readonly [x: number, depth: number])[]): Raster => {
    const data = page.data.slice();
    for (const [x, depth] of streaks)
      for (let column = Math.round(x * SCALE); column < (x + 0.7) * SCALE; column++)
        for (let y = 0; y < page.height; y++)
          data[y * page.width + column] = Math.max(0, data[y * page.width + column]! - depth);
    return { ...page, data };
  };
  const cleaned = (page: Raster) => cleanPage(pageOf(SIZE, SIZE), page);

  test("they are gone, and the page leans as its table does", async () => {
    const leaning = addGrain(turnBack(drawPage(SIZE, SIZE, [...table, ...rows, ...text], 240), -1.5), 8);
    const { page, grey } = await cleaned(
      streaked(leaning, [
        [90, 130],
        [215, 60],
      ]),
    );
    expect(page.steps).toContainEqual({ name: "clear-streaks", detail: "2 along the page" });
    expect(Math.abs(page.skew - 1.5)).toBeLessThan(0.1);
    expect(page.rulings).toHaveLength(8);
    expect(darkest(grey, [85, 5, 95, 50])).toBeGreaterThan(215);
  });

  test("print that a streak runs through stays", async () => {
    const drawn = drawPage(SIZE, SIZE, [...table, ...rows, ...text], 240);
    const { grey } = await cleaned(streaked(drawn, [[53, 130]]));
    expect(darkest(grey, [52, 82, 55, 86])).toBeLessThan(100);
    expect(darkest(grey, [52, 100, 55, 115])).toBeGreaterThan(215);
  });

  test("rulings that end before the sheet does are none", async () => {
    const tall = [40, 110, 180, 250].map((x) => line(x, 8, x, 292));
    const { page } = await cleaned(drawPage(SIZE, SIZE, [...tall, ...rows, ...text], 240));
    expect(names(page.steps)).not.toContain("clear-streaks");
    expect(page.rulings).toHaveLength(8);
  });

  test("a table cut out at its frame keeps its rulings", async () => {
    const lines = [60, 150, 240].flatMap((at) => [line(at, 0, at, SIZE), line(0, at, SIZE, at)]);
    const { page } = await cleaned(drawPage(SIZE, SIZE, [...lines, ...text], 240));
    expect(names(page.steps)).not.toContain("clear-streaks");
  });
});
