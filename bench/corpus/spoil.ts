/** What time, copiers and cameras do to a page. Pages are grey or colour, 0 black; sizes in pixels. */
import sharp, { type Sharp } from "sharp";
import type { Raster } from "../../src/pdf/types.ts";
import { toRaster } from "../degrade/pixels.ts";
import { eitherWay, gaussian, type Random } from "./random.ts";

const WHITE = 255;

const open = ({ data, width, height, channels }: Raster): Sharp =>
  sharp(data, { raw: { width, height, channels } });

const mapped = (page: Raster, of: (value: number, at: number) => number): Raster => ({
  ...page,
  data: Uint8Array.from(Uint8ClampedArray.from(page.data, of)),
});

/** Turned clockwise by quarters, pixel for pixel. */
export const turn = (page: Raster, quarters: number): Promise<Raster> =>
  toRaster(open(page).rotate(quarters * 90), page.channels);

/** Laid crookedly, `degrees` clockwise. */
export async function skew(page: Raster, degrees: number): Promise<Raster> {
  const { width, height, channels } = page;
  const turned = await toRaster(open(page).rotate(degrees, { background: "#fff" }), channels);
  const [left, top] = [(turned.width - width) >> 1, (turned.height - height) >> 1];
  return toRaster(open(turned).extract({ left, top, width, height }), channels);
}

export const blur = (page: Raster, sigma: number): Promise<Raster> =>
  toRaster(open(page).blur(sigma), page.channels);

/** Normal, `deviation` in grey levels; the same in every channel. */
export function noise(page: Raster, deviation: number, random: Random): Raster {
  let grain = 0;
  return mapped(page, (value, at) => {
    if (at % page.channels === 0) grain = deviation * gaussian(random);
    return value + grain;
  });
}

/** Ink becomes grey and paper a little less white; `share` of the contrast is left. */
export const contrast = (page: Raster, share: number): Raster =>
  mapped(page, (value) => 235 - share * (WHITE - value));

/** The lid of the copier stood open: one or two sides go black within some millimetres. */
export function darkEdge(page: Raster, random: Random): Raster {
  const { width, height } = page;
  const reach = Math.round((0.008 + 0.01 * random()) * width);
  const [isLeft, isTop] = [random() < 0.5, random() < 0.5];
  return mapped(page, (value, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const distance = Math.min(isLeft ? x : width - 1 - x, isTop ? y : height - 1 - y);
    return distance >= reach ? value : 40 + ((value - 40) * distance) / reach;
  });
}

/** One bit a pixel, as a fax machine sees it, with specks of dirt. */
export function fax(page: Raster, random: Random): Raster {
  const bits = mapped(page, (value) => (value + 12 * gaussian(random) < 150 ? 0 : WHITE));
  const { width, height, data } = bits;
  const specks = Math.round((width * height) / 12_000);
  for (let speck = 0; speck < specks; speck++) {
    const at = Math.floor(random() * (height - 1)) * width + Math.floor(random() * (width - 1));
    const value = random() < 0.7 ? 0 : WHITE;
    for (const near of random() < 0.3 ? [0, 1] : [0]) (data as Uint8Array)[at + near] = value;
  }
  return bits;
}

/** A round official seal (公章) over the table: red ring, star and legend, the print showing through. */
export async function seal(page: Raster, random: Random, dpi: number): Promise<Raster> {
  const size = Math.round((dpi * 42) / 25.4);
  const legend = [..."某某市政务服务和大数据管理局"]
    .map((character, index, all) => {
      const angle = -120 + (240 * index) / (all.length - 1);
      return `<text x="100" y="30" font-size="19" transform="rotate(${angle} 100 100)" text-anchor="middle" fill="#d8202a">${character}</text>`;
    })
    .join("");
  const star = Array.from({ length: 10 }, (_, corner) => {
    const [radius, angle] = [corner % 2 === 0 ? 32 : 12.5, (Math.PI * corner) / 5 - Math.PI / 2];
    return `${100 + radius * Math.cos(angle)},${100 + radius * Math.sin(angle)}`;
  }).join(" ");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 200 200" font-family="AR PL UMing CN">
<g opacity="0.85"><circle cx="100" cy="100" r="94" fill="none" stroke="#d8202a" stroke-width="5"/>
<polygon points="${star}" fill="#d8202a"/>${legend}</g></svg>`;
  const stamp = await sharp(Buffer.from(svg))
    .rotate(eitherWay(random, 25), { background: "#0000" })
    .flatten({ background: "#fff" })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.round((0.3 + 0.4 * random()) * (page.width - stamp.info.width));
  const top = Math.round((0.2 + 0.5 * random()) * (page.height - stamp.info.height));
  return toRaster(open(page).composite([{ input: stamp.data, left, top, blend: "multiply" }]), 3);
}

/** The back of the sheet shows: another page, mirrored, soft, at `share` of its ink. */
export async function shineThrough(page: Raster, back: Raster, share: number): Promise<Raster> {
  const soft = await toRaster(
    open(back).flop().resize(page.width, page.height, { fit: "fill" }).blur(1.4),
    1,
  );
  return mapped(page, (value, at) => Math.min(value, WHITE - share * (WHITE - (soft.data[at] as number))));
}

/** Grey levels by which a page with rulings is darker than without, where there is one. */
const RULED = 20;

/** Rulings at `share` of their ink. `bare` is the page without them. */
export const fadeRulings = (page: Raster, bare: Raster, share: number): Raster =>
  mapped(page, (value, at) => {
    const paper = bare.data[at] as number;
    return paper - value > RULED ? paper - share * (paper - value) : value;
  });

/** Rulings with gaps of up to 2 mm every few centimetres, as worn drums leave them. */
export function breakRulings(page: Raster, bare: Raster, random: Random): Raster {
  const { width, height } = page;
  const holes = new Uint8Array(width * height);
  const count = Math.round((width * height) / 5000);
  for (let hole = 0; hole < count; hole++) {
    const radius = 1 + Math.floor(random() * 5);
    const [left, top] = [Math.floor(random() * width), Math.floor(random() * height)];
    for (let y = Math.max(0, top - radius); y < Math.min(height, top + radius); y++)
      holes.fill(1, y * width + Math.max(0, left - radius), y * width + Math.min(width, left + radius));
  }
  return mapped(page, (value, at) => {
    const paper = bare.data[at] as number;
    return holes[at] === 1 && paper - value > RULED ? paper : value;
  });
}

/** Photographed by hand: keystone, a gentle bow of the sheet, uneven light, a dark table around it. */
export function warp(page: Raster, random: Random): Raster {
  const { width, height, data } = page;
  const corner = (): readonly [number, number] => [
    width * (0.012 + 0.014 * random()),
    height * (0.012 + 0.014 * random()),
  ];
  const [a, b, c, d] = [corner(), corner(), corner(), corner()];
  const bow = height * (0.002 + 0.004 * random()) * (random() < 0.5 ? -1 : 1);
  const light = eitherWay(random, 0.12);
  const out = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [u, v] = [x / (width - 1), y / (height - 1)];
      // Where the sheet's left and right edges, top and bottom lie on this line of sight.
      const [left, right] = [a[0] + (c[0] - a[0]) * v, width - 1 - (b[0] + (d[0] - b[0]) * v)];
      const [top, bottom] = [a[1] + (b[1] - a[1]) * u, height - 1 - (c[1] + (d[1] - c[1]) * u)];
      const s = (x - left) / (right - left);
      const t = (y - top - bow * Math.sin(Math.PI * s)) / (bottom - top);
      const shade = 0.9 + light * (u - 0.5) + 0.1 * v;
      out[at] =
        s < 0 || s > 1 || t < 0 || t > 1 ? 60 : Math.min(WHITE, sample(data, width, height, s, t) * shade);
    }
  }
  return { data: out, width, height, channels: 1 };
}

function sample(data: Uint8Array, width: number, height: number, s: number, t: number): number {
  const [x, y] = [s * (width - 1), t * (height - 1)];
  const [left, top] = [Math.min(width - 2, Math.floor(x)), Math.min(height - 2, Math.floor(y))];
  const [fx, fy] = [x - left, y - top];
  const at = top * width + left;
  const upper = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
  const lower = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}
