import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";

/** Pixels an inch of a clean office scan, and the quality of its JPEG. */
const DPI = 200;
const JPEG_QUALITY = 90;
const POINTS_PER_INCH = 72;

/** Writes a PDF with the given pages of `file` alone, in that order, their text layer kept. */
export async function writePages(file: string, pages: readonly number[], target: string): Promise<void> {
  const source = await PDFDocument.load(await readFile(file), { ignoreEncryption: true });
  const copy = await PDFDocument.create();
  const indices = pages.map((page) => page - 1);
  for (const page of await copy.copyPages(source, indices)) copy.addPage(page);
  await writeFile(target, await copy.save());
}

/** Writes a PDF of pictures of the pages of `file`: grey, 200 dpi, JPEG, each as large as the page. Needs pdftoppm. */
export async function writeScan(file: string, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "budgetscan-scan-"));
  try {
    await promisify(execFile)("pdftoppm", ["-gray", "-r", String(DPI), "-png", file, join(folder, "page")]);
    const scan = await PDFDocument.create();
    for (const name of (await readdir(folder)).sort()) {
      const jpeg = await sharp(join(folder, name)).greyscale().jpeg({ quality: JPEG_QUALITY }).toBuffer();
      const picture = await scan.embedJpg(jpeg);
      const [width, height] = [picture.width, picture.height].map(
        (pixels) => (pixels * POINTS_PER_INCH) / DPI,
      );
      const page = scan.addPage([width as number, height as number]);
      page.drawImage(picture, { x: 0, y: 0, width: width as number, height: height as number });
    }
    await writeFile(target, await scan.save());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
