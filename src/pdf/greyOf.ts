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
