/** A stream of a PDF as it stands in the file. */
export interface Stream {
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** A PDF of one page of 200 by 300 points: object 3 is the page, 4 its content, 5 a font, the others follow from 6 on. */
export function pdfOf({
  content,
  contents = "4 0 R",
  font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  others = [],
}: {
  content?: Stream;
  contents?: string;
  font?: string;
  others?: readonly Stream[];
}): Uint8Array {
  const named = others.map((_, index) => `/X${index} ${index + 6} 0 R`).join(" ");
  const resources = `<< /Font << /F 5 0 R >> /XObject << ${named} /Gone 99 0 R >> >>`;
  const objects: (string | Stream)[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents ${contents} /Resources ${resources} >>`,
    content ?? plain(TEXT),
    font,
    ...others,
  ];
  const parts: Uint8Array[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(parts.reduce((sum, { length }) => sum + length, 0));
    const { entries, bytes } =
      typeof object === "string" ? { entries: null, bytes: Buffer.from(object) } : object;
    const head = entries === null ? "" : `<< ${entries} /Length ${bytes.length} >>\nstream\n`;
    const tail = entries === null ? "\nendobj\n" : "\nendstream\nendobj\n";
    parts.push(Buffer.from(`${index + 1} 0 obj\n${head}`), bytes, Buffer.from(tail));
  }
  const start = parts.reduce((sum, { length }) => sum + length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(table + trailer)]));
}

export const plain = (text: string): Stream => ({ entries: "", bytes: Buffer.from(text) });
export const deflated = (bytes: Uint8Array): Stream => ({ entries: "/Filter /FlateDecode", bytes });

/** Thirty lines of figures. */
export const TEXT = Array.from(
  { length: 30 },
  (_, line) => `BT /F 8 Tf 10 ${290 - 9 * line} Td (${line * 7919}.25) Tj ET`,
).join("\n");
