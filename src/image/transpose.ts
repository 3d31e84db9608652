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
  const turned = new Uint8Array(data.length);
  for (let y0 = 0; y0 < height; y0 += BLOCK) {
    for (let x0 = 0; x0 < width; x0 += BLOCK) {
      const [y1, x1] = [Math.min(y0 + BLOCK, height), Math.min(x0 + BLOCK, width)];
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++) turned[x * height + y] = data[y * width + x] as number;
    }
  }
  return { ...picture, data: turned, width: height, height: width };
}
