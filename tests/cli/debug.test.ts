import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { escapeXml } from "../../src/debug/layers.ts";
import { runCli } from "./runCli.ts";
import { TABLE, textPdf } from "./textPdf.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "debug-"));
  const rows = TABLE.map((row) => row.map((text) => (text === "First" ? "<b>&" : text)));
  writeFileSync(at("page.pdf"), await textPdf([TABLE, rows]));
});

/** How many pixels of the picture have each colour that is neither grey nor white. */
async function coloured(png: string): Promise<number> {
  const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let i = 0; i < data.length; i += 3) if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) count++;
  return count;
}

describe("budgetscan debug", () => {
  test("draws the page at its size, each layer adding to it", async () => {
    const counts: number[] = [];
    for (const layers of ["rulings", "rulings,cells", "rulings,cells,runs", "rulings,cells,runs,text"]) {
      const { code, stderr } = await runCli([
        "debug",
        at("page.pdf"),
        "--page",
        "2",
        "--layers",
        layers,
        "-o",
        at("p.png"),
      ]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      counts.push(await coloured(at("p.png")));
    }
    expect(await sharp(at("p.png")).metadata()).toMatchObject({ width: 1190, height: 1684 });
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
  });

  test("draws the same from a dump", async () => {
    await runCli(["extract", at("page.pdf"), "-o", at("out"), "--dump", at("dump"), "--quiet"]);
    await runCli(["debug", at("page.pdf"), "--page", "1", "--dump", at("dump"), "-o", at("dumped.png")]);
    await runCli(["debug", at("page.pdf"), "--page", "1", "-o", at("read.png")]);
    expect(readFileSync(at("dumped.png")).equals(readFileSync(at("read.png")))).toBe(true);
  });

  test.each([
    ["a page outside the file", ["--page", "3"], 1],
    ["an unknown layer", ["--page", "1", "--layers", "glue"], 2],
    ["no page", [], 2],
  ])("tells of %s in one line", async (_, options, code) => {
    const result = await runCli(["debug", at("page.pdf"), "-o", at("no.png"), ...options]);
    expect(result.code).toBe(code);
    expect(result.stderr.trim()).toMatch(/^budgetscan: [^\n]+; [^\n]+$/u);
  });
});

test("no text of a document is markup in the picture", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeXml(text);
      expect(escaped.replace(/&(?:amp|lt|gt|quot|apos);/gu, "")).not.toMatch(/[&<>"'\p{Cc}]/u);
    }),
  );
});
