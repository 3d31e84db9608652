import { ImageKind } from "pdfjs-dist/legacy/build/pdf.mjs";
import { greyOf } from "./greyOf.ts";
import type { Raster } from "./types.ts";

/** An image decoded by pdf.js; 1-bit rows begin on a byte, a set bit is white. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const WHITE = 255;

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
