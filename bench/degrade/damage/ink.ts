/** What printers, toner and age do to the print itself. Sheets are grey here: colour comes after the ink. */
import { wholeNumber } from "../../corpus/random.ts";
import { type Condition, pixelsOf } from "../condition.ts";
import { normalNoise, smoothField } from "../dice.ts";
import { blurred, mapPixels, mapTones, WHITE } from "../pixels.ts";

/** Pixels of the sheet over which ink's edge is softened before it is taken elsewhere: a twelfth of a millimetre. */
const SOFT = 1;

/** Strokes grow or shrink: the edge of the ink is taken at another height of its softened profile. */
const weight: Condition = {
  name: "weight",
  share: [0.3, 0.7],
  draw: (dice) => {
    const isHeavy = dice.chance(0.5);
    const edge = isHeavy ? dice.between(0.42, 0.2) : dice.between(0.5, 0.6);
    return {
      detail: `${isHeavy ? "heavy" : "thin"} ${edge.toFixed(2)}`,
      onSheet: async (sheet) => {
        const soft = await blurred(sheet, SOFT);
        const slope = 3;
        return mapTones(soft, (value) => WHITE * (0.5 - ((WHITE - value) / WHITE - edge) * slope));
      },
    };
  },
};

/** Toner that sits beside the ink and lacks within it, most near edges: Kanungo's model, then what closes by heat. */
const toner: Condition = {
  name: "toner",
  share: [0.15, 0.6],
  draw: (dice) => {
    const lacking = dice.between(0.05, 0.6);
    const stray = dice.between(0.03, 0.5);
    const reach = dice.between(0.6, 1.6);
    const { random } = dice;
    return {
      detail: `lacking ${lacking.toFixed(2)} stray ${stray.toFixed(2)} reach ${reach.toFixed(1)}`,
      onSheet: async (sheet) => {
        // How deep within the ink or the paper a pixel lies follows from its softened value.
        const near = await blurred(sheet, reach);
        const flipped = mapPixels(sheet, (value, x, y) => {
          const around = (near.data[y * sheet.width + x] as number) / WHITE;
          const chance = value < 128 ? lacking * around : stray * (1 - around);
          return random() < chance * 2 ? WHITE - value : value;
        });
        return blurred(flipped, 0.8);
      },
    };
  },
};

/** The drum lacks toner in patches: ink fades smoothly over centimetres. */
const fading: Condition = {
  name: "fading",
  share: [0.1, 0.5],
  draw: (dice) => {
    const most = dice.between(0.15, 0.75);
    const patch = dice.between(60, 8);
    const { random } = dice;
    return {
      detail: `${most.toFixed(2)} over ${patch.toFixed(0)} mm`,
      onSheet: (sheet, { dpi }) => {
        const field = smoothField(sheet.width, sheet.height, pixelsOf(patch, dpi), random);
        return mapPixels(sheet, (value, x, y) => WHITE - (WHITE - value) * (1 - most * field(x, y)));
      },
    };
  },
};

/** Vertical bands in which the drum prints pale. */
const paleBands: Condition = {
  name: "pale-bands",
  share: [0.05, 0.25],
  draw: (dice) => {
    const left = dice.between(0.7, 0.15);
    const bands = Array.from({ length: wholeNumber(dice.random, 1, 5) }, () => ({
      at: dice.random(),
      width: dice.between(0.5, 5),
    }));
    return {
      detail: `${bands.length} at ${left.toFixed(2)} of the ink`,
      onSheet: (sheet, { dpi }) => {
        const kept = new Float32Array(sheet.width).fill(1);
        for (const { at, width } of bands) {
          const reach = pixelsOf(width, dpi);
          for (let x = 0; x < sheet.width; x++) {
            const fall = Math.exp(-(((x - at * sheet.width) / reach) ** 2));
            kept[x] = Math.min(kept[x] as number, 1 - (1 - left) * fall);
          }
        }
        return mapPixels(sheet, (value, x) => WHITE - (WHITE - value) * (kept[x] as number));
      },
    };
  },
};

/** Grey level of the print as a whole, from black to the faint grey of a worn ribbon. */
const paleInk: Condition = {
  name: "pale-ink",
  share: [0.4, 0.8],
  draw: (dice) => {
    const level = dice.between(20, 205);
    return {
      detail: `grey ${level.toFixed(0)}`,
      onSheet: (sheet) => mapTones(sheet, (value) => level + ((WHITE - level) * value) / WHITE),
    };
  },
};

/** Print so pale that it may be taken for dirt: what a worn-out ribbon or a copy of a copy leaves. */
const faintInk: Condition = {
  name: "faint-ink",
  share: [0, 0.12],
  draw: (dice) => {
    const level = dice.between(165, 215);
    return {
      detail: `grey ${level.toFixed(0)}`,
      onSheet: (sheet) => mapTones(sheet, (value) => level + ((WHITE - level) * value) / WHITE),
    };
  },
};

/** Ink of uneven density, grain by grain. */
const inkGrain: Condition = {
  name: "ink-grain",
  share: [0.2, 0.6],
  draw: (dice) => {
    const deviation = dice.between(0.08, 0.5);
    const { random } = dice;
    return {
      detail: deviation.toFixed(2),
      onSheet: (sheet) => {
        const noise = normalNoise(random);
        return mapPixels(sheet, (value) =>
          value === WHITE ? WHITE : WHITE - (WHITE - value) * Math.min(1, Math.abs(1 + deviation * noise())),
        );
      },
    };
  },
};

/** In the order in which they happen. */
export const INK: readonly Condition[] = [weight, toner, fading, paleBands, inkGrain, paleInk, faintInk];
