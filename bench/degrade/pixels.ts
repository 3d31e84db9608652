/** Operations on whole pictures of pages. Grey or colour, 0 black; sizes in pixels. */
import sharp, { type Sharp } from "sharp";
import type { Raster } from "../../src/pdf/types.ts";

export const WHITE = 255;

export const openRaster = ({ data, width, height, channels }: Raster): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).toColourspace(
    channels === 1 ? "b-w" : "srgb",
  );

/** The pixels of a picture, grey or in colour as asked. */
export async function toRaster(image: Sharp, channels: 1 | 3): Promise<Raster> {
  const { data, info } = await image
    .removeAlpha()
    .toColourspace(channels === 1 ? "b-w" : "srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height, channels };
}

/** Every value through `of`, which hears the pixel's place; results are rounded and kept within 0 and 255. */
export function mapPixels(
  page: Raster,
  of: (value: number, x: number, y: number, channel: number) => number,
): Raster {
  const { data, width, height, channels } = page;
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++, at++)
        out[at] = of(data[at] as number, x, y, channel);
  return { ...page, data: new Uint8Array(out.buffer) };
}

/** Every pixel by the same rule, looked up in a table of 256 values. */
export function mapTones(page: Raster, of: (value: number) => number): Raster {
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => of(value));
  return { ...page, data: page.data.map((value) => table[value] as number) };
}

/** Softened by a Gauss curve of `sigma` pixels; less than 0.3 changes nothing. */
export const blurred = async (page: Raster, sigma: number): Promise<Raster> =>
  sigma < 0.3 ? page : toRaster(openRaster(page).blur(sigma), page.channels);

/** The page with three channels. */
export const inColour = async (page: Raster): Promise<Raster> =>
  page.channels === 3 ? page : toRaster(openRaster(page).toColourspace("srgb"), 3);

/** An SVG drawing as large as the page, printed over it as ink that lets through what lies below. */
export async function overprint(page: Raster, elements: string): Promise<Raster> {
  const { width, height } = page;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${elements}</svg>`;
  const drawing = await sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: "#fff" })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return toRaster(openRaster(page).composite([{ input: drawing, blend: "multiply" }]), page.channels);
}
