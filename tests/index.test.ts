import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import * as library from "../src/index.ts";
import { TABLE, textPdf } from "./cli/textPdf.ts";

test("exports extract and its errors, nothing else", () => {
  expect(Object.keys(library).sort()).toEqual(["BudgetscanError", "InputError", "UsageError", "extract"]);
});

describe("extract", () => {
  let file: string;
  beforeAll(async () => {
    file = join(mkdtempSync(join(tmpdir(), "library-")), "two.pdf");
    writeFileSync(file, await textPdf([TABLE, TABLE, TABLE]));
  });

  test("gives the document, and tells of every page", async () => {
    const told: number[] = [];
    const document = await library.extract(file, {
      pages: [{ first: 2, last: 3 }],
      onProgress: ({ page, done, total }) => told.push(page, done, total),
    });
    expectTypeOf(document).toEqualTypeOf<library.BudgetDocument>();
    expect(document.source).toMatchObject({ file: "two.pdf", pageCount: 3 });
    expect(document.source.pages.map(({ number }) => number)).toEqual([2, 3]);
    expect([told[1], told[2], told[4], told[5]]).toEqual([1, 2, 2, 2]);
    expect([told[0], told[3]].sort()).toEqual([2, 3]);
  });

  test("ends with the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const extraction = library.extract(file, {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(extraction).rejects.toBe(reason);
  });

  test.each([
    ["a file that is not there", "none.pdf", {}, library.InputError],
    ["pages outside it", null, { pages: [{ first: 4, last: 4 }] }, library.InputError],
    ["a first stage without a dump", null, { from: "table" }, library.UsageError],
    [
      "pages for a stage that has none",
      null,
      { from: "meaning", dump: "d", pages: [{ first: 1, last: 1 }] },
      library.UsageError,
    ],
  ] as const)("refuses %s", async (_, path, options, kind) => {
    await expect(library.extract(path ?? file, options)).rejects.toThrow(kind);
  });
});
