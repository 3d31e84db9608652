import {
  PDFDict,
  type PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  type StandardFonts,
} from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { inkOf, makePdf, readFirstPage, textOf } from "./makePdf.ts";

/** Makes the text layer call characters of the font something else. */
async function say(
  document: PDFDocument,
  font: PDFFont,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  await font.embed();
  const hex = (text: string) => text.charCodeAt(0).toString(16).padStart(4, "0");
  const pairs = Object.entries(texts).map(([drawn, said]) => `<${hex(drawn).slice(2)}> <${hex(said)}>`);
  const table = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Said def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
${pairs.length} beginbfchar\n${pairs.join("\n")}\nendbfchar endcmap end end`;
  const dictionary = document.context.lookup(font.ref, PDFDict);
  dictionary.set(PDFName.of("ToUnicode"), document.context.register(document.context.flateStream(table)));
}

/** Text enough that one character without meaning leaves the page's text layer in charge. */
const REST = "0".repeat(24);

const read = async (drawn: string, texts: Readonly<Record<string, string>>) => {
  const bytes = await makePdf(async (page: PDFPage, document, font) => {
    await say(document, font, { ...Object.fromEntries([...drawn].map((text) => [text, text])), ...texts });
    page.drawText(drawn, { font, size: 10, x: 60, y: 200 });
    page.drawText(REST, { font, size: 10, x: 20, y: 100 });
  });
  const { page, raster } = await readFirstPage(bytes);
  return {
    text: textOf(page),
    lies: page.lies,
    ink: raster === null ? 0 : inkOf(raster, [55, 85, 120, 105]),
  };
};

test.each([
  ["a point called a comma", "12.50", { ".": "," }, [","]],
  ["a comma called a point", "1,250", { ",": "." }, ["."]],
  ["a minus called a space", "-12.50", { "-": " " }, [" "]],
  ["a minus called a figure", "-12.50", { "-": "1" }, ["1"]],
  ["a figure called a point", "12.58", { "8": "." }, ["."]],
  ["a figure without meaning", "12.58", { "8": "\uE101" }, ["\uE101"]],
  ["one figure called another", "12.58", { "8": "3" }, ["3"]],
  ["a bracket called a figure", "(12.50", { "(": "1" }, ["1"]],
  ["a minus called a bracket", "-12.50", { "-": "(" }, ["("]],
])("%s is a lie: the text that holds it is left to be read", async (_, drawn, texts, lies) => {
  const found = await read(drawn, texts);
  expect([found.text, found.lies]).toEqual([REST, lies]);
  expect(found.ink).toBeGreaterThan(20);
});

test.each([["1,234.50"], ["-0.07"], ["(8.90)"]])("%s says what it draws", async (drawn) => {
  expect(await read(drawn, {})).toEqual({ text: `${drawn}${REST}`, lies: undefined, ink: 0 });
});

test("a mark alone that says nothing is left as it is: it may begin the line of a list", async () => {
  expect(await read("o", { o: "\uF0B7" })).toEqual({ text: `\uF0B7${REST}`, lies: undefined, ink: 0 });
});

const DIGITS = "0123456789";

test.each(["Helvetica", "Helvetica-BoldOblique", "Times-Roman", "Times-BoldItalic"])(
  "each figure of %s is told from the others",
  async (face) => {
    const lying = async (said: (digit: string) => string) => {
      const bytes = await makePdf(async (page, document) => {
        const font = await document.embedFont(face as StandardFonts);
        await say(document, font, Object.fromEntries([...DIGITS].map((digit) => [digit, said(digit)])));
        page.drawText(DIGITS, { font, size: 10, x: 60, y: 200 });
      });
      return (await readFirstPage(bytes)).page.lies ?? [];
    };
    expect(await lying((digit) => digit)).toEqual([]);
    for (const step of [1, 3, 5, 8]) {
      const other = (digit: string) => String((Number(digit) + step) % 10);
      expect(await lying(other)).toEqual([...DIGITS].map(other));
    }
  },
);
