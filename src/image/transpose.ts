import { asWords, fourTimes } from "./words.ts";

interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels a side of the squares that are transposed at a time, so that both sides stay in the cache. */
const BLOCK = 64;

/** The picture mirrored at its diagonal: rows become columns. */
export function transpose<T extends Picture>(picture: T): T {
  const { data, width, height } = picture;
  // Most of a page is as its first pixel, paper: only what differs is moved.
  const ground = data[0] as number;
  const [words, paper] = [asWords(data), fourTimes(ground)];
  const turned = new Uint8Array(data.length);
  if (ground !== 0) turned.fill(ground);
  for (let y0 = 0; y0 < height; y0 += BLOCK) {
    for (let x0 = 0; x0 < width; x0 += BLOCK) {
      const [y1, x1] = [Math.min(y0 + BLOCK, height), Math.min(x0 + BLOCK, width)];
      for (let y = y0; y < y1; y++) {
        const [start, end] = [y * width, y * width + x1];
        for (let at = start + x0; at < end; ) {
          if ((at & 3) === 0 && words[at >> 2] === paper) at += 4;
          else {
            turned[(at - start) * height + y] = data[at] as number;
            at++;
          }
        }
      }
    }
  }
  return { ...picture, data: turned, width: height, height: width };
}
