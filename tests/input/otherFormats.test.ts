import { expect, test } from "vitest";
import { fileTypeOf, otherFormat } from "../../src/input/fileType.ts";

/** A ZIP archive of one empty entry. */
function archiveOf(name: string): Uint8Array {
  const path = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(path.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(path.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([local, path, central, path, end]);
}

/** A compound file of Microsoft's, with the name of a stream. */
const storeOf = (name: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(name, "utf16le"),
  ]);

test.each([
  ["OFD", archiveOf("OFD.xml")],
  ["DOCX", archiveOf("word/document.xml")],
  ["XLSX", archiveOf("xl/workbook.xml")],
  ["DOC", storeOf("WordDocument")],
  ["XLS", storeOf("Workbook")],
])("%s is known by its bytes, and not read", (format, bytes) => {
  expect(fileTypeOf(bytes)).toBeNull();
  expect(otherFormat(bytes)).toBe(format);
});

test("a text that names such a file, and an archive of something else, are none", () => {
  expect(otherFormat(Buffer.from("see OFD.xml and word/document.xml"))).toBeNull();
  expect(otherFormat(archiveOf("readme.txt"))).toBeNull();
});
