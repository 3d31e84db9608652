/** A print as a scanner gives it back: pages of pixels, a little crooked, soft and noisy. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { createRandom } from "./random.ts";

const run = promisify(execFile);

const DPI = 200;
/** Degrees either way. */
const MAX_SKEW = 0.6;
/** Pixels: the optics of an office scanner. */
const BLUR = 0.5;
/** Standard deviation in grey levels of 255. */
const NOISE = 3.5;
/** Grey of ink and of paper. */
const [INK, PAPER] = [28, 250];
/** So that both scans and all truths stay under 20 MB. */
const JPEG_QUALITY = 65;
const SEED = 150003;

/** A scanned page: its JPEG and its size in points. */
export interface ScannedPage {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Scans every page of a PDF; the same PDF gives the same pages. */
export async function scanPages(pdf: Uint8Array): Promise<ScannedPage[]> {
  const folder = await mkdtemp(join(tmpdir(), "budgetscan-samples-"));
  try {
    const file = join(folder, "print.pdf");
    await writeFile(file, pdf);
    await run("pdftoppm", ["-r", String(DPI), "-gray", "-png", file, join(folder, "page")]);
    const images = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
    const sizes = (await PDFDocument.load(pdf)).getPages().map((page) => page.getSize());
    const pages: ScannedPage[] = [];
    for (const [index, image] of images.entries()) {
      const { width, height } = sizes[index] as { width: number; height: number };
      pages.push({ jpeg: await scanImage(join(folder, image), createRandom(SEED + index)), width, height });
    }
    return pages;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function scanImage(file: string, random: () => number): Promise<Uint8Array> {
  const { width, height } = await sharp(file).metadata();
  const skew = (2 * random() - 1) * MAX_SKEW;
  const turned = await sharp(file).rotate(skew, { background: "#fff" }).toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(turned.data)
    .extract({
      left: Math.floor((turned.info.width - width) / 2),
      top: Math.floor((turned.info.height - height) / 2),
      width,
      height,
    })
    .blur(BLUR)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = Uint8ClampedArray.from(
    data,
    (value) => INK + (value / 255) * (PAPER - INK) + NOISE * gaussian(random),
  );
  return sharp(grey, { raw: { width: info.width, height: info.height, channels: 1 } })
    .toColourspace("b-w")
    .jpeg({ quality: JPEG_QUALITY, mozjpeg: true })
    .toBuffer();
}

/** Standard normal, by Box and Muller. */
const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
