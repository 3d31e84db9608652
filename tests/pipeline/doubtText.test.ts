import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFName, StandardFonts } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extract } from "../../src/index.ts";

/** What a wrong ToUnicode table makes of what is drawn. */
type Lies = Readonly<Record<string, string>>;
const FIGURE_LIES: Lies = { "3": "8", "8": "3", "5": "6", "6": "5" };
/** Each letter as the seventh after it. */
const WORD_LIES: Lies = Object.fromEntries(
  [..."abcdefghijklmnopqrstuvwxyz"].map((letter, at, all) => [letter, all[(at + 7) % all.length] as string]),
);
const FIGURES = Array.from({ length: 10 }, (_, row) =>
  [385, 836, 568].map((start) => ((start * (row + 7) * 13) / 100).toFixed(2)),
);
const WORDS = [
  "travel",
  "rent",
  "water",
  "heating",
  "training",
  "printing",
  "repairs",
  "meeting",
  "cars",
].map((word) => ["revenue", "outlays", word]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "budgetscan-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A ruled table in a font that draws its texts and, where it lies, says others. */
async function tableOf(texts: readonly (readonly string[])[], lies: Lies, isLying: boolean): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  const [left, top, width, height] = [60, 760, 140, 26];
  for (let row = 0; row <= texts.length; row++)
    page.drawLine({
      start: { x: left, y: top - row * height },
      end: { x: left + 3 * width, y: top - row * height },
    });
  for (let column = 0; column <= 3; column++)
    page.drawLine({
      start: { x: left + column * width, y: top },
      end: { x: left + column * width, y: top - texts.length * height },
    });
  for (const [row, figures] of texts.entries()) {
    for (const [column, figure] of figures.entries()) {
      const at = { x: left + column * width + 30, y: top - (row + 1) * height + 8 };
      page.drawText(figure, { ...at, size: 12, font });
    }
  }
  await font.embed();
  if (isLying) {
    const code = (text: string) => text.charCodeAt(0).toString(16).padStart(2, "0");
    const pairs = [...new Set(texts.flat().join(""))].map(
      (text) => `<${code(text)}> <00${code(lies[text] ?? text)}>`,
    );
    const table = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Lies def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
${pairs.length} beginbfchar\n${pairs.join("\n")}\nendbfchar endcmap end end`;
    const dictionary = pdf.context.lookup(font.ref, PDFDict);
    dictionary.set(PDFName.of("ToUnicode"), pdf.context.register(pdf.context.flateStream(table)));
  }
  const file = join(folder, `${isLying ? "lying" : "true"}.pdf`);
  await writeFile(file, await pdf.save());
  return file;
}

test.each([
  ["figures", FIGURES, FIGURE_LIES, "read-picture"],
  ["words", WORDS, WORD_LIES, "doubt-text"],
])(
  "a text layer that says other %s than it draws is noticed, and they are read from the picture",
  async (_, texts, lies, step) => {
    const [honest, lying] = [
      await extract(await tableOf(texts, lies, false)),
      await extract(await tableOf(texts, lies, true)),
    ];
    const textsOf = ({ tables }: typeof honest) =>
      tables.flatMap(({ rows, columns }) => [
        ...(columns.some(({ path }) => path.length > 0) ? [columns.map(({ path }) => path.join(""))] : []),
        ...rows.map(({ cells }) => cells.map(({ text }) => text)),
      ]);
    expect(textsOf(honest)).toEqual(texts);
    expect(honest.source.pages[0]?.kind).toBe("text");
    expect(textsOf(lying)).toEqual(texts);
    expect(lying.source.pages[0]?.kind).toBe("mixed");
    expect(lying.source.pages[0]?.steps.map(({ name }) => name)).toContain(step);
    const told = ({ flags }: typeof honest) => flags.filter(({ rule }) => rule === "FONT-LIES").length;
    expect([told(honest), told(lying)]).toEqual([0, 1]);
  },
);
