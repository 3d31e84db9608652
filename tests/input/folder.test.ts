import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashInput, openInput } from "../../src/input/index.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "folder-"));
  folder = join(root, "2019 年决算");
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

/** A PNG whose grey says which page it is. */
const page = async (name: string, grey: number): Promise<void> => {
  const background = { r: grey, g: grey, b: grey };
  const png = sharp({ create: { width: 80, height: 110, channels: 3, background } })
    .toColourspace("b-w")
    .png();
  writeFileSync(join(folder, name), await png.toBuffer());
};

/** The grey of each page; the message of one that cannot be read. */
async function readAll(): Promise<(number | string)[]> {
  const source = await openInput(folder);
  const pages: (number | string)[] = [];
  for (let number = 1; number <= source.pageCount; number++) {
    pages.push(
      await source.readPage(number, { dpi: 200 }).then(
        ({ raster }) => raster?.data[0] as number,
        (error: Error) => error.message,
      ),
    );
  }
  return pages;
}

test("the pages come in the natural order of their names, whatever their endings", async () => {
  await page("page10.png", 10);
  await page("page2.jpg", 2);
  await page("page1.TIF", 1);
  await page("page 3 «ä'`$(x)\n.png", 3);
  copyFileSync(fixture("many.tif"), join(folder, "page9.tif"));
  // A space goes before a figure; the TIFF's three pages have a white second pixel row, its corner is black.
  expect(await readAll()).toEqual([3, 1, 2, 0, 0, 0, 10]);
  expect(await openInput(`${folder}/`)).toMatchObject({ file: "2019 年决算", pageCount: 7, notes: [] });
});

test("its digest is that of its pages' digests in order", async () => {
  await page("2.png", 2);
  await page("10.png", 10);
  const digest = (content: Buffer | string) => createHash("sha256").update(content).digest("hex");
  const digests = ["2.png", "10.png"].map((name) => digest(readFileSync(join(folder, name))));
  const expected = digest(digests.map((each) => `${each}\n`).join(""));
  expect((await openInput(folder)).sha256).toBe(expected);
  expect(await hashInput(folder)).toBe(expected);
  await page("10.png", 11);
  expect(await hashInput(folder)).not.toBe(expected);
});

test("hidden and other files are left aside, and told", async () => {
  await page("1.png", 1);
  await page(".2.png", 2);
  writeFileSync(join(folder, "Thumbs.db"), "x");
  writeFileSync(join(folder, "notes.txt"), "x");
  mkdirSync(join(folder, "originals"));
  const source = await openInput(folder);
  expect(source.pageCount).toBe(1);
  expect(source.notes.map(({ en }) => en)).toEqual([
    "left aside, no page images: notes.txt, originals, Thumbs.db",
    "left aside: 1 hidden file",
  ]);
});

test("what is named a picture but cannot be read is a page that failed, by name, and keeps its place", async () => {
  await page("1.png", 1);
  writeFileSync(join(folder, "2.png"), "");
  writeFileSync(join(folder, "3.jp2"), "JPEG 2000");
  mkdirSync(join(folder, "4.png"));
  const whole = readFileSync(join(folder, "1.png"));
  writeFileSync(join(folder, "5.png"), whole.subarray(0, whole.length / 2));
  await page("6.png", 6);
  const [first, second, third, fourth, fifth, sixth] = await readAll();
  expect([first, sixth]).toEqual([1, 6]);
  expect(second).toContain("page 2 (2.png) cannot be read");
  expect(third).toContain("page 3 (3.jp2) cannot be read: its bytes are no TIFF, PNG or JPEG");
  expect(fourth).toContain("page 4 (4.png)");
  expect(fifth).toContain("page 5 (5.png)");
});

test("no link leads out of the folder", async () => {
  await page("1.png", 1);
  copyFileSync(join(folder, "1.png"), join(root, "secret.png"));
  symlinkSync(join(root, "secret.png"), join(folder, "2.png"));
  symlinkSync("../secret.png", join(folder, "3.png"));
  symlinkSync("1.png", join(folder, "4.png"));
  symlinkSync("nowhere.png", join(folder, "5.png"));
  symlinkSync(root, join(folder, "outside"));
  const [first, second, third, fourth, fifth] = await readAll();
  expect([first, fourth]).toEqual([1, 1]);
  expect(second).toContain("page 2 (2.png) cannot be read: it is a link out of the folder");
  expect(third).toContain("link out of the folder");
  expect(fifth).toContain("page 5 (5.png)");
});

test("a pipe is never waited for", async () => {
  await page("1.png", 1);
  execFileSync("mkfifo", [join(folder, "2.png"), join(root, "pipe.pdf")]);
  expect((await readAll())[1]).toContain("page 2 (2.png) cannot be read");
  await expect(openInput(join(root, "pipe.pdf"))).rejects.toMatchObject({ code: "NOT_A_FILE" });
  await expect(openInput("/dev/zero")).rejects.toMatchObject({ code: "NOT_A_FILE" });
});

test("a page that is changed between opening and reading is an error", async () => {
  await page("1.png", 1);
  const source = await openInput(folder);
  await page("1.png", 2);
  await expect(source.readPage(1, { dpi: 200 })).rejects.toThrow("was changed");
});

test("a folder of PDFs or of nothing is refused, with what to do", async () => {
  await expect(openInput(folder)).rejects.toMatchObject({ code: "NO_PAGE_IMAGES" });
  await page("1.png", 1);
  copyFileSync(
    fileURLToPath(new URL("../../samples/anyang-2024-born.pdf", import.meta.url)),
    join(folder, "2"),
  );
  await expect(openInput(folder)).rejects.toMatchObject({
    code: "FOLDER_OF_PDFS",
    message: expect.stringContaining("2"),
    fix: expect.stringContaining("*.pdf"),
  });
});
