import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Box, centreX, centreY, contains } from "../../src/core/geometry.ts";
import { binarise } from "../../src/image/binarise.ts";
import { type Component, findComponents } from "../../src/image/components.ts";
import { type QuarterTurn, quarterTurn } from "../../src/image/quarterTurn.ts";
import type { Raster } from "../../src/pdf/types.ts";

const DPI = 100;
/** Milliseconds that poppler is given for a file. */
const TIME = 20_000;
/** Luminance of 255: what is darker is ink. */
const INK_BELOW = 128;
/** Points: heights of print. */
const [LOWEST, HIGHEST] = [4, 30];
/** Width to height: a narrower piece is a bar, a wider one a line or a drawing. */
const [NARROWEST, WIDEST] = [0.25, 4];
/** Of its box: a fuller piece is a block. */
const FULLEST = 0.85;
/** Points around a box: the ink of its text may reach so far out of it. */
const REACH = 3;

/** Is poppler's pdftoppm there? */
export const hasPoppler = (): boolean => spawnSync("pdftoppm", ["-v"]).error === undefined;

/** The pages as poppler shows them, in grey; none where it shows none. */
export function renderPages(file: Uint8Array): Raster[] {
  const folder = mkdtempSync(join(tmpdir(), "budgetscan-mutant-"));
  try {
    writeFileSync(join(folder, "file.pdf"), file);
    const options = ["-r", `${DPI}`, "-gray", "-cropbox", "-l", "2"];
    spawnSync("pdftoppm", [...options, join(folder, "file.pdf"), join(folder, "page")], { timeout: TIME });
    const names = readdirSync(folder).filter((name) => name.endsWith(".pgm"));
    return names.toSorted().map((name) => readPgm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The format of poppler's grey pictures: P5, width, height and 255 in figures, then a byte a pixel. */
function readPgm(bytes: Buffer): Raster {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 64).toString("latin1"));
  if (head === null) throw new Error("poppler gave no picture");
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { data: new Uint8Array(bytes.subarray(head[0].length)), width, height, channels: 1 };
}

/** Pieces of ink as large as print, in points, whose middle lies in none of the boxes; the page is turned first. */
export function uncoveredInk(page: Raster, turn: QuarterTurn, boxes: readonly Box[]): Box[] {
  const scale = 72 / DPI;
  return findComponents(binarise(quarterTurn(page, turn), INK_BELOW))
    .filter(isPrintSized)
    .map(({ x0, y0, x1, y1 }): Box => [x0 * scale, y0 * scale, x1 * scale, y1 * scale])
    .filter((ink) => !boxes.some((box) => contains(widened(box), centreX(ink), centreY(ink))));
}

function isPrintSized({ x0, y0, x1, y1, area }: Component): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  const points = (height * 72) / DPI;
  const slope = width / height;
  return (
    points >= LOWEST &&
    points <= HIGHEST &&
    slope >= NARROWEST &&
    slope <= WIDEST &&
    area <= FULLEST * width * height
  );
}

const widened = ([x0, y0, x1, y1]: Box): Box => [x0 - REACH, y0 - REACH, x1 + REACH, y1 + REACH];
