import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { Matrix } from "./matrix.ts";
import type { TileGrid } from "./tileGrid.ts";
import type { Raster } from "./types.ts";

const WHITE = 255;

/**
 * The page's raster out of the tiles that fill it, pixel for pixel: each turned and mirrored as its matrix says, on
 * white where they leave the page bare. `pixels` are the tiles' own, in the order of the grid.
 */
export function takePixels({ dpi, tiles }: TileGrid, pixels: readonly Raster[], page: Box): Raster {
  const [width, height] = [widthOf(page), heightOf(page)].map((side) => Math.round((side * dpi) / 72)) as [
    number,
    number,
  ];
  const channels = pixels.some((tile) => tile.channels === 3) ? 3 : 1;
  const raster = {
    data: new Uint8Array(width * height * channels).fill(WHITE),
    width,
    height,
    channels,
  } as const;
  tiles.forEach(({ image, left, top }, index) => {
    copyTile(raster, withChannels(pixels[index] as Raster, channels), image.matrix, left, top);
  });
  return raster;
}

/** Copies what lies on the page of a tile whose displayed top left is at (`left`, `top`). */
function copyTile(to: Raster, from: Raster, matrix: Matrix, left: number, top: number): void {
  const { channels } = to;
  // Steps over the source for one displayed pixel to the right and one down are each one pixel along an axis.
  const isCrossed = Math.abs(matrix[0]) < Math.abs(matrix[1]);
  const [columns, rows] = isCrossed ? [from.height, from.width] : [from.width, from.height];
  const strideX = (isCrossed ? -Math.sign(matrix[2]) * from.width : Math.sign(matrix[0])) * channels;
  const strideY = (isCrossed ? Math.sign(matrix[1]) : -Math.sign(matrix[3]) * from.width) * channels;
  const first = (strideX < 0 ? -strideX * (columns - 1) : 0) + (strideY < 0 ? -strideY * (rows - 1) : 0);
  const [x0, x1] = [Math.max(0, -left), Math.min(columns, to.width - left)];
  if (x1 <= x0) return;
  for (let y = Math.max(0, -top); y < Math.min(rows, to.height - top); y++) {
    let target = ((y + top) * to.width + x0 + left) * channels;
    let source = first + y * strideY + x0 * strideX;
    if (strideX === channels) {
      to.data.set(from.data.subarray(source, source + (x1 - x0) * channels), target);
      continue;
    }
    for (let x = x0; x < x1; x++, source += strideX, target += channels) {
      for (let channel = 0; channel < channels; channel++)
        to.data[target + channel] = from.data[source + channel] as number;
    }
  }
}

function withChannels(raster: Raster, channels: 1 | 3): Raster {
  if (raster.channels === channels) return raster;
  const data = new Uint8Array(raster.data.length * channels);
  for (let at = 0; at < data.length; at++) data[at] = raster.data[Math.floor(at / channels)] as number;
  return { ...raster, data, channels };
}
