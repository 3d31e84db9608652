import sharp from "sharp";
import type { Raster } from "../pdf/types.ts";
import { drawLayer, LAYERS, type Layer, type PageArtifacts } from "./layers.ts";

export type { Layer, PageArtifacts } from "./layers.ts";

/** Pixels a point on pages that have no picture, and the most pixels along a side. */
const BARE_SCALE = 2;
const MAX_BARE_SIDE = 4_000;

/**
 * A PNG of the page with `layers` drawn over its cleaned picture, or over white where it was born digital. Works
 * from artifacts alone: nothing is read or detected again.
 */
export async function drawPage(
  page: PageArtifacts,
  picture: Raster | null,
  layers: readonly Layer[],
): Promise<Buffer> {
  const { width, height } = page.text;
  const base = picture === null ? whitePage(width, height) : pictured(picture);
  const { width: pixelWidth, height: pixelHeight } = picture ?? pixelSize(width, height);
  const elements = LAYERS.filter((layer) => layers.includes(layer)).flatMap((layer) =>
    drawLayer[layer](page),
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixelWidth}" height="${pixelHeight}"`,
    ` viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">`,
    ...elements,
    "</svg>",
  ].join("");
  return base
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
}

function pixelSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(BARE_SCALE, MAX_BARE_SIDE / Math.max(width, height));
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
}

const whitePage = (width: number, height: number) =>
  sharp({ create: { ...pixelSize(width, height), channels: 3, background: "white" } });

const pictured = ({ data, width, height, channels }: Raster) =>
  sharp(data, { raw: { width, height, channels } }).toColourspace("srgb");
