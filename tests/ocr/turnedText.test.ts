import { degrees, type PDFFont, type PDFPage } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { readTextLayer } from "../../src/ocr/index.ts";
import { findTables } from "../../src/table/index.ts";
import { makePdf, readFirstPage } from "../pdf/makePdf.ts";

type Print = (text: string, x: number, y: number, turn?: number) => void;

/** The runs and the texts aside of a page with three columns of two rows, the upper one 60 points high. */
async function read(draw: (print: Print) => void) {
  const bytes = await makePdf((sheet: PDFPage, _, font: PDFFont) => {
    const rule = (x0: number, y0: number, x1: number, y1: number): void =>
      sheet.drawLine({ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, thickness: 0.5 });
    for (const y of [100, 120, 180]) rule(20, y, 170, y);
    for (const x of [20, 70, 120, 170]) rule(x, 100, x, 180);
    for (const [at, text] of ["upright one", "1.00", "2.00"].entries())
      sheet.drawText(text, { font, size: 8, x: 24 + at * 50, y: 106 });
    draw((text, x, y, turn = 0) => sheet.drawText(text, { font, size: 8, x, y, rotate: degrees(turn) }));
  });
  const text = readTextLayer((await readFirstPage(bytes)).page);
  return {
    text,
    runs: text.runs.map((run) => run.text).filter((own) => !/upright|^\d\.00$/u.test(own)),
    aside: (text.aside ?? []).map((run) => run.text),
  };
}

describe("turned text on an upright page", () => {
  it("is the text of a cell that holds nothing else, its lines in their order", async () => {
    for (const turn of [90, 270]) {
      const [first, second, y] = turn === 90 ? [90, 100, 130] : [100, 90, 170];
      const { runs, aside } = await read((print) => {
        print("first", first as number, y as number, turn);
        print("second", second as number, y as number, turn);
      });
      expect([runs, aside]).toEqual([["firstsecond"], []]);
    }
  });

  it("stays aside where it runs over a ruling, and so does all that stands in the cells it crosses", async () => {
    const { text, runs, aside } = await read((print) => {
      print("printed 2024", 140, 104, 90);
      print("x", 150, 150, 90);
    });
    expect([runs, aside.sort()]).toEqual([[], ["printed 2024", "x"]]);
    const { tables, lines } = findTables(text);
    const cells = tables[0]?.cells.map((cell) => cell.runs.map((run) => run.text).join(" "));
    expect(cells?.slice(-3)).toEqual(["upright one", "1.00", "2.00"]);
    expect(lines.map((line) => line.text).sort()).toEqual(["printed 2024", "x"]);
  });

  it("stays aside beside upright text of its cell, and outside all cells", async () => {
    const { runs, aside } = await read((print) => {
      print("head", 75, 150);
      print("turned", 110, 130, 90);
      print("margin", 10, 120, 90);
    });
    expect([runs, aside.sort()]).toEqual([["head"], ["margin", "turned"]]);
  });
});
