import { describe, expect, it } from "vitest";
import { createDice, normalNoise } from "../../../bench/degrade/dice.ts";
import { blurred } from "../../../bench/degrade/pixels.ts";
import { bandOf, measureFigure } from "../../../bench/degrade/severity.ts";
import type { Box } from "../../../src/core/geometry.ts";
import type { Raster } from "../../../src/pdf/types.ts";

const [WIDTH, HEIGHT] = [120, 60];
/** Where the strokes stand, pixels. */
const PLACE: Box = [30, 20, 90, 42];
const [PAPER, INK] = [220, 60];

/** Four upright strokes and a level one, `stroke` pixels across, on grain of `deviation` grey levels. */
function strokes(stroke: number, deviation: number): Raster {
  const noise = normalNoise(createDice(7, "grain", 0).random);
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const isUpright = y >= 21 && y < 41 && [36, 48, 60, 72].some((at) => x >= at && x < at + stroke);
      const isLevel = x >= 78 && x < 88 && y >= 30 && y < 30 + stroke;
      data[y * WIDTH + x] = Math.min(255, (isUpright || isLevel ? INK : PAPER) + deviation * noise());
    }
  }
  return { data, width: WIDTH, height: HEIGHT, channels: 1 };
}

describe("how bad the print of a figure is", () => {
  it.each([1, 2, 3])("finds strokes of %i pixels as wide as they are", async (stroke) => {
    const measured = measureFigure(await blurred(strokes(stroke, 3), 0.5), strokes(stroke, 0), PLACE);
    expect(Math.abs(measured.stroke - stroke)).toBeLessThan(0.45);
    expect(measured.isGone).toBe(false);
  });

  it.each([8, 20, 40])("finds the contrast over grain of %i levels", (deviation) => {
    const { contrastToNoise } = measureFigure(strokes(2, deviation), strokes(2, 0), PLACE);
    const expected = (PAPER - INK) / deviation;
    expect(contrastToNoise / expected).toBeGreaterThan(0.8);
    expect(contrastToNoise / expected).toBeLessThan(1.25);
  });

  it("says of print that left no trace that it is gone", () => {
    const blank: Raster = {
      ...strokes(2, 0),
      data: strokes(2, 9).data.map((value) => (value < 140 ? PAPER : value)),
    };
    expect(measureFigure(blank, strokes(2, 0), PLACE).isGone).toBe(true);
  });

  it("needs both a stroke and contrast for a band", () => {
    expect(bandOf({ stroke: 2.1, contrastToNoise: 6.5 })).toBe("A");
    expect(bandOf({ stroke: 1.8, contrastToNoise: 20 })).toBe("B");
    expect(bandOf({ stroke: 3, contrastToNoise: 4.5 })).toBe("B");
    expect(bandOf({ stroke: 3, contrastToNoise: 3.5 })).toBe("C");
    expect(bandOf({ stroke: 1.3, contrastToNoise: 20 })).toBe("C");
  });
});
