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

function pictureOf(scan: Raster, dpi: number, { container, quality, isBilevel }: Form): Promise<Uint8Array> {
  const image = openRaster(scan);
  if (container === "tiff") {
    const [xres, yres] = [dpi / MILLIMETRES_PER_INCH, dpi / MILLIMETRES_PER_INCH];
    return isBilevel
      ? image.tiff({ compression: "ccittfax4", bitdepth: 1, xres, yres }).toBuffer()
      : image.tiff({ compression: "jpeg", quality, xres, yres }).toBuffer();
  }
  const dense = image.withMetadata({ density: dpi });
  if (isBilevel) return dense.png({ colours: 2 }).toBuffer();
  return container === "png" ? dense.png().toBuffer() : dense.jpeg({ quality }).toBuffer();
}
