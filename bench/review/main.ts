/**
 * `npm run bench:review`: seconds until the list of a folder of 500 documents stands in the browser, and until the first
 * flag of a document of 300 pages does; how many pages and tables were asked for then, and after scrolling through its
 * longest table; and what a decision takes.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrintedPage } from "../../tests/builders/printDisclosure.ts";
import { printFolder } from "../../tests/decisions/printFolder.ts";
import { findChromium, openBrowser, serveReview } from "../../tests/review/openReview.ts";

const DOCUMENTS = 500;
const PAGES = 300;
/** Rows of a page; every tenth holds two figures, which is a flag. */
const ROWS = 25;

const PROSE: PrintedPage = { prose: ["某市某局2024年部门预算"] };
const page = (number: number): PrintedPage => ({
  table: {
    title: "2024年项目支出表",
    right: "单位：万元",
    grid: [
      "项目编码|项目名称|金额",
      ...Array.from({ length: ROWS }, (_, row) => {
        const index = (number - 1) * ROWS + row;
        return `${1_000_001 + index}|项目${index + 1}|${index % 10 === 0 ? "11.00 3.00" : "12.00"}`;
      }),
    ].join("\n"),
  },
});

const chromium = findChromium();
if (chromium === null) throw new Error("chromium is not here");
const root = mkdtempSync(join(tmpdir(), "bench-review-"));
const browser = await openBrowser(chromium);

/** Seconds from the address to `part` of the page, and what was asked for. */
async function open(out: string, address: string, part: string) {
  const served = await serveReview(out);
  const view = await browser.newPage();
  view.setDefaultTimeout(120_000);
  const asked: string[] = [];
  view.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await view.goto(served.url);
  await view.locator(".start table").waitFor();
  asked.length = 0;
  const started = performance.now();
  await view.goto(`${served.origin}/${address}`);
  if (address === "") await view.reload();
  await view.locator(part).first().waitFor();
  const seconds = (performance.now() - started) / 1000;
  return { served, view, asked, seconds };
}

try {
  const small = await printFolder((text) => text, { folder: join(root, "small/d000") });
  for (let index = 1; index < DOCUMENTS; index++) {
    cpSync(small, join(root, "small", `d${String(index).padStart(3, "0")}`), { recursive: true });
  }
  const list = await open(join(root, "small"), "", ".start tbody tr");
  console.log(`list of ${DOCUMENTS} documents: ${list.seconds.toFixed(2)} s`);
  list.served.child.kill("SIGINT");

  const pages = [PROSE, ...Array.from({ length: PAGES - 1 }, (_, index) => page(index + 1))];
  await printFolder((text) => text, { pages, folder: join(root, "long/long") });
  const long = await open(join(root, "long"), "#/long", ".card .message");
  console.log(`first flag of ${PAGES} pages: ${long.seconds.toFixed(2)} s`);
  await long.view.locator(".actions").waitFor();
  await long.view.locator(".rows td").first().waitFor();
  const before = long.asked.length;
  await long.view.locator(".rows").evaluate((rows) => rows.scrollTo(0, rows.scrollHeight));
  await long.view.locator(".rows tr[data-index]").last().waitFor();
  const drawn = await long.view.locator(".rows tr[data-index]").count();
  console.log(`scrolled to the end: ${long.asked.length - before} more requests, ${drawn} rows drawn`);
  const started = performance.now();
  await long.view.keyboard.press("p");
  await long.view.locator(".saving", { hasText: "are kept" }).waitFor();
  console.log(`a decision is kept after ${((performance.now() - started) / 1000).toFixed(2)} s`);
  long.served.child.kill("SIGINT");
} finally {
  await browser.close();
  rmSync(root, { recursive: true });
}
