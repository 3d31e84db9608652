import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writePicture } from "../../bench/degrade/picture.ts";
import { openInput } from "../../src/input/index.ts";
import { tiffDirectories } from "../../src/input/tiffDirectories.ts";
import type { OpenedPage } from "../../src/input/types.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** The picture of every fixture: 400 by 600 pixels, black on white, so 200 by 300 points at 144 dpi. */
let mark: Buffer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "input-"));
  mark = await sharp(fixture("mark.png")).toColourspace("b-w").raw().toBuffer();
});
afterAll(() => rmSync(folder, { recursive: true }));

const picture = () => sharp(mark, { raw: { width: 400, height: 600, channels: 1 } }).toColourspace("b-w");

/** A file of `bytes`; its name says nothing of its format. */
function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function pagesOf(path: string): Promise<OpenedPage[]> {
  const source = await openInput(path);
  const pages: OpenedPage[] = [];
  for (let number = 1; number <= source.pageCount; number++) {
    pages.push(await source.readPage(number, { dpi: 200 }));
  }
  await source.close();
  return pages;
}

async function failureOf(path: string, number = 1): Promise<{ code: string; message: string }> {
  const source = await openInput(path);
  return source.readPage(number, { dpi: 200 }).then(
    () => ({ code: "none", message: "" }),
    ({ code, message }) => ({ code, message }),
  );
}

/** Is it the fixtures' picture, pixel for pixel? */
function expectMark(opened: OpenedPage | undefined): void {
  expect(opened?.page).toMatchObject({ kind: "scan", width: 200, height: 300, dpi: 144, rotation: 0 });
  expect(opened?.page.steps).toBeUndefined();
  expect(opened?.raster).toMatchObject({ width: 400, height: 600, channels: 1 });
  expect(Buffer.compare(opened?.raster?.data ?? Buffer.of(), mark)).toBe(0);
}

describe("a TIFF gives its own pixels", () => {
  test.each(["mark-g4.tif", "mark-g3-1d.tif", "mark-g3-2d.tif", "mark-big.tif"])("%s", async (name) => {
    const pages = await pagesOf(fixture(name));
    expect(pages).toHaveLength(1);
    expectMark(pages[0]);
  });

  const resolution = 144 / 25.4;
  const inch = { xres: resolution, yres: resolution, resolutionUnit: "inch" } as const;
  test.each([
    ["LZW", { compression: "lzw", ...inch }],
    ["Deflate", { compression: "deflate", ...inch }],
    ["PackBits", { compression: "packbits", ...inch }],
    ["none", { compression: "none", ...inch }],
    ["G4, black is 0", { compression: "ccittfax4", bitdepth: 1, ...inch }],
    ["LZW, white is 0", { compression: "lzw", miniswhite: true, ...inch }],
    ["Deflate in tiles", { compression: "deflate", tile: true, ...inch }],
  ] as const)("compressed by %s", async (name, options) => {
    expectMark((await pagesOf(written(name, await picture().tiff(options).toBuffer())))[0]);
  });

  test("compressed by JPEG, in colour", async () => {
    const pixels = Buffer.from([...mark].flatMap((value) => [255, value, value]));
    const red = await sharp(pixels, { raw: { width: 400, height: 600, channels: 3 } })
      .tiff({ compression: "jpeg", quality: 95, ...inch })
      .toBuffer();
    const [page] = await pagesOf(written("jpeg", red));
    expect(page?.raster).toMatchObject({ width: 400, height: 600, channels: 3 });
  });

  test("with its resolution per centimetre", async () => {
    const bytes = await picture()
      .tiff({ compression: "lzw", ...inch, resolutionUnit: "cm" })
      .toBuffer();
    const [opened] = await pagesOf(written("cm", bytes));
    expect(opened?.page.dpi).toBeCloseTo(144, 3);
    expect(Buffer.compare(opened?.raster?.data ?? Buffer.of(), mark)).toBe(0);
  });

  test("of every page", async () => {
    const pages = await pagesOf(fixture("many.tif"));
    expect(pages.map(({ page }) => page.number)).toEqual([1, 2, 3]);
    for (const page of pages) expectMark(page);
  });

  test("but a fax of unequal resolutions is made square, and says so", async () => {
    const [opened] = await pagesOf(fixture("fax.tif"));
    expect(opened?.page).toMatchObject({
      dpi: 204,
      steps: [{ name: "resample", detail: "204 by 98 to 204 dpi" }],
    });
    expect(opened?.page.width).toBeCloseTo((400 / 204) * 72, 6);
    expect(opened?.page.height).toBeCloseTo((300 / 98) * 72, 6);
    expect(opened?.raster).toMatchObject({ width: 400, height: 624 });
  });
});

test.each([
  ["a PNG", () => picture().withMetadata({ density: 144 }).png().toBuffer()],
  [
    "a PNG of one bit",
    () => picture().withMetadata({ density: 144 }).png({ palette: true, colours: 2 }).toBuffer(),
  ],
  [
    "a PNG with transparency",
    () =>
      sharp(Buffer.from([...mark].flatMap((value) => [0, 0, 0, 255 - value])), {
        raw: { width: 400, height: 600, channels: 4 },
      })
        .withMetadata({ density: 144 })
        .png()
        .toBuffer(),
  ],
])("%s gives its own pixels", async (name, make) => {
  expectMark((await pagesOf(written(`${name}.jpg`, await make())))[0]);
});

test("a JPEG is turned as its EXIF says", async () => {
  for (const [orientation, rotation] of [
    [3, 180],
    [6, 90],
    [8, 270],
  ] as const) {
    const bytes = await picture()
      .withMetadata({ density: 144, orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const [opened] = await pagesOf(written(`turned-${orientation}`, bytes));
    const [width, height] = rotation === 180 ? [400, 600] : [600, 400];
    expect(opened?.page).toMatchObject({ rotation, width: width / 2, height: height / 2, dpi: 144 });
    expect(opened?.raster).toMatchObject({ width, height, channels: 1 });
    const expected = await picture().rotate(rotation).toColourspace("b-w").raw().toBuffer();
    const data = opened?.raster?.data ?? [];
    expect(expected.every((value, at) => value < 128 === (data[at] as number) < 128)).toBe(true);
  }
});

describe("where the resolution cannot be, the nearest sheet of paper is assumed, and said", () => {
  const white = (width: number, height: number, density?: number) => {
    const blank = sharp({ create: { width, height, channels: 3, background: "#fff" } }).toColourspace("b-w");
    return (density === undefined ? blank : blank.withMetadata({ density })).jpeg().toBuffer();
  };
  test.each([
    ["none, A4 at 300", 2480, 3508, undefined, 300, "A4 portrait"],
    ["none, A4 at 200, lying", 2339, 1654, undefined, 200, "A4 landscape"],
    ["none, A3 at 300", 3508, 4961, undefined, 300, "A3 portrait"],
    ["72, a metre long", 2480, 3508, 72, 300, "A4 portrait"],
    ["96", 1240, 1754, 96, 150, "A4 portrait"],
    ["a photograph's", 4000, 3000, 72, 363, "A4 landscape"],
    ["1", 1240, 1754, 1, 150, "A4 portrait"],
  ])("%s", async (name, width, height, density, dpi, sheet) => {
    const [opened] = await pagesOf(written(`density-${name}`, await white(width, height, density)));
    expect(opened?.page.dpi).toBe(dpi);
    expect(opened?.page.steps).toEqual([
      { name: "page size", detail: expect.stringContaining(`taken for ${sheet} at ${dpi} dpi`) },
    ]);
    expect(opened?.raster).toMatchObject({ width, height });
  });

  test("a PNG that tells the shape of its pixels alone", async () => {
    const data = new Uint8Array(1654 * 2339).fill(255);
    const { bytes } = await writePicture({ data, width: 1654, height: 2339, channels: 1 }, 200, {
      container: "png",
      quality: 90,
      isBilevel: false,
      density: "without unit",
    });
    const [opened] = await pagesOf(written("shape", bytes));
    expect(opened?.page.dpi).toBe(200);
    expect(opened?.raster).toMatchObject({ width: 1654, height: 2339 });
  });

  test("but the scan's own is kept, and a finer one reduced", async () => {
    const [plain] = await pagesOf(written("300", await white(1200, 900, 300)));
    expect(plain?.page).toMatchObject({ dpi: 300, width: 288, height: 216 });
    const [fine] = await pagesOf(written("1200", await white(2400, 2400, 1200)));
    expect(fine?.page).toMatchObject({ dpi: 600, width: 144, steps: [{ name: "reduce" }] });
    expect(fine?.raster).toMatchObject({ width: 1200, height: 1200 });
  });
});

describe("a hostile picture is an error of its page", () => {
  test("30,000 by 30,000 pixels in 4 kilobytes", async () => {
    const { code, message } = await failureOf(written("bomb", faxBomb(30_000)));
    expect(code).toBe("PAGE_UNREADABLE");
    expect(message).toContain("30000 by 30000 pixels");
  });

  test.each([
    ["PNG", async () => (await picture().png().toBuffer()).subarray(0, 500)],
    ["JPEG", async () => (await picture().jpeg().toBuffer()).subarray(0, 3_000)],
    ["a PNG's header alone", async () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
    ["a TIFF's header alone", async () => Buffer.from("II*\0\x08\0\0\0", "latin1")],
    ["a G4", async () => readFileSync(fixture("mark-g4.tif")).subarray(0, 300)],
  ])("cut short: %s", async (name, make) => {
    expect((await failureOf(written(`cut-${name}`, await make()))).code).toBe("PAGE_UNREADABLE");
  });

  test("one bad page leaves the others", async () => {
    const bytes = readFileSync(fixture("many.tif"));
    const next = offsetOfNext(bytes, bytes.readUInt32LE(4));
    // The strip of the second page is said to lie beyond the end of the file.
    overwriteTag(bytes, bytes.readUInt32LE(next), 273, 0x7fffffff);
    const source = await openInput(written("one-bad", bytes));
    expect(source.pageCount).toBe(3);
    expectMark(await source.readPage(1, { dpi: 200 }));
    await expect(source.readPage(2, { dpi: 200 })).rejects.toMatchObject({ code: "PAGE_UNREADABLE" });
    expectMark(await source.readPage(3, { dpi: 200 }));
  });

  test("a chain of pages that bites its tail, or breaks, is told", async () => {
    for (const target of ["itself", "beyond"]) {
      const bytes = readFileSync(fixture("many.tif"));
      const first = bytes.readUInt32LE(4);
      bytes.writeUInt32LE(target === "itself" ? first : 0x7fffffff, offsetOfNext(bytes, first));
      const source = await openInput(written(`chain-${target}`, bytes));
      expect(source.pageCount).toBe(2);
      await expect(source.readPage(2, { dpi: 200 })).rejects.toMatchObject({ code: "PAGE_UNREADABLE" });
    }
  });
});

test("directories of a TIFF that lie over each other are not followed for longer than the file is", async () => {
  // A thousand directories of 60,000 entries each, one byte pair after the other.
  const [count, entries] = [1_000, 60_000];
  const bytes = Buffer.alloc(entries * 12 + 20_000);
  bytes.write("II*\0", "latin1");
  bytes.writeUInt32LE(8, 4);
  for (let index = 0; index < count; index++) {
    const at = 8 + 2 * index;
    bytes.writeUInt16LE(entries, at);
    bytes.writeUInt32LE(at + 2, at + 2 + entries * 12);
  }
  const started = performance.now();
  const directories = tiffDirectories(bytes, 2_001);
  expect(directories.length).toBeLessThan(5);
  // Milliseconds; all of them took more than a second.
  expect(performance.now() - started).toBeLessThan(300);
});

test.each([
  ["an empty file", "", "EMPTY_FILE"],
  ["another format", "GIF89a", "UNKNOWN_FORMAT"],
])("%s is refused", async (name, content, code) => {
  await expect(openInput(written(`${name}.png`, Buffer.from(content)))).rejects.toMatchObject({ code });
});

/** Where the directory at `offset` says where the next one lies. */
const offsetOfNext = (bytes: Buffer, offset: number): number => offset + 2 + bytes.readUInt16LE(offset) * 12;

function overwriteTag(bytes: Buffer, directory: number, tag: number, value: number): void {
  for (let entry = 0; entry < bytes.readUInt16LE(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (bytes.readUInt16LE(at) === tag) bytes.writeUInt32LE(value, at + 8);
  }
}

/** A white G4 picture: each row is the one bit that says "as above". */
function faxBomb(side: number): Buffer {
  const strip = Buffer.alloc(side / 8, 0xff);
  const tags = [
    [256, side],
    [257, side],
    [258, 1],
    [259, 4],
    [262, 0],
    [273, 8],
    [277, 1],
    [278, side],
    [279, strip.length],
  ] as const;
  const directory = Buffer.alloc(2 + tags.length * 12 + 4);
  directory.writeUInt16LE(tags.length);
  tags.forEach(([tag, value], index) => {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(4, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  const header = Buffer.from("II*\0\0\0\0\0", "latin1");
  header.writeUInt32LE(8 + strip.length, 4);
  return Buffer.concat([header, strip, directory]);
}
