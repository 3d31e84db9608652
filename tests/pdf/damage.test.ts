import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fileDamage } from "../../src/pdf/fileDamage.ts";
import { makePdf, readFirstPage, textOf } from "./makePdf.ts";
import { deflated, pdfOf, plain, type Stream, TEXT } from "./rawPdf.ts";

const picture = (entries: string, bytes: Uint8Array): Stream => ({
  entries: `/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray ${entries}`,
  bytes,
});
const SHOWN = plain("q 200 0 0 300 0 0 cm /X0 Do Q");
const SIZE = "/Width 400 /Height 600";

const lostOf = async (pdf: Uint8Array) => (await readFirstPage(pdf, 72)).page.lost;

describe("a whole page has lost nothing", () => {
  const whole = deflateSync(TEXT, { level: 9 });
  test.each([
    ["with its content in plain", pdfOf({})],
    ["with its content deflated", pdfOf({ content: deflated(whole) })],
    ["whose stream lacks its checksum", pdfOf({ content: deflated(whole.subarray(0, -4)) })],
    ["with its content in parts", pdfOf({ contents: "[4 0 R 6 0 R]", others: [plain("\n0 0 m")] })],
    ["without content", pdfOf({ content: plain("") })],
  ])("%s", async (_, pdf) => {
    expect(await lostOf(pdf)).toBeUndefined();
  });

  test("with a JPEG without its end mark", async () => {
    const jpeg = (await noise().jpeg().toBuffer()).subarray(0, -2);
    const pdf = pdfOf({ content: SHOWN, others: [picture(`${SIZE} /Filter /DCTDecode`, jpeg)] });
    expect(await lostOf(pdf)).toBeUndefined();
  });
});

const noise = () =>
  sharp({
    create: {
      width: 400,
      height: 600,
      channels: 3,
      background: "#fff",
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  }).toColourspace("b-w");

describe("what a damaged page shows is read, and what is lost is told", () => {
  test("a content that is cut", async () => {
    const bytes = deflateSync(TEXT, { level: 9 });
    const { page } = await readFirstPage(pdfOf({ content: deflated(bytes.subarray(0, bytes.length * 0.6)) }));
    expect(page.lost).toEqual(["content"]);
    expect(textOf(page)).toMatch(/^0\.257919\.2515838\.25/u);
  });

  test("a content with one wrong byte, which only the checksum shows", async () => {
    const bytes = deflateSync(TEXT, { level: 0 });
    const at = bytes.indexOf("7919.25");
    bytes[at] = "1".charCodeAt(0);
    const { page } = await readFirstPage(pdfOf({ content: deflated(bytes) }));
    expect(page.lost).toEqual(["content"]);
    expect(textOf(page)).toContain("1919.25");
  });

  test("a content with a fault of syntax", async () => {
    const half = TEXT.slice(0, TEXT.length / 2);
    const { page } = await readFirstPage(
      pdfOf({ content: plain(`${half.slice(0, half.lastIndexOf("(") + 3)}`) }),
    );
    expect(page.lost).toEqual(["content"]);
    expect(textOf(page)).toMatch(/^0\.257919\.25/u);
  });

  test.each([
    ["a content that is not in the file", "99 0 R", ""],
    ["a content of which a part is not in the file", "[4 0 R 99 0 R]", "7919.25"],
    ["a content that is no stream", "5 0 R", ""],
  ])("%s", async (_, contents, shown) => {
    const { page } = await readFirstPage(pdfOf({ contents }));
    expect(page.lost).toEqual(["content-missing"]);
    expect(textOf(page)).toContain(shown);
  });

  test("a part that is not in the file", async () => {
    expect(await lostOf(pdfOf({ content: plain(`${TEXT}\n/Gone Do`) }))).toEqual(["part"]);
  });

  test("a font that cannot be used", async () => {
    expect(await lostOf(pdfOf({ font: "[ 1 2" }))).toContain("font");
  });
});

/** A segment of a JBIG2 stream: number 0, its type, no references, on page 1. */
const segment = (type: number, length: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(11);
  head[4] = type;
  head[6] = 1;
  head.writeUInt32BE(length, 7);
  return Buffer.concat([head, data]);
};
const pageInformation = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(19);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return segment(48, 19, data);
};

describe("pictures that are shown blank or in part without a word are told of", () => {
  const ONE_BIT = `${SIZE} /BitsPerComponent 1`;
  test.each([
    [
      "a fax of absurd size",
      picture(
        `${ONE_BIT} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2000000000 >>`,
        Buffer.alloc(99),
      ),
      ["picture-size"],
    ],
    [
      "a JBIG2 page of absurd size",
      picture(`${ONE_BIT} /Filter /JBIG2Decode`, pageInformation(0x7fffffff, 0x7fffffff)),
      ["picture-size"],
    ],
    [
      "a JBIG2 picture that ends before its last segment does",
      picture(
        `${ONE_BIT} /Filter /JBIG2Decode`,
        Buffer.concat([pageInformation(400, 600), segment(38, 5_000, Buffer.alloc(40))]),
      ),
      ["picture-cut"],
    ],
  ])("%s", async (_, image, lost) => {
    expect(await lostOf(pdfOf({ content: SHOWN, others: [image] }))).toEqual(lost);
  });

  test("a JPEG cut in half", async () => {
    const jpeg = await noise().jpeg().toBuffer();
    const half = jpeg.subarray(0, jpeg.length / 2);
    const pdf = pdfOf({ content: SHOWN, others: [picture(`${SIZE} /Filter /DCTDecode`, half)] });
    expect(await lostOf(pdf)).toEqual(["picture-cut"]);
  });

  test("a small one beside text, of whose page the text layer is taken", async () => {
    const jpeg = await noise().jpeg().toBuffer();
    const half = jpeg.subarray(0, jpeg.length / 2);
    const { page } = await readFirstPage(
      pdfOf({
        content: plain(`${TEXT}\nq 40 0 0 40 150 0 cm /X0 Do Q`),
        others: [picture(`${SIZE} /Filter /DCTDecode`, half)],
      }),
    );
    expect([page.lost, page.isRemainder]).toEqual([["picture-cut"], true]);
  });
});

test("after a picture without data the files that follow are read", async () => {
  const empty: Stream = {
    entries: `/Type /XObject /Subtype /Image /BitsPerComponent -8 /ColorSpace /DeviceGray ${SIZE} /Filter /DCTDecode`,
    bytes: await noise().jpeg().toBuffer(),
  };
  expect(await lostOf(pdfOf({ content: SHOWN, others: [empty] }))).toEqual(["picture-cut"]);
  const next = await makePdf((page, _, font) => page.drawText("418.22", { font, size: 10, x: 60, y: 200 }));
  expect(textOf((await readFirstPage(next)).page)).toBe("418.22");
});

test("a page whose pictures are too large together is refused before they are drawn", async () => {
  const bytes = deflateSync(Buffer.alloc((9_600 * 9_600) / 8), { level: 9 });
  const image = picture("/Width 9600 /Height 9600 /BitsPerComponent 1 /Filter /FlateDecode", bytes);
  const others = [image, image, image, image];
  const content = plain(others.map((_, index) => `q 200 0 0 300 0 0 cm /X${index} Do Q`).join("\n"));
  await expect(readFirstPage(pdfOf({ content, others }))).rejects.toThrow("megapixels together");
});

test.each([
  ["objects without an end", "1 0 obj\n"],
  ["streams without an end", "1 0 obj\nstream\n"],
])("%s are looked through in one go", async (_, part) => {
  const bytes = new Uint8Array(Buffer.from(part.repeat(100_000)));
  const started = performance.now();
  await fileDamage(bytes);
  // Milliseconds; looking through the rest of the file for each object took five seconds.
  expect(performance.now() - started).toBeLessThan(1_500);
});
