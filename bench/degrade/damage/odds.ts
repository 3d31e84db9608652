/** What stands on real sheets beside their tables, and is taken for a part of them: letterheads, smears, dirt in cells. */
import { eitherWay, wholeNumber } from "../../corpus/random.ts";
import { type Condition, pixelsOf } from "../condition.ts";
import { overprint } from "../pixels.ts";

const POINTS_PER_INCH = 72;

/** Lines and words over the page's head, which are no table: a letterhead, a double rule, boxes to sign in. */
const letterhead: Condition = {
  name: "letterhead",
  share: [0.08, 0.08],
  draw: (dice) => {
    const { random } = dice;
    const lines = wholeNumber(random, 2, 4);
    const [gap, width] = [2.5 + 7 * random(), 0.2 + 0.5 * random()];
    const hasBoxes = dice.chance(0.5);
    return {
      detail: `${lines} lines${hasBoxes ? ", boxes" : ""}`,
      onSheet: (sheet, { dpi, figures }) => {
        const px = (millimetres: number): number => pixelsOf(millimetres, dpi);
        const room = (Math.min(...figures.map(([, y0]) => y0)) * dpi) / POINTS_PER_INCH;
        const [left, right] = [px(15), sheet.width - px(15)];
        const levels = Array.from({ length: lines }, (_, line) => px(8) + line * px(gap)).filter(
          (y) => y < room - px(25),
        );
        const bottom = levels.at(-1) ?? px(8);
        const boxes = hasBoxes
          ? [0, 0.3, 0.55, 1].map((share) => {
              const x = left + share * (right - left);
              return `<path d="M${x} ${px(8)} V${bottom}"/>`;
            })
          : [];
        const rules = levels.map((y) => `<path d="M${left} ${y} H${right}"/>`);
        const word = `<text x="${left + px(3)}" y="${px(8) + 0.8 * px(gap)}" font-size="${0.7 * px(gap)}" font-family="WenQuanYi Zen Hei, sans-serif">收文 第 36 号</text>`;
        return overprint(
          sheet,
          `<g stroke="#222" fill="none" stroke-width="${px(width)}">${rules.join("")}${boxes.join("")}</g>${word}`,
        );
      },
    };
  },
};

/** Ink of a ruling smeared across, right behind figures, as high as a minus sign stands. */
const smears: Condition = {
  name: "smears",
  share: [0.05, 0.15],
  draw: (dice) => {
    const [share, { random }] = [dice.between(0.05, 0.35), dice];
    return {
      detail: `behind ${share.toFixed(2)} of the figures`,
      onSheet: (sheet, { dpi, figures }) => {
        const px = dpi / POINTS_PER_INCH;
        const marks = figures
          .filter(() => random() < share)
          .map(([, y0, x1, y1]) => {
            const height = y1 - y0;
            const [x, y] = [x1 + 0.5 + 2 * random(), y0 + height * (0.35 + 0.3 * random())];
            const [length, width] = [height * (0.15 + 0.3 * random()), height * (0.04 + 0.08 * random())];
            return `<path d="M${x * px} ${y * px} l${length * px} ${eitherWay(random, 0.1) * length * px}" stroke-width="${width * px}"/>`;
          });
        return overprint(sheet, `<g stroke="#303030">${marks.join("")}</g>`);
      },
    };
  },
};

/** Short flat specks in empty cells, fainter and smaller than a printed dash. */
const flatSpecks: Condition = {
  name: "flat-specks",
  share: [0.06, 0.2],
  draw: (dice) => {
    const [count, level, { random }] = [
      Math.round(dice.between(6, 60)),
      Math.round(dice.between(215, 120)),
      dice,
    ];
    return {
      detail: `${count}, grey ${level}`,
      onSheet: (sheet, { dpi, figures }) => {
        const px = dpi / POINTS_PER_INCH;
        // In the columns of figures, where no figure stands.
        const marks = Array.from({ length: count }, () => {
          const [x0, , x1] = figures[Math.floor(random() * figures.length)] as (typeof figures)[number];
          const [, top, , bottom] = figures[
            Math.floor(random() * figures.length)
          ] as (typeof figures)[number];
          return [x0 + random() * (x1 - x0), top + random() * (bottom - top)] as const;
        }).filter(
          ([x, y]) => !figures.some((box) => x > box[0] - 4 && x < box[2] + 4 && y > box[1] && y < box[3]),
        );
        const specks = marks.map(
          ([x, y]) => `<path d="M${x * px} ${y * px} h${(0.5 + 1.3 * random()) * px}"/>`,
        );
        return overprint(
          sheet,
          `<g stroke="rgb(${level},${level},${level})" stroke-width="${0.5 * px}">${specks.join("")}</g>`,
        );
      },
    };
  },
};

/** In the order in which they happen. */
export const ODDS: readonly Condition[] = [letterhead, smears, flatSpecks];
