import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../../src/core/errors.ts";
import { contains, type Ruling } from "../../src/core/geometry.ts";
import type { PageImage } from "../../src/image/types.ts";
import { createReader, type Reader } from "../../src/ocr/index.ts";
import { resolveModel } from "../../src/ocr/resolveModel.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { alignRuns, printedPage, scannedPage } from "./sample.ts";

let reader: Reader;
let image: PageImage;
let text: PageText;
beforeAll(async () => {
  reader = await createReader("ppocr");
  image = await scannedPage(22);
  text = await reader.readPage(image);
});
afterAll(() => reader.close());

describe("a page of 28 columns, its words wrapped every few characters", () => {
  test("is read as it is printed", async () => {
    const printed = await printedPage(22);
    const whole = (page: PageText): string[] =>
      cells(page).map((runs) =>
        runs
          .map((run) => run.text)
          .join("")
          .normalize("NFKC")
          .replace(/\s/gu, ""),
      );
    // The scan's rulings cut its cells, the drawing's rulings those of the print.
    expect(whole(text).sort()).toEqual(whole(printed).sort());
  });

  test("has a run for the stacked lines of a cell, each with its box", () => {
    const stacked = text.runs.filter(({ lines }) => lines.length > 1);
    expect(stacked.length).toBeGreaterThan(20);
    for (const { box, lines, glyphs } of stacked) {
      for (let i = 1; i < lines.length; i++) expect(lines[i]![1]).toBeGreaterThan(lines[i - 1]![1]);
      for (const glyph of glyphs) {
        expect(contains(box, glyph.box[0], glyph.box[1]) && contains(box, glyph.box[2], glyph.box[3])).toBe(
          true,
        );
      }
    }
  });

  test("has no run across a ruling", () => {
    for (const run of text.runs) expect(text.rulings.filter((ruling) => cuts(ruling, run))).toEqual([]);
  });

  test("has a second reading of every figure, and of figures only", () => {
    for (const run of text.runs) {
      const isFigure = /^[\d.,-]*\d[\d.,-]*$/u.test(run.text);
      if (isFigure) expect(["figures", "tesseract"]).toContain(run.second?.engine);
      if (/\p{Script=Han}/u.test(run.text)) expect(run.second).toBeUndefined();
    }
  });

  test("leaves no ink unread", () => {
    expect(text.unread).toEqual([]);
  });

  test("is read alike after another page and beside it", async () => {
    const other = await scannedPage(12);
    const [again] = await Promise.all([reader.readPage(image), reader.readPage(other)]);
    expect(again).toEqual(text);
  });
});

test("prose is a run a line", async () => {
  const page = await reader.readPage(await scannedPage(4));
  const lines = alignRuns(await printedPage(4), page);
  expect(lines.length).toBeGreaterThan(25);
  expect(lines.filter(({ printed, read }) => printed !== read)).toEqual([]);
  for (const run of page.runs) expect(run.lines).toHaveLength(1);
});

test("a blank page has no runs", async () => {
  const grey = { ...image.grey, data: new Uint8Array(image.grey.data.length).fill(255) };
  const blank = await reader.readPage({
    page: { ...image.page, rulings: [], blank: true },
    grey,
    print: grey,
  });
  expect([blank.runs, blank.unread, blank.blank]).toEqual([[], [], true]);
});

test("a model that is not installed is named, with the command that installs it", () => {
  expect(() => resolveModel("@tesseract.js-data/none", "none.gz")).toThrow(UsageError);
  try {
    resolveModel("@tesseract.js-data/none", "none.gz");
  } catch (error) {
    expect((error as UsageError).fix).toBe("install it: npm install @tesseract.js-data/none");
  }
});

/** The runs of each ruled cell, top to bottom. */
function cells({ runs, rulings }: PageText): TextRun[][] {
  const byCell = new Map<string, TextRun[]>();
  for (const run of runs) {
    const [x, y] = [(run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2];
    const nearest = (axis: Ruling["axis"], along: number, across: number) => {
      const ats = rulings
        .filter((ruling) => ruling.axis === axis && ruling.from <= along && ruling.to >= along)
        .map(({ at }) => Math.round(at / 4));
      const place = Math.round(across / 4);
      return [Math.max(...ats.filter((at) => at <= place)), Math.min(...ats.filter((at) => at > place))];
    };
    const sides = [...nearest("vertical", y, x), ...nearest("horizontal", x, y)];
    if (sides.some((side) => !Number.isFinite(side))) continue;
    const key = sides.join(" ");
    byCell.set(
      key,
      [...(byCell.get(key) ?? []), run].toSorted((a, b) => a.box[1] - b.box[1]),
    );
  }
  return [...byCell.values()];
}

/** Does the ruling pass through the middle part of the run's box? */
function cuts({ axis, at, from, to }: Ruling, { box }: TextRun): boolean {
  const [low, high, start, end] =
    axis === "horizontal" ? [box[1], box[3], box[0], box[2]] : [box[0], box[2], box[1], box[3]];
  return at > low + 1 && at < high - 1 && Math.min(to, end) - Math.max(from, start) > 1;
}
