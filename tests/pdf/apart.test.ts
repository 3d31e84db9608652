import { expect, test } from "vitest";

test("pdf.js is loaded in its own thread only", async () => {
  const { extract } = await import("../../src/index.ts");
  await extract("samples/anyang-2024-born.pdf", { pages: [{ first: 1, last: 1 }] });
  // It leaves its name behind, and puts a slow JSON.stringify in the place of Node's own.
  expect(globalThis).not.toHaveProperty("pdfjsLib");
});
