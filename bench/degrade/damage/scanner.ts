/** How the sheet lies on the glass, and what the scanner makes of it. */

import type { Raster } from "../../../src/pdf/types.ts";
import { eitherWay, wholeNumber } from "../../corpus/random.ts";
import { type Condition, pixelsOf } from "../condition.ts";
import { normalNoise } from "../dice.ts";
import { blurred, mapPixels, mapTones, openRaster, toRaster, WHITE } from "../pixels.ts";

const skew: Condition = {
  name: "skew",
  share: [0.6, 0.9],
  draw: (dice) => {
    const degrees = dice.between(0.1, 2.5) * (dice.chance(0.5) ? 1 : -1);
    return { detail: `${degrees.toFixed(2)}°`, placing: { skew: degrees } };
  },
};

/** Seen from a slant, by hand. */
const perspective: Condition = {
  name: "perspective",
  share: [0.08, 0.3],
  draw: (dice) => {
    const most = dice.between(0.002, 0.018);
    const corner = (): readonly [number, number] => [
      eitherWay(dice.random, most),
      eitherWay(dice.random, most),
    ];
    return { detail: most.toFixed(3), placing: { corners: [corner(), corner(), corner(), corner()] } };
  },
};

/** A bound page: the paper sinks towards the spine, and bows. */
const curl: Condition = {
  name: "curl",
  share: [0.06, 0.25],
  draw: (dice) => {
    const bow = dice.between(0.0005, 0.005) * (dice.chance(0.5) ? 1 : -1);
    const spine = dice.chance(0.5) ? dice.between(0.001, 0.01) : 0;
    const spineSide = dice.chance(0.5) ? "left" : "right";
    return {
      detail: `bow ${bow.toFixed(4)} spine ${spine.toFixed(4)}`,
      placing: { bow, spine, spineSide },
      onScan: (scan) =>
        spine === 0
          ? scan
          : mapPixels(scan, (value, x) => {
              const far = (spineSide === "left" ? x : scan.width - x) / scan.width;
              return value * (1 - 40 * spine * Math.exp(-far / 0.03));
            }),
    };
  },
};

/** The bed is seen around the sheet: black, or in the shadow of the lid. */
const border: Condition = {
  name: "border",
  share: [0.15, 0.45],
  draw: (dice) => {
    const side = (): number => (dice.chance(0.6) ? dice.between(0.002, 0.05) : 0);
    const bed = [side(), side(), side(), side()] as const;
    const bedLevel = dice.chance(0.7) ? wholeNumber(dice.random, 0, 60) : wholeNumber(dice.random, 90, 200);
    return {
      detail: `${bed.map((share) => share.toFixed(3)).join(" ")} grey ${bedLevel}`,
      placing: { bed, bedLevel },
    };
  },
};

/** Dark smears within millimetres of the edges. */
const shadow: Condition = {
  name: "shadow",
  share: [0.1, 0.4],
  draw: (dice) => {
    const [reach, depth] = [dice.between(1.5, 14), dice.between(0.2, 0.85)];
    const [isLeft, isTop] = [dice.chance(0.5), dice.chance(0.5)];
    return {
      detail: `${reach.toFixed(0)} mm, ${depth.toFixed(2)} dark`,
      onScan: (scan, dpi) => {
        const far = pixelsOf(reach, dpi) / 2;
        const { width, height } = scan;
        const column = Float32Array.from(
          { length: width },
          (_, x) => 1 - depth * Math.exp(-(isLeft ? x : width - 1 - x) / far),
        );
        const row = Float32Array.from(
          { length: height },
          (_, y) => 1 - depth * Math.exp(-(isTop ? y : height - 1 - y) / far),
        );
        return mapPixels(scan, (value, x, y) => value * (column[x] as number) * (row[y] as number));
      },
    };
  },
};

/** Light that falls off over the sheet. */
const light: Condition = {
  name: "light",
  share: [0.15, 0.4],
  draw: (dice) => {
    const [across, down] = [dice.between(0.02, 0.35), dice.between(0.02, 0.35)].map((most) =>
      eitherWay(dice.random, most),
    ) as [number, number];
    return {
      detail: `${across.toFixed(2)} across, ${down.toFixed(2)} down`,
      onScan: (scan) =>
        mapPixels(
          scan,
          (value, x, y) =>
            value *
            (1 -
              Math.abs(across) / 2 -
              Math.abs(down) / 2 +
              across * (x / scan.width - 0.5) +
              down * (y / scan.height - 0.5)),
        ),
    };
  },
};

const blur: Condition = {
  name: "blur",
  share: [0.7, 0.95],
  draw: (dice) => {
    const sigma = dice.between(0.35, 1.5);
    return { detail: `${sigma.toFixed(2)} px`, onScan: (scan) => blurred(scan, sigma) };
  },
};

/** Less contrast, and a curve of tones that is not straight. */
const tones: Condition = {
  name: "tones",
  share: [0.4, 0.9],
  draw: (dice) => {
    const share = dice.between(0.98, 0.5);
    const white = dice.between(254, 220);
    const gamma = dice.chance(0.5) ? dice.between(1, 1.9) : dice.between(1, 0.55);
    return {
      detail: `contrast ${share.toFixed(2)} gamma ${gamma.toFixed(2)}`,
      onScan: (scan) => mapTones(scan, (value) => white - share * (WHITE - WHITE * (value / WHITE) ** gamma)),
    };
  },
};

/** Grain over the whole sheet: of toner, paper and sensor, single pixels or clouds of them. */
const grain: Condition = {
  name: "grain",
  share: [0.6, 1],
  draw: (dice) => {
    const deviation = dice.between(1.5, 34);
    const size = dice.chance(0.5) ? dice.between(0.4, 1.6) : 0;
    const { random } = dice;
    return {
      detail: `${deviation.toFixed(1)} levels, ${size.toFixed(1)} px`,
      onScan: async (scan) => {
        const noise = normalNoise(random);
        // A wide deviation, so that softening leaves levels enough to stretch.
        const wide = 42;
        const sheet: Raster = {
          width: scan.width,
          height: scan.height,
          channels: 1,
          data: new Uint8Array(
            Uint8ClampedArray.from({ length: scan.width * scan.height }, () => 128 + wide * noise()).buffer,
          ),
        };
        const soft = await blurred(sheet, size);
        const scale = deviation / deviationOf(soft.data);
        return mapPixels(
          scan,
          (value, x, y) => value + scale * ((soft.data[y * scan.width + x] as number) - 128),
        );
      },
    };
  },
};

function deviationOf(data: Uint8Array): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 97) {
    const value = data[at] as number;
    sum += value;
    squares += value * value;
    count++;
  }
  return Math.max(1, Math.sqrt(squares / count - (sum / count) ** 2));
}

/** Dirt on the glass of a feeder: thin lines down the whole scan. */
const streaks: Condition = {
  name: "streaks",
  share: [0.06, 0.3],
  draw: (dice) => {
    const lines = Array.from({ length: wholeNumber(dice.random, 1, 4) }, () => ({
      at: dice.random(),
      width: dice.between(0.1, 0.4),
      depth: dice.between(15, 130) * (dice.chance(0.7) ? 1 : -1),
    }));
    return {
      detail: `${lines.length}`,
      onScan: (scan, dpi) => {
        const change = new Float32Array(scan.width);
        for (const { at, width, depth } of lines) {
          const from = Math.floor(at * scan.width);
          change.fill(depth, from, from + Math.max(1, Math.round(pixelsOf(width, dpi))));
        }
        return mapPixels(scan, (value, x) => value - (change[x] as number));
      },
    };
  },
};

/** Share of a page that is darker than the middle of its print: tables cover some hundredths. */
const INK_SHARE = 0.012;

/** The grey level below which `share` of the page lies. */
function levelOf({ data }: Raster, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] as number) + 1;
  let below = 0;
  const level = counts.findIndex((count) => {
    below += count;
    return below >= share * data.length;
  });
  return Math.max(0, level);
}

/** One bit a pixel, at one threshold or at one that follows the light, with the specks of a line. */
const fax: Condition = {
  name: "fax",
  share: [0.05, 0.2],
  draw: (dice) => {
    const share = 0.55 + eitherWay(dice.random, dice.between(0.03, 0.22));
    const isLocal = dice.chance(0.4);
    const specks = dice.between(0, 3e-4);
    const { random } = dice;
    return {
      detail: `${isLocal ? "local " : ""}threshold ${share.toFixed(2)} of the way to the paper, ${(1e6 * specks).toFixed(0)} specks in a million`,
      onScan: async (scan, dpi) => {
        const grey = await toRaster(openRaster(scan), 1);
        const around = isLocal ? await blurred(grey, pixelsOf(4, dpi)) : null;
        const [ink, paper] = [levelOf(grey, INK_SHARE), levelOf(grey, 0.5)];
        const threshold = ink + share * (paper - ink);
        return mapPixels(grey, (value, x, y) => {
          if (random() < specks) return random() < 0.7 ? 0 : WHITE;
          const limit =
            around === null ? threshold : threshold + (around.data[y * scan.width + x] as number) - paper;
          return value < limit ? 0 : WHITE;
        });
      },
    };
  },
};

export const LAYING: readonly Condition[] = [skew, perspective, curl, border];
/** In the order in which they happen. */
export const SCANNER: readonly Condition[] = [shadow, light, blur, tones, streaks, grain, fax];
