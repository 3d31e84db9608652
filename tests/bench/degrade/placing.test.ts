import { describe, expect, it } from "vitest";
import { FLAT, mapPlaces, type Placing, scanSheet } from "../../../bench/degrade/placing.ts";

/** Laid crookedly, seen from a slant, bound on the left, the bed seen on three sides. */
const ODD: Placing = {
  skew: 2.1,
  corners: [
    [0.012, -0.004],
    [-0.01, 0.008],
    [0.003, 0.011],
    [-0.006, -0.009],
  ],
  bow: 0.006,
  spine: 0.009,
  spineSide: "left",
  bed: [0.03, 0.01, 0, 0.04],
  bedLevel: 20,
};
const [WIDTH, HEIGHT, DPI] = [595, 842, 150];

describe("where a sheet comes to lie in its scan", () => {
  it("leads every point to the scan and back, whatever the skew, the slant and the curl", () => {
    const map = mapPlaces(ODD, WIDTH, HEIGHT, DPI);
    for (const [x, y] of [
      [10, 10],
      [300, 400],
      [590, 30],
      [40, 830],
    ] as const) {
      const [scanX, scanY] = map.toScan([x, y]);
      const [u, v] = map.toSheet((scanX * DPI) / 72 - 0.5, (scanY * DPI) / 72 - 0.5);
      expect(u * WIDTH).toBeCloseTo(x, 6);
      expect(v * HEIGHT).toBeCloseTo(y, 6);
    }
  });

  it("shows a mark of the sheet where the map says", async () => {
    const [width, height] = [1240, 1754];
    const data = new Uint8Array(width * height).fill(255);
    // A black square around the point (180, 600).
    for (let y = 1240; y < 1260; y++) data.fill(0, y * width + 365, y * width + 385);
    const map = mapPlaces(ODD, WIDTH, HEIGHT, DPI);
    const scan = await scanSheet({ data, width, height, channels: 1 }, map, 255);
    const [x, y] = map.toScan([180, 600]).map((points) => Math.round((points * DPI) / 72)) as [
      number,
      number,
    ];
    expect(scan.data[y * scan.width + x]).toBeLessThan(40);
    expect(scan.data[(y - 20) * scan.width + x]).toBeGreaterThan(215);
  });

  it("leaves a sheet that lies flat as it is", () => {
    const map = mapPlaces(FLAT, WIDTH, HEIGHT, DPI);
    for (const [place, side] of [100, 200, 120, 210].entries()) {
      expect(map.boxToScan([100, 200, 120, 210])[place]).toBeCloseTo(side, 0);
    }
  });
});
