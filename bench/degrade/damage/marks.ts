/** What people put on a printed sheet: seals, highlighters, ticks, staples, punch holes. */

import type { Box } from "../../../src/core/geometry.ts";
import { eitherWay, pick, wholeNumber } from "../../corpus/random.ts";
import { type Condition, pixelsOf } from "../condition.ts";
import type { Dice } from "../dice.ts";
import { smoothField } from "../dice.ts";
import { inColour, mapPixels, overprint } from "../pixels.ts";

const SEAL_INKS = ["#d8202a", "#c8102e", "#e0484a", "#b3201f", "#1f3fa8", "#3050c0", "#6a2f9a"];
const LEGENDS = ["某某市财政局", "市政务服务和大数据管理局", "某县教育体育局财务专用章", "预算审核专用章"];

/** A round seal: ring, star, inscription, the ink blotched as a dry pad leaves it. */
const seal: Condition = {
  name: "seal",
  share: [0.12, 0.25],
  draw: (dice) => {
    const ink = pick(dice.random, SEAL_INKS);
    const density = dice.between(0.9, 0.35);
    const drawing = sealDrawing(dice, ink);
    const dry = dice.between(0, 0.7);
    const { random } = dice;
    const isOnFigures = dice.chance(0.6);
    const [x, y] = [0.15 + 0.7 * random(), 0.12 + 0.76 * random()];
    return {
      detail: `${ink}, density ${density.toFixed(2)}, dry ${dry.toFixed(2)}`,
      onSheet: async (sheet, { dpi, figures }) => {
        const page = await inColour(sheet);
        const [x0, y0] = pick(random, figures);
        const place = isOnFigures ? [(x0 * dpi) / 72, (y0 * dpi) / 72] : [x * page.width, y * page.height];
        const stamped = await overprint(page, drawing(place as [number, number], dpi));
        const field = smoothField(page.width, page.height, pixelsOf(1.2, dpi), random);
        const { data, width } = page;
        return mapPixels(stamped, (value, x, y, channel) => {
          const before = data[(y * width + x) * 3 + channel] as number;
          return before === value ? value : before + (value - before) * density * (1 - dry * field(x, y));
        });
      },
    };
  },
};

function sealDrawing(dice: Dice, ink: string): (place: readonly [number, number], dpi: number) => string {
  const { random } = dice;
  const [size, turn] = [38 + 7 * random(), eitherWay(random, 35)];
  const ring = 3 + 3 * random();
  const hasStar = dice.chance(0.75);
  const characters = [...pick(random, LEGENDS)];
  const legend = characters.map((character, index) => {
    const angle = -125 + (250 * index) / (characters.length - 1);
    return `<text x="0" y="-68" font-size="21" transform="rotate(${angle})" text-anchor="middle">${character}</text>`;
  });
  const star = Array.from({ length: 10 }, (_, corner) => {
    const [radius, angle] = [corner % 2 === 0 ? 32 : 12.5, (Math.PI * corner) / 5 - Math.PI / 2];
    return `${radius * Math.cos(angle)},${radius * Math.sin(angle)}`;
  });
  const inner = hasStar ? `<polygon points="${star.join(" ")}"/>` : "";
  return ([x, y], dpi) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${pixelsOf(size, dpi) / 200})" fill="${ink}" font-family="Noto Serif CJK SC, WenQuanYi Zen Hei, serif" font-weight="bold"><circle r="94" fill="none" stroke="${ink}" stroke-width="${ring}"/>${inner}${legend.join("")}</g>`;
}

const HIGHLIGHTERS = ["#fff04a", "#7dfc7a", "#ff9ed2", "#8fd8ff", "#ffc27a"];

/** Felt-pen bands over some figures. */
const highlighter: Condition = {
  name: "highlighter",
  share: [0.06, 0.15],
  draw: (dice) => {
    const ink = pick(dice.random, HIGHLIGHTERS);
    const [share, { random }] = [dice.between(0.03, 0.25), dice];
    return {
      detail: `${ink} over ${share.toFixed(2)} of the figures`,
      onSheet: async (sheet, { figures, dpi }) => {
        const bands = figures
          .filter(() => random() < share)
          .map(([x0, y0, x1, y1]) => {
            const [w, h] = [x1 - x0 + 4 + 20 * random(), y1 - y0 + eitherWay(random, 2)];
            return rectangle([x0 - 4, y0 + eitherWay(random, 1), x0 - 4 + w, y0 + h], dpi, `fill="${ink}"`);
          });
        return overprint(await inColour(sheet), bands.join(""));
      },
    };
  },
};

const rectangle = ([x0, y0, x1, y1]: Box, dpi: number, paint: string): string => {
  const [x, y, width, height] = [x0, y0, x1 - x0, y1 - y0].map((points) => (points * dpi) / 72);
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${paint}/>`;
};

const PENS = ["#c01818", "#1840b0", "#202020", "#108030"];

/** Hand-drawn ticks beside figures, strokes under them. */
const ticks: Condition = {
  name: "ticks",
  share: [0.06, 0.18],
  draw: (dice) => {
    const pen = pick(dice.random, PENS);
    const [share, width, { random }] = [dice.between(0.04, 0.3), dice.between(0.25, 0.6), dice];
    return {
      detail: `${pen} at ${share.toFixed(2)} of the figures`,
      onSheet: async (sheet, { figures, dpi }) => {
        const px = dpi / 72;
        const strokes = figures
          .filter(() => random() < share)
          .map(([x0, y0, x1, y1]) => {
            const h = (y1 - y0) * px;
            if (random() < 0.3) {
              const y = (y1 + 0.5) * px;
              return `<path d="M${x0 * px} ${y + eitherWay(random, 0.1 * h)} Q${((x0 + x1) / 2) * px} ${y + 0.15 * h} ${x1 * px} ${y + eitherWay(random, 0.1 * h)}"/>`;
            }
            const [x, y] = [(x1 + 1 + 3 * random()) * px, (y0 + (y1 - y0) * (0.5 + 0.3 * random())) * px];
            return `<path d="M${x} ${y} l${0.3 * h} ${0.4 * h} l${(0.6 + 0.6 * random()) * h} ${-(0.9 + 0.7 * random()) * h}"/>`;
          });
        const paint = `fill="none" stroke="${pen}" stroke-width="${pixelsOf(width, dpi)}" stroke-linecap="round"`;
        return overprint(await inColour(sheet), `<g ${paint}>${strokes.join("")}</g>`);
      },
    };
  },
};

/** Black punch holes and staples in the margin, never over a figure: what is punched out cannot be read. */
const holes: Condition = {
  name: "holes",
  share: [0.15, 0.4],
  draw: (dice) => {
    const side = pick(dice.random, ["left", "top", "right"] as const);
    const count = pick(dice.random, [2, 2, 4]);
    const [radius, inset, level] = [
      2.5 + dice.random(),
      8 + 5 * dice.random(),
      wholeNumber(dice.random, 0, 70),
    ];
    const hasStaple = dice.chance(0.4);
    return {
      detail: `${count} ${side}${hasStaple ? ", a staple" : ""}`,
      onSheet: (sheet, { dpi, figures }) => {
        const [r, edge] = [pixelsOf(radius, dpi), pixelsOf(inset, dpi)];
        const { width, height } = sheet;
        const places = Array.from({ length: count }, (_, hole): readonly [number, number] => {
          const along =
            0.5 + ((hole - (count - 1) / 2) * pixelsOf(80, dpi)) / (side === "top" ? width : height);
          if (side === "top") return [along * width, edge];
          return [side === "left" ? edge : width - edge, along * height];
        }).filter(([x, y]) => isFree([x - r, y - r, x + r, y + r], figures, dpi));
        const discs = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`);
        const staple: Box = [edge, edge, edge + pixelsOf(10, dpi), edge + pixelsOf(1, dpi)];
        if (hasStaple && isFree(staple, figures, dpi))
          discs.push(
            `<rect x="${staple[0]}" y="${staple[1]}" width="${staple[2] - staple[0]}" height="${staple[3] - staple[1]}" transform="rotate(20 ${staple[0]} ${staple[1]})"/>`,
          );
        return overprint(sheet, `<g fill="rgb(${level},${level},${level})">${discs.join("")}</g>`);
      },
    };
  },
};

/** Does the box, in pixels, touch no figure? */
const isFree = (box: Box, figures: readonly Box[], dpi: number): boolean => {
  const [x0, y0, x1, y1] = box.map((pixels) => (pixels * 72) / dpi) as [number, number, number, number];
  return !figures.some((figure) => figure[0] < x1 && figure[2] > x0 && figure[1] < y1 && figure[3] > y0);
};

/** In the order in which they happen. */
export const MARKS: readonly Condition[] = [seal, highlighter, ticks, holes];
