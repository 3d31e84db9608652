import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePageRanges } from "../../src/cli/pageRanges.ts";
import { outputStems, stemOf } from "../../src/cli/stems.ts";

describe("parsePageRanges", () => {
  test.each([
    ["3", [{ first: 3, last: 3 }]],
    ["3-9", [{ first: 3, last: 9 }]],
    [
      "1,4-6",
      [
        { first: 1, last: 1 },
        { first: 4, last: 6 },
      ],
    ],
    [
      " 1, 4 - 6 ",
      [
        { first: 1, last: 1 },
        { first: 4, last: 6 },
      ],
    ],
    [
      "１、４至６",
      [
        { first: 1, last: 1 },
        { first: 4, last: 6 },
      ],
    ],
    ["３－９", [{ first: 3, last: 9 }]],
  ])("%j", (text, ranges) => {
    expect(parsePageRanges(text)).toEqual(ranges);
  });

  test.each(["", "0", "0-3", "9-3", "a", "1-", "-3", "1,,2", "1;2", "1.5", "99999999999999999999", "一"])(
    "refuses %j",
    (text) => {
      expect(() => parsePageRanges(text)).toThrow();
    },
  );
});

describe("stemOf", () => {
  test.each([
    ["a/b/2024年部门预算.pdf", "2024年部门预算"],
    ["REPORT.PDF", "REPORT"],
    ["scan", "scan"],
    [".hidden.pdf", "hidden"],
    ["a:b*c?.pdf", "a_b_c_"],
    ["..pdf", "document"],
    ["tab\there.pdf", "tab_here"],
    ["scans/2012年决算/", "2012年决算"],
    ["fax.tif", "fax"],
    ["fax.TIFF", "fax"],
    ["page.png", "page"],
    ["photo.jpeg", "photo"],
    ["v1.2", "v1.2"],
  ])("%j gives %j", (file, stem) => {
    expect(stemOf(file)).toBe(stem);
  });

  test("names the folder one is in", () => {
    expect(stemOf(".")).toBe(basename(process.cwd()));
  });

  test("gives a name of a single folder, whatever the file is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const stem = stemOf(name);
        expect(stem).not.toMatch(/[/\\\p{Cc}]|^\.|^$/u);
        expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(240);
      }),
    );
  });
});

describe("output folders", () => {
  /** The digest of `a/x.pdf` begins with a1234567. */
  const sha256Of = async (file: string) => `${file.slice(0, 1)}1234567`.padEnd(64, "0");
  const stemsOf = (files: string[], owners: Record<string, string> = {}) =>
    outputStems(files, { sha256Of, ownerOf: (stem) => owners[stem]?.padEnd(64, "0") ?? null });

  test("of one name are told apart by their files' SHA-256, but for the first by path", async () => {
    expect(await stemsOf(["d/x.pdf", "c/y.pdf", "b/X.pdf", "a/x.pdf"])).toEqual([
      "x-d1234567",
      "y",
      "X-b1234567",
      "x",
    ]);
  });

  test("of an earlier call stay their file's, whatever comes first by path", async () => {
    expect(await stemsOf(["a/x.pdf"], { x: "b1234567" })).toEqual(["x-a1234567"]);
    expect(await stemsOf(["a/x.pdf", "b/x.pdf"], { x: "b1234567" })).toEqual(["x-a1234567", "x"]);
    expect(await stemsOf(["a/x.pdf"], { x: "a1234567" })).toEqual(["x"]);
  });

  test("take more digits where a file is named so, in this call or an earlier one", async () => {
    expect(await stemsOf(["a/x.pdf", "b/x.pdf", "c/x-b1234567.pdf"])).toEqual([
      "x",
      "x-b123456700000000",
      "x-b1234567",
    ]);
    expect(await stemsOf(["b/x.pdf"], { x: "a1234567", "x-b1234567": "c1234567" })).toEqual([
      "x-b123456700000000",
    ]);
  });

  test("of copies of one file under one name are as many as the copies", async () => {
    const copies = ["a/x.pdf", "a/1/x.pdf", "a/2/x.pdf", "a/3/x.pdf"];
    expect(new Set(await stemsOf(copies)).size).toBe(4);
  });
});
