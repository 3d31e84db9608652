import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import type { Raster } from "../../src/pdf/types.ts";
import { applyDamage, type Damage, SHEET_DPI } from "./drawDamage.ts";
import { endingOf, writePicture } from "./picture.ts";
import { openRaster, toRaster, WHITE } from "./pixels.ts";
import { type PlaceMap, scanSheet } from "./placing.ts";
import type { PrintedPage } from "./printedPage.ts";

/** The picture of a spoilt page. */
export interface SpoiltPage {
  readonly file: string;
  readonly map: PlaceMap;
  /** Grey, as it comes out of the file. */
  readonly scan: Raster;
  /** The undamaged print, grey, as it would lie there. */
  readonly clean: Raster;
}

/** Prints the page, spoils it, and writes its picture as `folder`/`stem` with the ending of its format. Needs pdftoppm. */
export async function spoilPage(
  { file, number, pageCount, figures }: PrintedPage,
  damage: Damage,
  folder: string,
  stem: string,
): Promise<SpoiltPage> {
  const sheet = await renderPage(file, number);
  const back = await renderPage(file, (number % pageCount) + 1);
  const { width, height } = sheet;
  const context = {
    dpi: SHEET_DPI,
    figures: figures.map(({ box }) => box),
    back: await toRaster(openRaster(back).resize({ width, height, fit: "fill" }), 1),
  };
  const { scan, map } = await applyDamage(sheet, context, damage);
  const { bytes, raster } = await writePicture(scan, damage.dpi, damage.form);
  const target = join(folder, `${stem}.${endingOf(damage.form)}`);
  writeFileSync(target, bytes);
  const clean = await scanSheet(sheet, map, WHITE);
  return { file: target, map, scan: await toRaster(openRaster(raster), 1), clean };
}

/** A page as poppler draws it, grey. */
async function renderPage(file: string, number: number): Promise<Raster> {
  const page = String(number);
  const { stdout } = await promisify(execFile)(
    "pdftoppm",
    ["-gray", "-r", String(SHEET_DPI), "-f", page, "-l", page, "-png", file],
    { encoding: "buffer", maxBuffer: 2 ** 28 },
  );
  return toRaster(sharp(stdout, { limitInputPixels: false }), 1);
}
