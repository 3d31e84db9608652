/** What lies under the print: the paper, its back, watermarks, tints, folds. */

import type { Raster } from "../../../src/pdf/types.ts";
import { eitherWay, wholeNumber } from "../../corpus/random.ts";
import { type Condition, pixelsOf } from "../condition.ts";
import { type Dice, smoothField } from "../dice.ts";
import { blurred, inColour, mapPixels, openRaster, overprint, toRaster, WHITE } from "../pixels.ts";

/** The print of the back shows: mirrored, soft, at a share of its ink. */
const bleedThrough: Condition = {
  name: "bleed-through",
  share: [0.08, 0.35],
  draw: (dice) => {
    const share = dice.between(0.05, 0.35);
    const [soft, offX, offY] = [
      dice.between(1, 4),
      eitherWay(dice.random, 0.03),
      eitherWay(dice.random, 0.03),
    ];
    return {
      detail: share.toFixed(2),
      onSheet: async (sheet, { back }) => {
        const mirrored = await blurred(await toRaster(openRaster(back).flop(), 1), soft);
        const { width, height } = mirrored;
        const [left, top] = [Math.round(offX * width), Math.round(offY * height)];
        return mapPixels(sheet, (value, x, y) => {
          const [u, v] = [x + left, y + top];
          if (u < 0 || u >= width || v < 0 || v >= height) return value;
          return value - share * (WHITE - (mirrored.data[v * width + u] as number)) * (value / WHITE);
        });
      },
    };
  },
};

/** A printed underlay of dots, all over the sheet or in the shape of a large emblem. */
const halftone: Condition = {
  name: "halftone",
  share: [0.06, 0.25],
  draw: (dice) => {
    const lines = dice.between(100, 45);
    const turn = dice.random() * Math.PI;
    const tone = dice.between(0.06, 0.4);
    const level = dice.between(190, 110);
    const isEmblem = dice.chance(0.6);
    const [centreX, centreY] = [0.3 + 0.4 * dice.random(), 0.3 + 0.4 * dice.random()];
    const size = 0.15 + 0.25 * dice.random();
    return {
      detail: `${lines.toFixed(0)} lines an inch, tone ${tone.toFixed(2)}, grey ${level.toFixed(0)}${isEmblem ? ", an emblem" : ""}`,
      onSheet: (sheet, { dpi }) => {
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map(
          (part) => (part * lines * 2 * Math.PI) / dpi,
        ) as [number, number];
        return mapPixels(sheet, (value, x, y) => {
          if (
            isEmblem &&
            !inEmblem(x / sheet.width - centreX, (y - centreY * sheet.height) / sheet.width, size)
          )
            return value;
          const wave = 0.25 * (2 + Math.cos(x * cos + y * sin) + Math.cos(y * cos - x * sin));
          // A dot's edge is some hundredths of an inch soft.
          const cover = Math.min(1, Math.max(0, (wave - (1 - tone)) * 6));
          return value * (1 - cover * (1 - level / WHITE));
        });
      },
    };
  },
};

/** A ring around a disc of rays, in shares of the sheet's width. */
function inEmblem(x: number, y: number, size: number): boolean {
  const far = Math.hypot(x, y) / size;
  if (far > 1) return false;
  return far > 0.82 || (far < 0.7 && Math.sin(9 * Math.atan2(y, x)) > -0.3);
}

/** A watermark of lines: waves over the sheet, or a large name across it. */
const lineWatermark: Condition = {
  name: "line-watermark",
  share: [0.06, 0.25],
  draw: (dice) => {
    const level = Math.round(dice.between(225, 150));
    const width = dice.between(0.1, 0.35);
    const elements = dice.chance(0.5) ? waves(dice, level, width) : name(dice, level);
    return {
      detail: `${elements.detail}, grey ${level}`,
      onSheet: (sheet, { dpi }) => overprint(sheet, elements.draw(sheet, dpi)),
    };
  },
};

interface Drawing {
  readonly detail: string;
  draw(sheet: Raster, dpi: number): string;
}

function waves(dice: Dice, level: number, width: number): Drawing {
  const [spacing, swing, length] = [dice.between(4, 1.2), dice.between(0.5, 3), dice.between(40, 12)];
  const turn = eitherWay(dice.random, 45);
  return {
    detail: `waves every ${spacing.toFixed(1)} mm`,
    draw: (sheet, dpi) => {
      const px = (millimetres: number): number => pixelsOf(millimetres, dpi);
      const reach = Math.hypot(sheet.width, sheet.height);
      const lines: string[] = [];
      for (let y = -reach; y < reach; y += px(spacing)) {
        const points: string[] = [];
        for (let x = -reach; x < reach; x += px(length) / 8) {
          points.push(
            `${x.toFixed(1)},${(y + px(swing) * Math.sin((2 * Math.PI * x) / px(length))).toFixed(1)}`,
          );
        }
        lines.push(`<polyline points="${points.join(" ")}"/>`);
      }
      const middle = `translate(${sheet.width / 2} ${sheet.height / 2}) rotate(${turn})`;
      return `<g fill="none" stroke="rgb(${level},${level},${level})" stroke-width="${px(width)}" transform="${middle}">${lines.join("")}</g>`;
    },
  };
}

function name(dice: Dice, level: number): Drawing {
  const [size, turn] = [dice.between(12, 40), eitherWay(dice.random, 50)];
  const [isHollow, count] = [dice.chance(0.4), wholeNumber(dice.random, 1, 4)];
  return {
    detail: `a ${isHollow ? "hollow " : ""}name ${count} times, ${size.toFixed(0)} mm`,
    draw: (sheet, dpi) => {
      const height = pixelsOf(size, dpi);
      const ink = `rgb(${level},${level},${level})`;
      const paint = isHollow ? `fill="none" stroke="${ink}" stroke-width="${height / 25}"` : `fill="${ink}"`;
      return Array.from({ length: count }, (_, index) => {
        const y = ((index + 1) / (count + 1)) * sheet.height;
        return `<text x="${sheet.width / 2}" y="${y}" font-size="${height}" text-anchor="middle" font-family="WenQuanYi Zen Hei, sans-serif" ${paint} transform="rotate(${turn} ${sheet.width / 2} ${y})">财政局存档</text>`;
      }).join("");
    },
  };
}

const TINTS = ["#bdd7ee", "#e2efda", "#fce4d6", "#d9d9d9", "#fff2cc", "#f4b6c2", "#c9b7e4"];

/** Every second row of figures lies on a tinted band. */
const tintedRows: Condition = {
  name: "tinted-rows",
  share: [0.1, 0.2],
  draw: (dice) => {
    const tint = TINTS[Math.floor(dice.random() * TINTS.length)] as string;
    const density = dice.between(0.4, 1);
    return {
      detail: `${tint} at ${density.toFixed(2)}`,
      onSheet: async (sheet, { figures, dpi }) => {
        const rows = rowsOf(figures.map(([, y0, , y1]) => [y0, y1] as const)).filter(
          (_, row) => row % 2 === 0,
        );
        const [left, right] = [
          Math.min(...figures.map(([x0]) => x0)) - 200,
          Math.max(...figures.map(([, , x1]) => x1)) + 4,
        ];
        const bands = rows.map(
          ([y0, y1]) =>
            `<rect x="${(Math.max(20, left) * dpi) / 72}" width="${((right - Math.max(20, left)) * dpi) / 72}" y="${((y0 - 2) * dpi) / 72}" height="${((y1 - y0 + 4) * dpi) / 72}" fill="${tint}" fill-opacity="${density}"/>`,
        );
        return overprint(await inColour(sheet), bands.join(""));
      },
    };
  },
};

/** Stretches of the page that figures stand in, from the top, those that overlap taken as one. */
function rowsOf(stretches: readonly (readonly [number, number])[]): [number, number][] {
  const rows: [number, number][] = [];
  for (const [from, to] of [...stretches].sort(([a], [b]) => a - b)) {
    const last = rows.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else rows.push([from, to]);
  }
  return rows;
}

/** Paper that is no longer white, cloudy, with specks of dirt. */
const agedPaper: Condition = {
  name: "aged-paper",
  share: [0.25, 0.7],
  draw: (dice) => {
    const [level, cloud] = [dice.between(252, 205), dice.between(1, 14)];
    const specks = dice.between(0, 8e-5);
    const { random } = dice;
    return {
      detail: `grey ${level.toFixed(0)}, clouds ${cloud.toFixed(0)}, ${(1e6 * specks).toFixed(0)} specks in a million`,
      onSheet: (sheet, { dpi }) => {
        const field = smoothField(sheet.width, sheet.height, pixelsOf(12, dpi), random);
        const dirt = new Map<number, number>();
        for (let left = specks * sheet.width * sheet.height; left > 0; left--) {
          const at = Math.floor(random() * sheet.height) * sheet.width + Math.floor(random() * sheet.width);
          const [dark, size] = [0.2 + 0.7 * random(), wholeNumber(random, 1, 4)];
          for (let y = 0; y < size; y++)
            for (let x = 0; x < size; x++) dirt.set(at + y * sheet.width + x, dark);
        }
        return mapPixels(sheet, (value, x, y) => {
          const paper = (level + cloud * (field(x, y) - 0.5)) / WHITE;
          return value * paper * (dirt.get(y * sheet.width + x) ?? 1);
        });
      },
    };
  },
};

/** The sheet was folded: a soft shadow beside a bright crease on which toner has come off. */
const fold: Condition = {
  name: "fold",
  share: [0.08, 0.3],
  draw: (dice) => {
    const isAcross = dice.chance(0.7);
    const [at, depth, width] = [0.15 + 0.7 * dice.random(), dice.between(12, 90), dice.between(0.3, 2)];
    const slope = eitherWay(dice.random, 0.01);
    return {
      detail: `${isAcross ? "across" : "down"} at ${at.toFixed(2)}, ${depth.toFixed(0)} deep`,
      onSheet: (sheet, { dpi }) => {
        const reach = pixelsOf(width, dpi);
        const { width: w, height: h } = sheet;
        return mapPixels(sheet, (value, x, y) => {
          const from = isAcross ? y - at * h - slope * x : x - at * w - slope * y;
          if (from < -reach || from > 4 * reach) return value;
          if (from < 0) return value + (WHITE - value) * 0.5 * Math.min(1, depth / 90) * (1 + from / reach);
          return value - depth * Math.exp(-from / reach);
        });
      },
    };
  },
};

/** In the order in which they happen. */
export const PAPER: readonly Condition[] = [
  bleedThrough,
  halftone,
  lineWatermark,
  agedPaper,
  fold,
  tintedRows,
];
