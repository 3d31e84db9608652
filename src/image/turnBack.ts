import type { Raster } from "../pdf/types.ts";

const WHITE = 255;
/** Positions between two pixels that interpolation weights are kept for. */
const PHASES = 64;

/** Catmull-Rom weights (a = -0.5) of the four pixels around each phase. */
const WEIGHTS = Float32Array.from({ length: (PHASES + 1) * 4 }, (_, index) => {
  const distance = Math.abs((index % 4) - 1 - Math.floor(index / 4) / PHASES);
  if (distance >= 2) return 0;
  const [square, cube] = [distance ** 2, distance ** 3];
  return distance < 1 ? 1.5 * cube - 2.5 * square + 1 : -0.5 * cube + 2.5 * square - 4 * distance + 2;
});

/** The page that leans `degrees` clockwise, set upright about its centre by cubic interpolation; same size, white corners. */
export function turnBack(grey: Raster, degrees: number): Raster {
  const { data: from, width, height } = grey;
  const data = new Uint8Array(from.length).fill(WHITE);
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    let sourceX = cx - cx * cos - (y - cy) * sin;
    let sourceY = cy - cx * sin + (y - cy) * cos;
    for (let x = 0, to = y * width; x < width; x++, to++, sourceX += cos, sourceY += sin) {
      const [left, top] = [Math.floor(sourceX), Math.floor(sourceY)];
      if (left < 1 || top < 1 || left >= width - 2 || top >= height - 2) continue;
      const at = top * width + left;
      const isPaper =
        ((from[at] as number) &
          (from[at + 1] as number) &
          (from[at + width] as number) &
          (from[at + width + 1] as number)) ===
        WHITE;
      if (!isPaper) data[to] = interpolate(from, width, at, sourceX - left, sourceY - top);
    }
  }
  return { data, width, height, channels: 1 };
}

/** The value at (`dx`, `dy`) from the pixel at `at`, from the 16 pixels around. */
function interpolate(from: Uint8Array, width: number, at: number, dx: number, dy: number): number {
  const [across, down] = [Math.round(dx * PHASES) * 4, Math.round(dy * PHASES) * 4];
  let value = 0;
  for (let row = 0; row < 4; row++) {
    const start = at + (row - 1) * width - 1;
    value +=
      (WEIGHTS[down + row] as number) *
      ((WEIGHTS[across] as number) * (from[start] as number) +
        (WEIGHTS[across + 1] as number) * (from[start + 1] as number) +
        (WEIGHTS[across + 2] as number) * (from[start + 2] as number) +
        (WEIGHTS[across + 3] as number) * (from[start + 3] as number));
  }
  return value < 0 ? 0 : value > WHITE ? WHITE : Math.round(value);
}
