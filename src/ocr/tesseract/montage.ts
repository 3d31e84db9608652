import type { Raster } from "../../pdf/types.ts";
import { resize } from "../resize.ts";

const WHITE = 255;
/** In line heights: white above, below and beside every line, so that no line is taken for part of the next. */
const SPACE = 0.75;

/** Where a crop stands in the montage: its pixels there, and how many pixels of the crop one of them is. */
export interface MontageRow {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly scale: number;
}

/** Crops one under the other on white: one call of the recogniser reads them all. */
export interface Montage {
  readonly picture: Raster;
  readonly rows: readonly MontageRow[];
}

/** Scales each crop to `lineHeight` pixels and sets them under each other, flush left. */
export function composeMontage(crops: readonly Raster[], lineHeight: number): Montage {
  const space = Math.round(SPACE * lineHeight);
  const lines = crops.map((crop) => resize(crop, widthAt(crop, lineHeight), lineHeight));
  const width = Math.max(...lines.map((line) => line.width)) + 2 * space;
  const height = lines.length * (lineHeight + space) + space;
  const data = new Uint8Array(width * height).fill(WHITE);
  const rows = lines.map((line, index): MontageRow => {
    const top = space + index * (lineHeight + space);
    for (let y = 0; y < lineHeight; y++) {
      data.set(line.data.subarray(y * line.width, (y + 1) * line.width), (top + y) * width + space);
    }
    return { top, bottom: top + lineHeight, left: space, scale: (crops[index] as Raster).width / line.width };
  });
  return { picture: { data, width, height, channels: 1 }, rows };
}

/** The row that a height of the montage belongs to, the white around it included; -1 where there is none. */
export const rowAt = ({ rows }: Montage, y: number): number =>
  rows.findIndex(({ top, bottom }) => Math.abs(y - (top + bottom) / 2) <= ((bottom - top) * (1 + SPACE)) / 2);

export const widthAt = (crop: Raster, lineHeight: number): number =>
  Math.max(1, Math.round((crop.width * lineHeight) / crop.height));

/** The picture as a binary PGM, which every build of Leptonica reads. */
export function toPgm({ data, width, height }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), data]);
}
