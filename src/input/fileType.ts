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
