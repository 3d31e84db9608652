import type { Raster } from "../pdf/types.ts";
import { transpose } from "./transpose.ts";

/**
 * The grey picture without anything dark that is narrower than `size` pixels both ways: the lightest of each square, then
 * the darkest of those (grey morphological closing; running extremes by van Herk, 1992). What is wider keeps its outline.
 */
export function closing(grey: Raster, size: number): Raster {
  const half = size >> 1;
  const light = lightest(transpose(lightest(grey, half)), half);
  const dark = lightest(transpose(lightest(inverse(light), half)), half);
  return inverse(dark);
}

const inverse = (grey: Raster): Raster => ({ ...grey, data: grey.data.map((value) => 255 - value) });

/** Of every pixel and the `half` before and behind it in its row, the lightest. */
function lightest({ data, width, height }: Raster, half: number): Raster {
  const size = 2 * half + 1;
  const out = new Uint8Array(data.length);
  // The lightest of each block of `size` pixels, up to a pixel and from it on: two of them make any window.
  const [upTo, from] = [new Uint8Array(width), new Uint8Array(width)];
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    for (let x = 0; x < width; x++) {
      const value = row[x] as number;
      upTo[x] = x % size === 0 ? value : Math.max(upTo[x - 1] as number, value);
    }
    for (let x = width - 1; x >= 0; x--) {
      const value = row[x] as number;
      const isLast = x === width - 1 || x % size === half * 2;
      from[x] = isLast ? value : Math.max(from[x + 1] as number, value);
    }
    for (let x = 0; x < width; x++) {
      const [first, last] = [Math.max(0, x - half), Math.min(width - 1, x + half)];
      const isOneBlock = Math.trunc(first / size) === Math.trunc(last / size);
      const [head, tail] = [from[first] as number, upTo[last] as number];
      out[y * width + x] = !isOneBlock ? Math.max(head, tail) : first % size === 0 ? tail : head;
    }
  }
  return { data: out, width, height, channels: 1 };
}
