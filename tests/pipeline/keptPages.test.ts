import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createExtractor } from "../../src/pipeline/index.ts";
import { TABLE, textPdf } from "../cli/textPdf.ts";

const PAGES = 9;
let place: string;
let file: string;
const extractor = createExtractor();

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "kept-"));
  file = join(place, "long.pdf");
  writeFileSync(file, await textPdf(Array.from({ length: PAGES }, () => TABLE)));
});
afterAll(async () => {
  await extractor.close();
  rmSync(place, { recursive: true });
});

/** What is read with the pages in `folder`, and how many pages were laid out for it. */
async function read(folder?: string): Promise<{ text: string; laidOut: number }> {
  let laidOut = 0;
  const document = await extractor.extract(file, {
    ...(folder !== undefined && { keepPages: folder }),
    onTiming: (part) => {
      laidOut += part === "table" ? 1 : 0;
    },
  });
  return { text: createHash("sha256").update(JSON.stringify(document)).digest("hex"), laidOut };
}

test("a document whose reading was ended goes on at the page where it stopped, to the same bytes", async () => {
  const folder = join(place, "ended");
  const ended = new AbortController();
  const reading = extractor.extract(file, {
    keepPages: folder,
    signal: ended.signal,
    onProgress: ({ done }) => done === 5 && ended.abort(new Error("enough")),
  });
  await expect(reading).rejects.toThrow("enough");
  const kept = readdirSync(folder).length;
  expect(kept).toBeGreaterThanOrEqual(5);
  expect(kept).toBeLessThan(PAGES);
  const whole = await read();
  expect(await read(folder)).toEqual({ text: whole.text, laidOut: PAGES - kept });
});

test("a page that was cut by a loss of power, or is of another document, is read again", async () => {
  const folder = join(place, "cut");
  const whole = await read(folder);
  expect(readdirSync(folder)).toHaveLength(PAGES);
  truncateSync(join(folder, "page-0002.read.json.gz"), 100);
  expect(await read(folder)).toEqual({ text: whole.text, laidOut: 1 });
  writeFileSync(file, await textPdf(Array.from({ length: PAGES }, () => TABLE.slice(0, 3))));
  expect((await read(folder)).laidOut).toBe(PAGES);
});
