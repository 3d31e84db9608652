import type { Raster } from "../pdf/types.ts";

/** Source pixels and weights that each target pixel is made of. */
interface Taps {
  readonly first: Int32Array;
  readonly weights: Float32Array;
  /** Weights to a target pixel. */
  readonly count: number;
}

/** The grey picture at another size: linear interpolation where it grows, a weighted mean where it shrinks. */
export function resize(picture: Raster, width: number, height: number): Raster {
  if (picture.width === width && picture.height === height) return picture;
  const across = tapsFor(picture.width, width);
  const down = tapsFor(picture.height, height);
  const narrowed = new Float32Array(picture.height * width);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < width; x++) {
      let value = 0;
      for (let tap = 0, at = y * picture.width + across.first[x]!; tap < across.count; tap++) {
        const weight = across.weights[x * across.count + tap]!;
        if (weight > 0) value += weight * picture.data[at + tap]!;
      }
      narrowed[y * width + x] = value;
    }
  }
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let value = 0;
      for (let tap = 0, row = down.first[y]!; tap < down.count; tap++) {
        const weight = down.weights[y * down.count + tap]!;
        if (weight > 0) value += weight * narrowed[(row + tap) * width + x]!;
      }
      data[y * width + x] = Math.round(value);
    }
  }
  return { data, width, height, channels: 1 };
}

function tapsFor(source: number, target: number): Taps {
  const step = source / target;
  const reach = Math.max(1, step);
  const count = Math.min(source, Math.ceil(2 * reach) + 1);
  const first = new Int32Array(target);
  const weights = new Float32Array(target * count);
  for (let index = 0; index < target; index++) {
    const centre = (index + 0.5) * step - 0.5;
    const start = Math.min(source - count, Math.max(0, Math.ceil(centre - reach)));
    first[index] = start;
    let total = 0;
    for (let tap = 0; tap < count; tap++) {
      const weight = Math.max(0, 1 - Math.abs(start + tap - centre) / reach);
      weights[index * count + tap] = weight;
      total += weight;
    }
    for (let tap = 0; tap < count; tap++) weights[index * count + tap]! /= total;
  }
  return { first, weights, count };
}
