import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

/** Column and row size of the table, points. */
const [COLUMN, ROW] = [150, 24];

/** A born-digital PDF with one ruled table on each page, a heading above it. */
export async function textPdf(
  pages: readonly (readonly (readonly string[])[])[],
  password?: string,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const [index, rows] of pages.entries()) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`Heading of page ${index + 1}`, { x: 60, y: 760, size: 14, font });
    const columns = rows[0]?.length ?? 0;
    const [left, top] = [60, 700];
    for (let row = 0; row <= rows.length; row++) {
      const y = top - row * ROW;
      page.drawLine({ start: { x: left, y }, end: { x: left + columns * COLUMN, y }, thickness: 1 });
    }
    for (let column = 0; column <= columns; column++) {
      const x = left + column * COLUMN;
      page.drawLine({ start: { x, y: top }, end: { x, y: top - rows.length * ROW }, thickness: 1 });
    }
    for (const [row, texts] of rows.entries()) {
      for (const [column, text] of texts.entries()) {
        page.drawText(text, { x: left + column * COLUMN + 6, y: top - (row + 1) * ROW + 8, size: 10, font });
      }
    }
  }
  if (password !== undefined) pdf.encrypt({ userPassword: password, ownerPassword: password });
  return pdf.save();
}

export const TABLE = [
  ["Item", "Amount", "Of which"],
  ["Total", "30.00", "12.50"],
  ["First", "10.00", "-"],
  ["Second", "20.00", "12.50"],
] as const;
