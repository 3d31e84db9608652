import { type PDFDocument, PDFHexString, type PDFRef, PDFString } from "@cantoo/pdf-lib";

/** A font of blanks: text set in it can be searched for and marked, and nothing is seen. */
export interface BlankFont {
  readonly ref: PDFRef;
  /** The text as a string of the font's codes. */
  readonly encode: (text: string) => PDFHexString;
  /** How wide the text is set at size 1. */
  readonly widthOf: (text: string) => number;
}

/** Units of a character's height, as PDF counts widths. */
const EM = 1000;
/** A Latin letter or a figure is half as wide as it is high, all else as wide: as Chinese print sets them. */
const HALF = EM / 2;
const IS_NARROW = /[\0-\u02FF]/u;
/** Ranges in one operator of a character map, at most (Adobe Technical Note 5411). */
const MOST_RANGES = 100;

/** Adds a font to `pdf` that has a blank for each character of `texts`. */
export function blankFont(pdf: PDFDocument, texts: Iterable<string>): BlankFont {
  const characters = [...new Set([...texts].flatMap((text) => [...text]))].sort();
  const codes = new Map(characters.map((character, at) => [character, at + 1]));
  const { context } = pdf;
  const bytes = blankProgram();
  const program = context.register(context.flateStream(bytes, { Length1: bytes.length }));
  const descriptor = context.register(
    context.obj({
      Type: "FontDescriptor",
      FontName: NAME,
      Flags: 4,
      FontBBox: [0, 0, EM, EM],
      ItalicAngle: 0,
      Ascent: EM,
      Descent: 0,
      CapHeight: EM,
      StemV: 80,
      FontFile2: program,
    }),
  );
  const narrow = characters.flatMap((character, at) => (IS_NARROW.test(character) ? [at + 1] : []));
  const glyphs = new Uint8Array(2 * (characters.length + 1));
  for (const [at, character] of characters.entries()) glyphs[2 * at + 3] = IS_NARROW.test(character) ? 2 : 1;
  const descendant = context.register(
    context.obj({
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont: NAME,
      CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: EM,
      W: narrow.flatMap((code) => [code, [HALF]]),
      CIDToGIDMap: context.register(context.flateStream(glyphs)),
    }),
  );
  const font = context.obj({
    Type: "Font",
    Subtype: "Type0",
    BaseFont: NAME,
    Encoding: "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: context.register(context.flateStream(characterMap(characters))),
  });
  return {
    ref: context.register(font),
    encode: (text) => PDFHexString.of([...text].map((each) => hex(codes.get(each) ?? 0)).join("")),
    widthOf: (text) => [...text].reduce((sum, each) => sum + (IS_NARROW.test(each) ? HALF : EM) / EM, 0),
  };
}

const NAME = "BudgetscanBlank";

const hex = (code: number): string => code.toString(16).padStart(4, "0");

/** Says of each code, from 1 on, which character it stands for. */
function characterMap(characters: readonly string[]): string {
  const lines = characters.map((character, at) => {
    const units = Array.from({ length: character.length }, (_, unit) => hex(character.charCodeAt(unit)));
    return `<${hex(at + 1)}> <${units.join("")}>`;
  });
  const blocks = Array.from({ length: Math.ceil(lines.length / MOST_RANGES) }, (_, block) => {
    const part = lines.slice(block * MOST_RANGES, (block + 1) * MOST_RANGES);
    return `${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`;
  });
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
    ...blocks,
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
  ].join("\n");
}

/** The tables of a TrueType font whose glyphs have no outline: the one for what is missing, a wide and a narrow blank. */
const TABLES: readonly (readonly [tag: string, shorts: readonly number[]])[] = [
  // Version 1, revision 1, checksum, magic, flags, units, two dates, box, style, smallest size, direction, short offsets.
  ["head", [1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, EM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, EM, EM, 0, 8, 2, 0, 0]],
  // Version, ascent, descent, gap, widest advance, bearings, extent, caret, reserved, format, how many widths.
  ["hhea", [1, 0, EM, 0, 0, EM, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3]],
  ["hmtx", [EM, 0, EM, 0, HALF, 0]],
  ["loca", [0, 0, 0, 0]],
  // Version 1, three glyphs, and none of the machinery of outlines.
  ["maxp", [1, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]],
  ["glyf", [0, 0]],
];

/** Bytes of the head of a TrueType file and of each entry of its list of tables. */
const HEAD_BYTES = 12;
const ENTRY_BYTES = 16;

function blankProgram(): Uint8Array {
  const tables = [...TABLES].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = HEAD_BYTES + ENTRY_BYTES * tables.length;
  const padded = (shorts: readonly number[]): number => Math.ceil(shorts.length / 2) * 4;
  const bytes = new DataView(
    new ArrayBuffer(tables.reduce((sum, [, shorts]) => sum + padded(shorts), start)),
  );
  bytes.setUint32(0, 0x00010000);
  for (const [at, value] of [tables.length, 64, 2, ENTRY_BYTES * tables.length - 64].entries())
    bytes.setUint16(4 + 2 * at, value);
  let offset = start;
  for (const [index, [tag, shorts]] of tables.entries()) {
    const entry = HEAD_BYTES + ENTRY_BYTES * index;
    for (const [at, letter] of [...tag].entries()) bytes.setUint8(entry + at, letter.charCodeAt(0));
    for (const [at, value] of shorts.entries()) bytes.setUint16(offset + 2 * at, value);
    let sum = 0;
    for (let at = 0; at < padded(shorts); at += 4) sum = (sum + bytes.getUint32(offset + at)) >>> 0;
    for (const [at, value] of [sum, offset, shorts.length * 2].entries())
      bytes.setUint32(entry + 4 + 4 * at, value);
    offset += padded(shorts);
  }
  return new Uint8Array(bytes.buffer);
}
