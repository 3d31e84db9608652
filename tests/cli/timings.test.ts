import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "./runCli.ts";
import { TABLE, textPdf } from "./textPdf.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "budgetscan-timings-"));
  writeFileSync(join(folder, "text.pdf"), await textPdf([TABLE, TABLE]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const extract = (file: string, ...options: string[]) =>
  runCli(["extract", file, "-o", join(folder, "out"), ...options]);
const timingsOf = (stdout: string): Record<string, number> =>
  JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "").files[0].timings;

test("a page of text passes every stage but the image's; one engine looks at a sample of its fonts", async () => {
  const { code, stdout } = await extract(join(folder, "text.pdf"), "--timings", "--json");
  expect(code).toBe(0);
  const { ppocr, ...stages } = timingsOf(stdout);
  expect(Object.keys(stages)).toEqual([
    ...["pdf", "ocr", "table", "assemble", "meaning", "checks", "export"],
  ]);
  expect(ppocr).toBeLessThan(stages.ocr as number);
});

test("the engines' time lies within that of the stages image and ocr, and all within the file's", async () => {
  const { stdout } = await extract("samples/anyang-2024-scan.pdf", "--pages", "20", "--timings", "--json");
  const { ppocr = 0, figures = 0, tesseract = 0, ...stages } = timingsOf(stdout);
  const { image = 0, ocr = 0 } = stages;
  expect(Math.min(ppocr, figures)).toBeGreaterThan(0);
  expect(ppocr + figures + tesseract).toBeLessThan(image + ocr);
  const { seconds } = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "").files[0];
  expect(Object.values(stages).reduce((sum, part) => sum + part, 0)).toBeLessThan(seconds);
});

test("without --json they are a line of the summary, without --timings there are none", async () => {
  const file = join(folder, "text.pdf");
  expect((await extract(file, "--timings")).stdout).toMatch(
    /^ {2}timings +pdf \d+\.\d\d s · ocr .* · export /mu,
  );
  expect((await extract(file)).stdout).not.toMatch(/^ {2}timings/mu);
});
