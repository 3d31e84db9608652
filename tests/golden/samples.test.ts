import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compare } from "../../bench/accuracy/compare.ts";
import { detailLines } from "../../bench/accuracy/report.ts";
import { documentSchema } from "../../src/contract/schema.ts";
import { extract } from "../../src/index.ts";
import { readTruth, type Sample, tableOf } from "../samples/readSample.ts";

const samplePath = (sample: Sample): string =>
  fileURLToPath(new URL(`../../samples/anyang-2024-${sample}.pdf`, import.meta.url));

describe("the born-digital sample", () => {
  it("comes out as its truth has it, to the last cell, amount, statement and flag", async () => {
    const document = await extract(samplePath("born"));
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    const truth = await readTruth("born");
    expect(detailLines(compare(truth, document))).toEqual([]);
    expect(document.disclosure).toEqual(truth.disclosure);
  });
});

describe("the scan", () => {
  const DETAIL = { first: 22, last: 24 };

  it("gives rows of 29 narrow columns whole, the ones that page ends cut too", async () => {
    const document = await extract(samplePath("scan"), { pages: [DETAIL] });
    const [table] = document.tables;
    const truth = tableOf(await readTruth("scan"), "department-budget-detail");
    const whole = truth.rows.filter(({ pages }) => pages.every((page) => page <= DETAIL.last));
    expect(table?.kind).toBe("department-budget-detail");
    expect(table?.joins.map(({ kind }) => kind)).toEqual(["cut-row", "cut-row"]);
    const plain = (text: string) => text.normalize("NFKC").replace(/\s/gu, "");
    expect(
      table?.rows.slice(0, whole.length).map(({ cells }) => cells.map(({ text }) => plain(text))),
    ).toEqual(whole.map(({ cells }) => cells.map(({ text }) => plain(text))));
    expect(document.flags.filter(({ rule }) => rule === "PAGES-MISSING")).toEqual([]);
  });

  it("gives the same bytes twice", async () => {
    const pages = [{ first: 11, last: 12 }];
    const read = async () => JSON.stringify(await extract(samplePath("scan"), { pages }));
    expect(await read()).toBe(await read());
  });

  it("is read by the other engine too", async () => {
    const document = await extract(samplePath("scan"), {
      engine: "tesseract",
      pages: [{ first: 9, last: 9 }],
    });
    // It reads words worse, and the title may fail it; the grid and the figures do not.
    const [table] = document.tables;
    expect(table?.columns).toHaveLength(20);
    const figures = table?.rows.slice(0, 3).map(({ cells }) => cells.slice(2, 6).map(({ text }) => text));
    expect(figures).toEqual(new Array(3).fill(new Array(4).fill("1314.87")));
  });
});
