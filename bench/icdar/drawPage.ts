import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import type { Raster } from "../../src/pdf/types.ts";

/** One page of a PDF as a grey picture of `dpi` pixels an inch, drawn by pdftoppm. Throws where that is not installed. */
export async function drawPage(file: string, page: number, dpi: number): Promise<Raster> {
  const folder = await mkdtemp(join(tmpdir(), "icdar-"));
  try {
    const stem = join(folder, "page");
    const range = ["-f", String(page), "-l", String(page), "-singlefile"];
    await promisify(execFile)("pdftoppm", ["-r", String(dpi), ...range, "-gray", "-png", file, stem]);
    const { data, info } = await sharp(await readFile(`${stem}.png`))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
