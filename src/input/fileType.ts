/** The formats that are read. */
export type FileType = "pdf" | "tiff" | "png" | "jpeg";

/** Bytes that `fileTypeOf` needs: junk may stand before a PDF's header within the first kilobyte. */
export const HEAD_BYTES = 1024;

/** What a file of each picture format begins with: TIFF and BigTIFF of both byte orders, PNG, JPEG. */
const SIGNATURES: readonly (readonly [type: FileType, start: string])[] = [
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["tiff", "II+\0"],
  ["tiff", "MM\0+"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["jpeg", "\xff\xd8\xff"],
];

/** The format that a file's first bytes say it has, whatever its name; null for any other. */
export function fileTypeOf(head: Uint8Array): FileType | null {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString("latin1");
  const picture = SIGNATURES.find(([, start]) => text.startsWith(start));
  if (picture !== undefined) return picture[0];
  return text.includes("%PDF-") ? "pdf" : null;
}

/** Formats in which budgets are published too, by a name that their archive or store holds, as bytes of the file. */
const OTHERS: readonly (readonly [format: string, mark: string, encoding: BufferEncoding])[] = [
  ["OFD", "OFD.xml", "latin1"],
  ["DOCX", "word/document.xml", "latin1"],
  ["XLSX", "xl/workbook.xml", "latin1"],
  ["DOC", "WordDocument", "utf16le"],
  ["XLS", "Workbook", "utf16le"],
];
const ARCHIVE = "PK\x03\x04";
const STORE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** The name of a format that is known and not read, as the file's bytes tell it; null for any other. */
export function otherFormat(bytes: Uint8Array): string | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = content.subarray(0, STORE.length).toString("latin1");
  if (!head.startsWith(ARCHIVE) && head !== STORE) return null;
  return OTHERS.find(([, mark, encoding]) => content.includes(Buffer.from(mark, encoding)))?.[0] ?? null;
}
