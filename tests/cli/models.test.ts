import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "./runCli.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "budgetscan-models-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a folder of models that cannot be used is wrong usage, told in one line before anything is done", async () => {
  const out = join(folder, "out");
  const { code, stdout, stderr } = await runCli([
    "extract",
    "samples/anyang-2024-born.pdf",
    "-o",
    out,
    "--models",
    folder,
  ]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^budgetscan: .*holds no recogniser.*; give the folder .*\n$/u);
  expect(existsSync(join(out, "anyang-2024-born"))).toBe(false);
});
