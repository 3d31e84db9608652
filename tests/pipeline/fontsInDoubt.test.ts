import { expect, test } from "vitest";
import type { PageGlyph, PdfPage } from "../../src/pdf/types.ts";
import { doubtText, fontUse } from "../../src/pipeline/doubtText.ts";
import type { Run } from "../../src/pipeline/run.ts";

const pageOf = (text: string, more: Partial<PageGlyph> = {}): PdfPage => ({
  ...{ number: 1, kind: "text", width: 600, height: 800, rotation: 0, dpi: 200, rulings: [] },
  glyphs: [...text].map((letter, at) => ({ text: letter, box: [at, 0, at + 1, 1], font: "f1", ...more })),
});

/** The pages of a document of one page that are drawn to look at their fonts. */
async function looked(page: PdfPage): Promise<number[]> {
  const drawn: number[] = [];
  const run = {
    input: {
      readPage: async (number: number) => {
        drawn.push(number);
        return { page, raster: null };
      },
    },
    signal: new AbortController().signal,
    timed: (_: string, work: () => unknown) => work(),
  } as unknown as Run;
  await doubtText(run, new Map([[1, fontUse(page)]]));
  return drawn;
}

const POEM = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少";

test("words of budgets need no look at the font that they are set in", async () => {
  expect(await looked(pageOf(`一般公共预算支出表${POEM}${POEM}`))).toEqual([]);
  expect(await looked(pageOf(`预算支出${POEM}${POEM}`))).toEqual([]);
});

test("a font whose words are none of budgets is looked at, unless it says next to nothing", async () => {
  expect(await looked(pageOf(`支出${POEM}${POEM}`))).toEqual([1]);
  expect(await looked(pageOf("支般共出公表算预".repeat(4)))).toEqual([1]);
  expect(await looked(pageOf("支般共出公表算预"))).toEqual([]);
});

test("figures that are drawings are looked at, others were compared with print already", async () => {
  const figures = "1,234.50 ".repeat(10);
  expect(await looked(pageOf(figures))).toEqual([]);
  expect(await looked(pageOf(figures, { isDrawing: true }))).toEqual([1]);
});
