import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import type { Raster } from "../../src/pdf/types.ts";
import { openRaster, toRaster } from "./pixels.ts";

/** In which file a scan is kept. */
export interface Form {
  readonly container: "pdf" | "png" | "jpeg" | "tiff";
  /** Of a JPEG, and of the picture in a PDF or a TIFF. PNG loses nothing. */
  readonly quality: number;
  /** One bit a pixel, kept without loss. */
  readonly isBilevel: boolean;
  /** `without unit`: a PNG that tells the shape of its pixels alone, as programs do that know no resolution. */
  readonly density: "told" | "without unit";
}

const POINTS_PER_INCH = 72;
/** What a TIFF counts its pixels by here. */
const MILLIMETRES_PER_INCH = 25.4;

/** The ending of the file's name. */
export const endingOf = ({ container }: Form): string => (container === "jpeg" ? "jpg" : container);

/** The file of a scan, its density told, and the pixels that it holds after compression. */
export async function writePicture(
  scan: Raster,
  dpi: number,
  form: Form,
): Promise<{ bytes: Uint8Array; raster: Raster }> {
  const picture = await pictureOf(scan, dpi, form);
  const raster = await toRaster(sharp(picture, { limitInputPixels: false }), scan.channels);
  if (form.container !== "pdf") return { bytes: picture, raster };
  const target = await PDFDocument.create({ updateMetadata: false });
  const image = form.isBilevel ? await target.embedPng(picture) : await target.embedJpg(picture);
  const [width, height] = [scan.width, scan.height].map((pixels) => (pixels * POINTS_PER_INCH) / dpi) as [
    number,
    number,
  ];
  target.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  return { bytes: await target.save(), raster };
}

async function pictureOf(scan: Raster, dpi: number, form: Form): Promise<Uint8Array> {
  const { container, quality, isBilevel } = form;
  const image = openRaster(scan);
  if (container === "tiff") {
    const [xres, yres] = [dpi / MILLIMETRES_PER_INCH, dpi / MILLIMETRES_PER_INCH];
    return isBilevel
      ? image.tiff({ compression: "ccittfax4", bitdepth: 1, xres, yres }).toBuffer()
      : image.tiff({ compression: "jpeg", quality, xres, yres }).toBuffer();
  }
  if (container !== "png" && !isBilevel) {
    return image.withMetadata({ density: dpi }).jpeg({ quality }).toBuffer();
  }
  const png = await image.png(isBilevel ? { colours: 2 } : {}).toBuffer();
  return form.density === "told" ? withDensity(png, dpi / 0.0254, 1) : withDensity(png, SHAPE, 0);
}

/** Pixels a unit that such programs write. */
const SHAPE = 72;

/** The PNG with other pixels a unit in its chunk pHYs: of a metre (1), or of none (0). */
function withDensity(png: Buffer, pixels: number, unit: 0 | 1): Buffer {
  const at = png.indexOf("pHYs");
  const changed = Buffer.from(png);
  changed.writeUInt32BE(Math.round(pixels), at + 4);
  changed.writeUInt32BE(Math.round(pixels), at + 8);
  changed.writeUInt8(unit, at + 12);
  changed.writeUInt32BE(crc32(changed.subarray(at, at + 13)), at + 13);
  return changed;
}

/** The check sum of a PNG's chunk. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return (sum ^ 0xffffffff) >>> 0;
}
