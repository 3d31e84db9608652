import { ImageKind } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../core/geometry.ts";
import { heightOf, widthOf } from "../core/geometry.ts";
import { apply, type Matrix } from "./matrix.ts";
import type { Raster } from "./types.ts";

/** An image decoded by pdf.js; 1-bit rows begin on a byte, a set bit is white. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const WHITE = 255;

/**
 * The page's raster out of the one image that fills it, pixel for pixel: turned and mirrored as its matrix says,
 * on white where it leaves the page bare. `matrix` takes the unit square, y up, to points as displayed, and is
 * upright.
 */
export function takePixels(image: DecodedImage, matrix: Matrix, page: Box, dpi: number): Raster {
  const pixels = toRaster(image);
  const { channels } = pixels;
  const scale = dpi / 72;
  const [width, height] = [Math.round(widthOf(page) * scale), Math.round(heightOf(page) * scale)];
  const data = new Uint8Array(width * height * channels).fill(WHITE);
  // Steps over the source for one displayed pixel to the right and one down are each one pixel along an axis.
  const isCrossed = Math.abs(matrix[0]) < Math.abs(matrix[1]);
  const [columns, rows] = isCrossed ? [image.height, image.width] : [image.width, image.height];
  const corner = displayedCorner(matrix);
  const [left, top] = [Math.round(corner[0] * scale), Math.round(corner[1] * scale)];
  const strideX = (isCrossed ? -Math.sign(matrix[2]) * image.width : Math.sign(matrix[0])) * channels;
  const strideY = (isCrossed ? Math.sign(matrix[1]) : -Math.sign(matrix[3]) * image.width) * channels;
  const first = (strideX < 0 ? -strideX * (columns - 1) : 0) + (strideY < 0 ? -strideY * (rows - 1) : 0);
  for (let y = Math.max(0, -top); y < Math.min(rows, height - top); y++) {
    const x0 = Math.max(0, -left);
    let to = ((y + top) * width + x0 + left) * channels;
    let from = first + y * strideY + x0 * strideX;
    for (let x = x0; x < Math.min(columns, width - left); x++, from += strideX, to += channels) {
      for (let channel = 0; channel < channels; channel++)
        data[to + channel] = pixels.data[from + channel] as number;
    }
  }
  return { data, width, height, channels };
}

/** Top left of the placed image, points as displayed. */
function displayedCorner(matrix: Matrix): readonly [number, number] {
  const [a, b] = [apply(matrix, 0, 0), apply(matrix, 1, 1)];
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
}

/** Grey where every pixel is grey, else colour; transparency on white. */
export function toRaster({ data, width, height, kind }: DecodedImage): Raster {
  if (kind === ImageKind.GRAYSCALE_1BPP)
    return { data: unpackBits(data, width, height), width, height, channels: 1 };
  const from = kind === ImageKind.RGBA_32BPP ? withoutAlpha(data) : data;
  const grey = greyOf(from);
  if (grey !== null) return { data: grey, width, height, channels: 1 };
  return { data: new Uint8Array(from.buffer, from.byteOffset, from.length), width, height, channels: 3 };
}

function unpackBits(bits: ArrayLike<number>, width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height);
  const rowBytes = (width + 7) >> 3;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const byte = bits[y * rowBytes + (x >> 3)] as number;
      data[to] = (byte >> (7 - (x & 7))) & 1 ? WHITE : 0;
    }
  }
  return data;
}

function withoutAlpha(rgba: ArrayLike<number>): Uint8Array {
  const data = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = rgba[from + 3] as number;
    for (let channel = 0; channel < 3; channel++) {
      const value = rgba[from + channel] as number;
      data[to + channel] =
        alpha === WHITE ? value : Math.round((value * alpha + WHITE * (WHITE - alpha)) / WHITE);
    }
  }
  return data;
}

/** The grey values, or null where a pixel has colour. */
export function greyOf(rgb: ArrayLike<number>): Uint8Array | null {
  const data = new Uint8Array(rgb.length / 3);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to++) {
    const red = rgb[from] as number;
    if (red !== rgb[from + 1] || red !== rgb[from + 2]) return null;
    data[to] = red;
  }
  return data;
}
