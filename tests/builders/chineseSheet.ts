import { readFile } from "node:fs/promises";
import {
  asPDFName,
  beginText,
  decodePDFRawStream,
  endText,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFObjectCopier,
  type PDFPage,
  type PDFRawStream,
  popGraphicsState,
  pushGraphicsState,
  setFillingGrayscaleColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from "@cantoo/pdf-lib";

const SAMPLE = new URL("../../samples/anyang-2024-born.pdf", import.meta.url);
const FONT = "Song";

/** How a text is written: where it begins, its size, how far it is turned (counterclockwise degrees), its grey. */
export interface Writing {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn?: number;
  readonly grey?: number;
}

/** A page on which Chinese text can be written, in the Song face of the sample and with the characters that it has. */
export interface ChineseSheet {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  write(text: string, writing: Writing): void;
}

export async function chineseSheet(width: number, height: number): Promise<ChineseSheet> {
  const sample = await PDFDocument.load(await readFile(SAMPLE));
  const font = songOf(sample);
  const codes = codesOf(sample, font);
  const document = await PDFDocument.create();
  const ref = document.context.register(PDFObjectCopier.for(sample.context, document.context).copy(font));
  const page = document.addPage([width, height]);
  page.node.setFontDictionary(PDFName.of(FONT), ref);
  return {
    document,
    page,
    write: (text, { x, y, size, turn = 0, grey = 0 }) => {
      const hex = [...text].map((character) => {
        const code = codes.get(character);
        if (code === undefined) throw new Error(`the sample's face has no ${character}`);
        return code;
      });
      const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
      page.pushOperators(
        pushGraphicsState(),
        setFillingGrayscaleColor(grey),
        beginText(),
        setFontAndSize(asPDFName(FONT), size),
        setTextMatrix(cos, sin, -sin, cos, x, y),
        showText(PDFHexString.of(hex.join(""))),
        endText(),
        popGraphicsState(),
      );
    },
  };
}

/** Points: figures and Latin letters take half of what ideographs take. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (character < "\u2000" ? size / 2 : size), 0);

function songOf({ context }: PDFDocument): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && String(object.get(PDFName.of("BaseFont"))).includes("UMing")) {
      if (object.get(PDFName.of("Subtype")) === PDFName.of("Type0")) return object;
    }
  }
  throw new Error("the sample has no Song face");
}

/** What the font's ToUnicode table says: the code of each character, four hexadecimal digits. */
function codesOf({ context }: PDFDocument, font: PDFDict): Map<string, string> {
  const stream = context.lookup(font.get(PDFName.of("ToUnicode"))) as PDFRawStream;
  const table = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  const codes = new Map<string, string>();
  const number = (hex: string | undefined): number => Number.parseInt(hex ?? "", 16);
  const add = (code: number, character: number): void =>
    void codes.set(String.fromCodePoint(character), code.toString(16).padStart(4, "0"));
  for (const [, from, to, start] of table.matchAll(/^<(\w{4})> <(\w{4})> <(\w{4})>/gmu))
    for (let code = number(from); code <= number(to); code++) add(code, number(start) + code - number(from));
  for (const [, code, character] of table.matchAll(/^<(\w{4})> <(\w{4})>\s*$/gmu))
    add(number(code), number(character));
  return codes;
}
