import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { degrees, PDFHexString } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { cleanPage } from "../../src/image/index.ts";
import { readTextLayer } from "../../src/ocr/textlayer/index.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { makePdf, placeImage, readFirstPage } from "./makePdf.ts";

const fixture = (name: string): Buffer => readFileSync(new URL(`../input/fixtures/${name}`, import.meta.url));

/** The picture of every fixture: 400 by 600 pixels, black on white. */
let mark: Buffer;
/** The same, a bit a pixel, set for white. */
let bits: Buffer;
beforeAll(async () => {
  mark = await sharp(fixture("mark.png")).toColourspace("b-w").raw().toBuffer();
  bits = packBits(mark);
});

const [WIDTH, HEIGHT] = [400, 600];
const PAGE = [0, 0, 200, 300] as const;
const SIZE = { Width: WIDTH, Height: HEIGHT };
const BILEVEL = { ...SIZE, BitsPerComponent: 1, ColorSpace: "DeviceGray" };
const GREY = { ...SIZE, BitsPerComponent: 8, ColorSpace: "DeviceGray" };
const FLATE = { Filter: "FlateDecode" };
const fax = (k: number) => ({
  Filter: "CCITTFaxDecode",
  DecodeParms: { K: k, Columns: WIDTH, Rows: HEIGHT },
});

/** Share of pixels whose black or white differs from the fixtures' picture. */
function shareWrong(raster: Raster | null, expected: Uint8Array = mark): number {
  if (raster?.data.length !== expected.length * (raster?.channels ?? 1)) return 1;
  const { data, channels } = raster;
  let wrong = 0;
  expected.forEach((value, at) => {
    if (value < 128 !== (data[at * channels] as number) < 128) wrong++;
  });
  return wrong / expected.length;
}

describe("a page image is taken pixel for pixel, whatever its codec", () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, object])[] = [
    ["CCITT G4", () => fixture("mark.g4"), { ...BILEVEL, ...fax(-1) }],
    ["CCITT G3", () => fixture("mark.g3"), { ...BILEVEL, ...fax(0) }],
    ["JBIG2", () => fixture("mark.jb2"), { ...BILEVEL, Filter: "JBIG2Decode" }],
    ["JPEG 2000", () => fixture("mark.jp2"), { ...SIZE, Filter: "JPXDecode" }],
    ["Flate, 1 bit", () => deflateSync(bits), { ...BILEVEL, ...FLATE }],
    ["Flate, 8 bits", () => deflateSync(mark), { ...GREY, ...FLATE }],
    ["Flate, inverted", () => deflateSync(inverted(bits)), { ...BILEVEL, ...FLATE, Decode: [1, 0] }],
    [
      "Indexed",
      () => deflateSync(bits),
      { ...BILEVEL, ...FLATE, ColorSpace: ["Indexed", "DeviceRGB", 1, PDFHexString.of("000000ffffff")] },
    ],
    ["DCT", () => jpeg().grayscale().jpeg({ quality: 95 }).toBuffer(), { ...GREY, Filter: "DCTDecode" }],
    [
      "CMYK",
      () => deflateSync(Buffer.from([...mark].flatMap((value) => [0, 0, 0, 255 - value]))),
      { ...GREY, ...FLATE, ColorSpace: "DeviceCMYK" },
    ],
    ["a mask, Flate", () => deflateSync(bits), { ...SIZE, ...FLATE, ImageMask: true, BitsPerComponent: 1 }],
    [
      "a mask, CCITT G4",
      () => fixture("mark.g4"),
      { ...SIZE, ...fax(-1), ImageMask: true, BitsPerComponent: 1 },
    ],
  ];
  test.each(cases)("%s", async (_, make, entries) => {
    const content = await make();
    for (const rotation of [0, 180]) {
      const bytes = await makePdf((page) => {
        placeImage(page, content, entries as never, PAGE);
        page.setRotation(degrees(rotation));
      });
      const { page, raster } = await readFirstPage(bytes, 72);
      expect(page).toMatchObject({ kind: "scan", rotation });
      expect(page.dpi).toBeCloseTo(144, 6);
      expect(shareWrong(raster, rotation === 0 ? mark : mark.toReversed())).toBe(0);
    }
  });
});

describe("a page in pieces is put together pixel for pixel", () => {
  /** The rows or columns of `mark` in a box of pixels, as its own Flate stream. */
  const piece = (left: number, top: number, width: number, height: number) => {
    const rows = Array.from({ length: height }, (_, y) =>
      mark.subarray((top + y) * WIDTH + left, (top + y) * WIDTH + left + width),
    );
    return deflateSync(Buffer.concat(rows));
  };
  const entries = (width: number, height: number) => ({ ...GREY, ...FLATE, Width: width, Height: height });
  const pieces = (width: number, height: number, round = (points: number) => points) =>
    makePdf((page) => {
      for (let top = 0; top < HEIGHT; top += height) {
        const rows = Math.min(height, HEIGHT - top);
        for (let left = 0; left < WIDTH; left += width) {
          const box = [left / 2, 300 - (top + rows) / 2, width / 2, rows / 2].map(round);
          placeImage(page, piece(left, top, width, rows), entries(width, rows), box as never);
        }
      }
    });

  test.each([
    ["strips", 400, 64],
    ["strips of one row", 400, 1],
    ["columns", 100, 600],
    ["tiles", 100, 128],
  ])("%s", async (_, width, height) => {
    const { page, raster } = await readFirstPage(await pieces(width, height), 72);
    expect(page.kind).toBe("scan");
    expect(page.dpi).toBeCloseTo(144, 6);
    expect(Buffer.compare(raster?.data ?? Buffer.of(), mark)).toBe(0);
  });

  test("strips whose places are rounded to a tenth of a point", async () => {
    const { page, raster } = await readFirstPage(await pieces(400, 37, (x) => Math.round(x * 10) / 10), 72);
    expect(page.dpi).toBeCloseTo(144, 1);
    expect(shareWrong(raster)).toBe(0);
  });

  test("strips of colour and grey", async () => {
    const red = deflateSync(
      Buffer.from([...mark.subarray(0, WIDTH * 300)].flatMap((value) => [255, value, value])),
    );
    const bytes = await makePdf((page) => {
      placeImage(page, red, { ...entries(400, 300), ColorSpace: "DeviceRGB" }, [0, 150, 200, 150]);
      placeImage(page, piece(0, 300, 400, 300), entries(400, 300), [0, 0, 200, 150]);
    });
    const { raster } = await readFirstPage(bytes);
    expect(raster?.channels).toBe(3);
    const expected = [...mark].flatMap((value, at) => [at < WIDTH * 300 ? 255 : value, value, value]);
    expect(Buffer.compare(raster?.data ?? Buffer.of(), Buffer.from(expected))).toBe(0);
  });

  test("but drawn where one lies over another or off its grid", async () => {
    for (const [x, y] of [
      [10, 150],
      [0.2, 0],
    ] as const) {
      const bytes = await makePdf((page) => {
        placeImage(page, piece(0, 0, 400, 300), entries(400, 300), [0, 150, 200, 150]);
        placeImage(page, piece(0, 300, 400, 300), entries(400, 300), [x, y, 200, 150]);
      });
      const { page, raster } = await readFirstPage(bytes, 72);
      expect(page.kind).toBe("scan");
      expect([raster?.width, raster?.height]).toEqual([400, 600]);
    }
  });
});

test("what a white box hides on a scan stays hidden", async () => {
  const bytes = await makePdf((page) => {
    placeImage(page, deflateSync(mark), { ...GREY, ...FLATE }, PAGE);
    page.drawRectangle({
      x: 50,
      y: 100,
      width: 100,
      height: 180,
      color: { type: "Grayscale", gray: 1 } as never,
    });
  });
  const { raster } = await readFirstPage(bytes, 72);
  // The black rectangle of the picture, from (120, 90) to (180, 300) pixels, lies wholly under the box.
  expect(mark[200 * WIDTH + 150]).toBe(0);
  expect(raster?.data[200 * WIDTH + 150]).toBe(255);
});

test.each([
  [
    "a mask cut short",
    { ...SIZE, ...FLATE, ImageMask: true, BitsPerComponent: 1 },
    () => deflateSync(bits.subarray(0, 9_000)),
    "picture-cut",
  ],
  ["a JPEG 2000 image of rubbish", { ...SIZE, Filter: "JPXDecode" }, () => Buffer.from("rubbish"), "picture"],
  ["a JPEG of rubbish", { ...GREY, Filter: "DCTDecode" }, () => Buffer.from("rubbish"), "picture"],
  [
    "an image of 30,000 by 30,000 pixels",
    { ...BILEVEL, ...FLATE, Width: 30_000, Height: 30_000 },
    () => deflateSync(bits),
    "picture-size",
  ],
])("%s is told of as lost, and its page is never blank", async (_, entries, make, lost) => {
  const bytes = await makePdf((page) => placeImage(page, make(), entries as never, PAGE));
  const { page, raster } = await readFirstPage(bytes);
  expect(page.lost).toContain(lost);
  if (raster !== null) expect((await cleanPage(page, raster)).page.blank).toBe(false);
  else expect(readTextLayer(page).blank).toBe(false);
});

const jpeg = () => sharp(mark, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } });
const inverted = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);

/** A bit a pixel; rows end on a byte, as 400 is a multiple of 8. */
function packBits(pixels: Uint8Array): Buffer {
  const packed = Buffer.alloc(pixels.length / 8);
  pixels.forEach((value, at) => {
    if (value >= 128) packed[at >> 3] = (packed[at >> 3] as number) | (0x80 >> (at & 7));
  });
  return packed;
}
