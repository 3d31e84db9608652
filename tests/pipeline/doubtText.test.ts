import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFName, StandardFonts } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extract } from "../../src/index.ts";

/** What a wrong ToUnicode table makes of the figures that are drawn. */
const LIES: Readonly<Record<string, string>> = { "3": "8", "8": "3", "5": "6", "6": "5" };
const FIGURES = Array.from({ length: 10 }, (_, row) =>
  [385, 836, 568].map((start) => ((start * (row + 7) * 13) / 100).toFixed(2)),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "budgetscan-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A ruled table of figures in a font that draws them and, where it lies, says others. */
async function tableOfFigures(lies: boolean): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  const [left, top, width, height] = [60, 760, 140, 26];
  for (let row = 0; row <= FIGURES.length; row++)
    page.drawLine({
      start: { x: left, y: top - row * height },
      end: { x: left + 3 * width, y: top - row * height },
    });
  for (let column = 0; column <= 3; column++)
    page.drawLine({
      start: { x: left + column * width, y: top },
      end: { x: left + column * width, y: top - FIGURES.length * height },
    });
  for (const [row, figures] of FIGURES.entries()) {
    for (const [column, figure] of figures.entries()) {
      const at = { x: left + column * width + 30, y: top - (row + 1) * height + 8 };
      page.drawText(figure, { ...at, size: 12, font });
    }
  }
  await font.embed();
  if (lies) {
    const code = (text: string) => text.charCodeAt(0).toString(16).padStart(2, "0");
    const pairs = [..."0123456789.,"].map((text) => `<${code(text)}> <00${code(LIES[text] ?? text)}>`);
    const table = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Lies def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
${pairs.length} beginbfchar\n${pairs.join("\n")}\nendbfchar endcmap end end`;
    const dictionary = pdf.context.lookup(font.ref, PDFDict);
    dictionary.set(PDFName.of("ToUnicode"), pdf.context.register(pdf.context.flateStream(table)));
  }
  const file = join(folder, `${lies ? "lying" : "true"}.pdf`);
  await writeFile(file, await pdf.save());
  return file;
}

test("a text layer that says other figures than it draws is noticed, and the page read from its picture", async () => {
  const [honest, lying] = [
    await extract(await tableOfFigures(false)),
    await extract(await tableOfFigures(true)),
  ];
  const textsOf = ({ tables }: typeof honest) =>
    tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
  expect(textsOf(honest)).toEqual(FIGURES);
  expect(honest.source.pages[0]?.kind).toBe("text");
  expect(textsOf(lying)).toEqual(FIGURES);
  expect(lying.source.pages[0]?.kind).toBe("mixed");
  expect(lying.source.pages[0]?.steps.map(({ name }) => name)).toContain("doubt-text");
  const told = ({ flags }: typeof honest) => flags.filter(({ rule }) => rule === "FONT-LIES").length;
  expect([told(honest), told(lying)]).toEqual([0, 1]);
});
