import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../bench/accuracy/compare.ts";
import { documentSchema } from "../../src/contract/schema.ts";
import { extract } from "../../src/index.ts";
import { readTruth } from "../samples/readSample.ts";

const BORN = fileURLToPath(new URL("../../samples/anyang-2024-born.pdf", import.meta.url));

/** The PDF with two of its pages side by side on every sheet. */
async function twoOnASheet(pdf: Uint8Array): Promise<Uint8Array> {
  const target = await PDFDocument.create();
  const pages = await target.embedPages((await PDFDocument.load(pdf)).getPages());
  for (let at = 0; at < pages.length; at += 2) {
    const pair = pages.slice(at, at + 2);
    const width = Math.max(...pair.map((page) => page.width));
    const sheet = target.addPage([2 * width, Math.max(...pair.map(({ height }) => height))]);
    for (const [side, page] of pair.entries()) sheet.drawPage(page, { x: side * width, y: 0 });
  }
  return target.save();
}

describe("a document with two pages on every sheet", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "budgetscan-sheets-"));
    await writeFile(join(folder, "sheets.pdf"), await twoOnASheet(await readFile(BORN)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("gives the same tables, row for row, over the sides of a sheet too", async () => {
    const document = await extract(join(folder, "sheets.pdf"));
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    const { figures } = compare(await readTruth("born"), document);
    for (const { right, of } of [figures.tables, figures.rows, figures.cells, figures.amounts])
      expect(right).toBe(of);
    expect(figures.rowsExtra).toBe(0);
    expect(figures.silentErrors).toBe(0);
    expect(document.tables.some(({ joins }) => joins.some(({ pages: [from, to] }) => from === to))).toBe(
      true,
    );
    expect(document.flags.filter(({ rule }) => /^PAGES-/u.test(rule))).toEqual([]);
  });
});
