import type { Bitmap } from "./binarise.ts";
import type { Mapping } from "./resample.ts";

/** Where a pixel of the upright picture lies on the one that leans `degrees` clockwise about its centre. */
export function leaning({ width, height }: { width: number; height: number }, degrees: number): Mapping {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  return (x, y) => [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos];
}

/** The bitmap that leans `degrees` clockwise, set upright about its centre by the nearest pixel: cheap, for measuring. */
export function turnInkBack(ink: Bitmap, degrees: number): Bitmap {
  if (degrees === 0) return ink;
  const { data: from, width, height } = ink;
  const mapping = leaning(ink, degrees);
  const [originX, originY] = mapping(0, 0);
  const [endX, endY] = mapping(1, 0);
  const [stepX, stepY] = [endX - originX, endY - originY];
  const data = new Uint8Array(from.length);
  for (let y = 0, to = 0; y < height; y++) {
    let [x, down] = mapping(0, y);
    for (let column = 0; column < width; column++, to++, x += stepX, down += stepY) {
      const left = (x + 0.5) | 0;
      const top = (down + 0.5) | 0;
      if (left >= 0 && top >= 0 && left < width && top < height)
        data[to] = from[top * width + left] as number;
    }
  }
  return { data, width, height };
}
