import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BudgetDocument, documentSchema } from "../../src/contract/schema.ts";
import { openHere } from "../../src/pdf/openHere.ts";
import { runCli } from "./runCli.ts";

let folder: string;
const at = (...path: string[]): string => join(folder, ...path);

/** Two pages of the scanned sample that hold one table each, as pictures. */
const PAGES = [18, 19] as const;
const pictures: { raw: Buffer; width: number; height: number }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pictures-"));
  const pdf = await openHere(readFileSync("samples/anyang-2024-scan.pdf"));
  for (const number of PAGES) {
    const { raster } = await pdf.readPage(number, { dpi: 200 });
    if (raster !== null) pictures.push({ ...raster, raw: Buffer.from(raster.data) });
  }
  await pdf.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const picture = (index: number) => {
  const { raw, width, height } = pictures[index] as (typeof pictures)[number];
  return sharp(raw, { raw: { width, height, channels: 1 } }).toColourspace("b-w");
};

const documentAt = (name: string): BudgetDocument =>
  documentSchema.parse(JSON.parse(readFileSync(at("out", name, "document.json"), "utf8")));

/** What a document says, without where it stood in what file. */
const textsOf = ({ tables }: BudgetDocument): string[] =>
  tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)));

/** Milliseconds: each test starts the readers and reads pages with them. */
const TIME = 240_000;

test("a folder of page images gives the rows that the PDF of them gives", { timeout: TIME }, async () => {
  mkdirSync(at("2012 预算"));
  await picture(0).png().withMetadata({ density: 200 }).toFile(at("2012 预算", "page2.png"));
  await picture(1)
    .tiff({ compression: "lzw", xres: 200 / 25.4, yres: 200 / 25.4 })
    .toFile(at("2012 预算", "page10.tif"));
  writeFileSync(at("2012 预算", "readme.txt"), "x");
  const [images, pdf] = [
    await runCli(["extract", at("2012 预算"), "-o", at("out")]),
    await runCli(["extract", "samples/anyang-2024-scan.pdf", "-o", at("out"), "--pages", "18-19", "--quiet"]),
  ];
  expect({ code: images.code, stderr: images.stderr, pdf: pdf.code }).toEqual({
    code: 0,
    stderr: "",
    pdf: 0,
  });
  expect(images.stdout).toContain("2 pages");
  expect(images.stdout).toMatch(/note +left aside, no page images: readme\.txt/u);
  const [read, expected] = [documentAt("2012 预算"), documentAt("anyang-2024-scan")];
  expect(read.source).toMatchObject({ file: "2012 预算", pageCount: 2 });
  expect(read.source.pages.map(({ kind, dpi }) => [kind, Math.round(dpi ?? 0)])).toEqual([
    ["scan", 200],
    ["scan", 200],
  ]);
  expect(textsOf(read).length).toBeGreaterThan(20);
  expect(textsOf(read)).toEqual(textsOf(expected));
});

test("one page that cannot be read is flagged, and the others are kept", { timeout: TIME }, async () => {
  mkdirSync(at("damaged"));
  const whole = await picture(0).jpeg().toBuffer();
  writeFileSync(at("damaged", "1.jpg"), whole);
  writeFileSync(at("damaged", "2.jpg"), whole.subarray(0, whole.length / 2));
  const { code, stdout } = await runCli([
    "extract",
    at("damaged"),
    at("missing.tif"),
    "-o",
    at("out"),
    "--json",
  ]);
  expect(code).toBe(1);
  expect(readdirSync(at("out"))).toContain("damaged");
  const { source, tables, flags } = documentAt("damaged");
  expect(source.pageCount).toBe(2);
  expect(tables.length).toBeGreaterThan(0);
  expect(flags).toContainEqual(
    expect.objectContaining({ severity: "error", page: 2, message: expect.stringContaining("2.jpg") }),
  );
  // No resolution was given: the step says what was assumed.
  expect(source.pages[0]?.steps[0]).toMatchObject({ name: "page size" });
  expect(JSON.parse(stdout).files.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false]);
});
