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
  ])("%j", (text, ranges) => {
    expect(parsePageRanges(text)).toEqual(ranges);
  });

  test.each(["", "0", "0-3", "9-3", "a", "1-", "-3", "1,,2", "1;2", "1.5", "99999999999999999999", "１"])(
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

test("equal names are told apart by their files' SHA-256, the later ones", async () => {
  const sha256Of = async (file: string) => `${file.slice(0, 1)}1234567`.padEnd(64, "0");
  const stems = await outputStems(["a/x.pdf", "b/X.pdf", "c/y.pdf", "d/x.pdf"], sha256Of);
  expect(stems).toEqual(["x", "X-b1234567", "y", "x-d1234567"]);
});
