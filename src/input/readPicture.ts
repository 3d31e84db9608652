import sharp, { type Metadata, type Sharp, type SharpOptions } from "sharp";
import { greyOf } from "../pdf/greyOf.ts";
import { MAX_IMAGE_PIXELS } from "../pdf/limits.ts";
import { boundedDpi } from "../pdf/scanResolution.ts";
import type { PdfPage, Raster, Step } from "../pdf/types.ts";
import { pageSizeOf, type Resolution } from "./pageSize.ts";
import type { OpenedPage } from "./types.ts";

/** Seconds one picture may take to decode: an A3 sheet at 600 dpi takes two. */
const DECODE_TIME = 60;
/** Clockwise degrees that each EXIF orientation turns the stored picture by; 2, 4, 5 and 7 mirror it besides. */
const TURNS: Readonly<Record<number, number>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };

/** One picture of a file. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** Position in a TIFF's chain of directories, from 0; 0 for a format of one picture. */
  readonly index: number;
  /** Pixels per inch across and down as stored, where the format's own reader found them; else sharp's is taken. */
  readonly resolution?: Resolution | null;
}

/**
 * The page that a picture shows: upright, on white, grey where it has no colour, its own pixels wherever they are
 * square and within bounds. Throws where any part of it cannot be decoded.
 */
export async function readPicture(picture: Picture, number: number): Promise<OpenedPage> {
  const options: SharpOptions = {
    page: picture.index,
    limitInputPixels: MAX_IMAGE_PIXELS,
    failOn: "warning",
  };
  // The header alone, whose size is refused in our own words.
  const metadata = await sharp(picture.bytes, { ...options, limitInputPixels: false }).metadata();
  if (metadata.width * metadata.height > MAX_IMAGE_PIXELS) {
    throw new RangeError(
      `its picture has ${metadata.width} by ${metadata.height} pixels, more than are read`,
    );
  }
  const { orientation = 1, autoOrient } = metadata;
  const stored = picture.resolution === undefined ? densityOf(metadata) : picture.resolution;
  // The orientations from 5 on lay the picture on its side.
  const claimed: Resolution | null = stored !== null && orientation >= 5 ? [stored[1], stored[0]] : stored;
  const size = pageSizeOf(autoOrient.width, autoOrient.height, claimed);
  const dpi = boundedDpi(size.dpi, [0, 0, size.width, size.height]);
  const steps: Step[] = [...size.steps];
  if (orientation > 1) steps.unshift({ name: "orient", detail: `EXIF orientation ${orientation}` });
  if (dpi < size.dpi)
    steps.push({ name: "reduce", detail: `${Math.round(size.dpi)} to ${Math.round(dpi)} dpi` });

  let upright = sharp(picture.bytes, options)
    .timeout({ seconds: DECODE_TIME })
    .autoOrient()
    .flatten({ background: "#ffffff" });
  const [width, height] = [size.width, size.height].map((side) =>
    Math.max(1, Math.round((side * dpi) / 72)),
  ) as [number, number];
  if (width !== autoOrient.width || height !== autoOrient.height) {
    upright = upright.resize({ width, height, fit: "fill" });
  }
  const page: PdfPage = {
    number,
    kind: "scan",
    width: size.width,
    height: size.height,
    rotation: TURNS[orientation] ?? 0,
    dpi,
    ...(steps.length > 0 && { steps }),
    glyphs: [],
    rulings: [],
  };
  return { page, raster: await toRaster(upright, isGrey(metadata)) };
}

/** sharp tells one number for both directions; only fax, which is TIFF, has two. */
const densityOf = ({ density }: Metadata): Resolution | null =>
  density === undefined || density <= 0 ? null : [density, density];

const isGrey = ({ space }: Metadata): boolean => space === "b-w" || space === "grey16";

async function toRaster(picture: Sharp, isGreyPicture: boolean): Promise<Raster> {
  const { data, info } = await picture
    .toColourspace(isGreyPicture ? "b-w" : "srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const { width, height, channels } = info;
  if (channels === 1) return { data: pixels, width, height, channels };
  if (channels !== 3) throw new Error(`its picture has ${channels} channels`);
  const grey = greyOf(pixels);
  return grey === null
    ? { data: pixels, width, height, channels }
    : { data: grey, width, height, channels: 1 };
}
