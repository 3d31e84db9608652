import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import * as library from "../src/index.ts";
import { TABLE, textPdf } from "./cli/textPdf.ts";

test("exports extract, a batch, the writers and the errors, nothing else", () => {
  expect(Object.keys(library).sort()).toEqual([
    "BudgetscanError",
    "InputError",
    "UsageError",
    "extract",
    "openBatch",
    "writeOutput",
  ]);
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
    ["an option that there is none of", null, { page: 3 } as object, library.UsageError],
    ["pages that are no ranges", null, { pages: "3-9" } as object, library.UsageError],
  ] as const)("refuses %s", async (_, path, options, kind) => {
    await expect(library.extract(path ?? file, options)).rejects.toThrow(kind);
  });
});

describe("openBatch", () => {
  test("gives each outcome as it comes, keeps what is done, and ends with the signal's reason", async () => {
    const place = mkdtempSync(join(tmpdir(), "library-batch-"));
    writeFileSync(join(place, "good.pdf"), await textPdf([TABLE.slice(0, 2)]));
    writeFileSync(join(place, "letter.pdf"), "Dear Sir or Madam");
    const batch = library.openBatch(join(place, "out"), { jobs: 1 });
    const read = async (options?: library.BatchReading) => {
      const outcomes: [string, string | undefined][] = [];
      for await (const { state, problem } of batch.read([place], options))
        outcomes.push([state, problem?.code]);
      return outcomes.toSorted();
    };
    const failed = ["failed", "UNKNOWN_FORMAT"];
    expect(await read()).toEqual([["done", undefined], failed]);
    expect(await read()).toEqual([failed, ["kept", undefined]]);
    const reason = new Error("enough");
    await expect(read({ force: true, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const misspelt = { job: 1 } as object;
    expect(() => library.openBatch(join(place, "out"), misspelt)).toThrow(/not understood .*"job"/u);
  });
});
