import { type PDFFont, type PDFPage, rgb } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { STRUCK } from "../../src/core/money.ts";
import { readTextLayer } from "../../src/ocr/index.ts";
import { makePdf, readFirstPage } from "../pdf/makePdf.ts";

type Print = (text: string, x: number, y: number, size?: number) => void;

/** The texts of a page 200 points wide in the order of their left edges, with the ruling lines that are left of it. */
async function read(draw: (print: Print, rule: (...ends: number[]) => void) => void) {
  const bytes = await makePdf((sheet: PDFPage, _, font: PDFFont) => {
    draw(
      (text, x, y, size = 10) => sheet.drawText(text, { font, size, x, y }),
      (x0 = 0, y0 = 0, x1 = 0, y1 = 0) =>
        sheet.drawLine({ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, thickness: 0.5 }),
    );
  });
  const text = readTextLayer((await readFirstPage(bytes)).page);
  const runs = text.runs.toSorted((a, b) => a.box[0] - b.box[0]);
  return { texts: runs.map((run) => run.text), rulings: text.rulings.length };
}

/** Three cells side by side, their frame drawn. */
const cells = (rule: (...ends: number[]) => void): void => {
  for (const y of [100, 120]) rule(20, y, 170, y);
  for (const x of [20, 70, 120, 170]) rule(x, 100, x, 120);
};
const struck = (text: string): string => [...text].map((character) => character + STRUCK).join("");

describe("a figure wider than its cell", () => {
  it("stays whole where one operator writes it, whatever it runs over", async () => {
    const { texts } = await read((print, rule) => {
      cells(rule);
      print("Sum", 24, 106);
      print("1860.520000", 59, 106);
      print("1204.300000", 109, 106);
    });
    expect(texts).toEqual(["Sum", "1860.520000", "1204.300000"]);
  });

  it("is parted at the ruling where each digit is written by itself, as nothing tells where it ends", async () => {
    const { texts } = await read((print, rule) => {
      cells(rule);
      for (const [at, digit] of [..."18605"].entries()) print(digit, 58 + at * 5.5, 106);
    });
    expect(texts).toEqual(["18", "605"]);
  });

  it("keeps apart from the one that it runs into, on a page without rulings too", async () => {
    const { texts } = await read((print) => {
      print("1860.520000", 30, 106);
      print("1204.300000", 80, 106);
    });
    expect(texts).toEqual(["1860.520000", "1204.300000"]);
  });
});

describe("a raised digit", () => {
  it.each([
    ["behind a figure is a note mark", 10, 5.5, 4, "410.22¹"],
    ["behind a figure as browsers raise it is a note mark", 10, 8.33, 3.3, "410.22¹"],
    ["as large as the figure is one of its digits", 10, 9.2, 1, "410.221"],
    ["less small on the foot of the line is one of its digits", 10, 8.33, 0, "410.221"],
    ["small on the foot of the line is one of its digits", 10, 5.5, 0, "410.221"],
    ["small under the foot is none of them", 10, 5.5, -1.5, "410.22₁"],
  ])("%s", async (_, size, small, rise, text) => {
    const { texts } = await read((print) => {
      print("410.22", 30, 106, size);
      print("1", 60.6, 106 + rise, small);
    });
    expect(texts).toEqual([text]);
  });
});

it("a figure that is painted red is known for it, and one in another colour is not", async () => {
  const bytes = await makePdf((sheet: PDFPage, _, font: PDFFont) => {
    for (const [at, [red, green, blue]] of [
      [0.75, 0, 0],
      [1, 0.2, 0.2],
      [1, 0.6, 0],
      [0.4, 0, 0],
      [0, 0, 0.8],
      [1, 0.6, 0.6],
    ].entries())
      sheet.drawText(`${at}.50`, {
        font,
        size: 10,
        x: 20,
        y: 250 - at * 20,
        color: rgb(red ?? 0, green ?? 0, blue ?? 0),
      });
  });
  const { runs } = readTextLayer((await readFirstPage(bytes)).page);
  expect(runs.filter(({ isRed }) => isRed).map(({ text }) => text)).toEqual(["0.50", "1.50"]);
});

describe("a small digit alone in its cell", () => {
  it.each([
    ["raised over the figures beside it is a note mark", 4, "²"],
    ["on one foot with them is a figure", 0, "2"],
  ])("%s", async (_, rise, text) => {
    const { texts } = await read((print, rule) => {
      cells(rule);
      print("Sum", 24, 106);
      print("410.22", 74, 106);
      print("2", 124, 106 + rise, 5.5);
    });
    expect(texts).toEqual(["Sum", "410.22", text]);
  });
});

describe("a line through the middle of a figure", () => {
  it("strikes it out, and the grid has no such line", async () => {
    const without = await read((print, rule) => {
      cells(rule);
      print("418.22", 74, 106);
    });
    const { texts, rulings } = await read((print, rule) => {
      cells(rule);
      print("418.22", 74, 106);
      rule(73, 109.5, 106, 109.5);
    });
    expect(without.texts).toEqual(["418.22"]);
    expect(texts).toEqual([struck("418.22")]);
    expect(rulings).toBe(without.rulings);
  });

  it("leaves the figure beside it, with a gap between them", async () => {
    const { texts } = await read((print, rule) => {
      print("418.22", 74, 106);
      print("410.22", 106, 106);
      rule(73, 109.5, 105, 109.5);
    });
    expect(texts).toEqual([`${struck("418.22")} 410.22`]);
  });

  it("strikes out what a slanted line runs through, and nothing beside a longer one", async () => {
    const through = await read((print, rule) => {
      print("418.22", 74, 106);
      rule(72, 105, 107, 115);
    });
    expect(through.texts).toEqual([struck("418.22")]);
    // A line across the cell says that the cell is blank, one from corner to corner of a table nothing of its figures.
    const across = await read((print, rule) => {
      print("418.22", 74, 106);
      rule(20, 80, 170, 140);
    });
    expect(across.texts).toEqual(["418.22"]);
  });

  it("strikes out a whole row from frame to frame where no text of the row stands beside it", async () => {
    const draw = (print: Print, rule: (...ends: number[]) => void): void => {
      cells(rule);
      print("418.22", 74, 106);
      print("410.22", 124, 106);
      rule(20, 109.5, 170, 109.5);
    };
    expect((await read(draw)).texts).toEqual([struck("418.22"), struck("410.22")]);
    const { texts } = await read((print, rule) => {
      draw(print, rule);
      print("a", 24, 102, 5);
    });
    expect(texts.slice(1)).toEqual(["418.22", "410.22"]);
  });

  it("is none where it runs under or over the text, or from one vertical of a grid to another", async () => {
    for (const y of [104.5, 114]) {
      const { texts } = await read((print, rule) => {
        print("418.22", 74, 106);
        rule(73, y, 106, y);
      });
      expect(texts).toEqual(["418.22"]);
    }
    const { texts } = await read((print, rule) => {
      cells(rule);
      print("merged", 24, 106);
      for (const y of [101, 113]) print("4", 74, y, 5);
      rule(20, 109.5, 170, 109.5);
    });
    expect(texts).toEqual(expect.arrayContaining(["merged"]));
  });

  it("leaves words as they are printed", async () => {
    const { texts } = await read((print, rule) => {
      print("withdrawn", 74, 106);
      rule(73, 109.5, 120, 109.5);
    });
    expect(texts).toEqual(["withdrawn"]);
  });
});
