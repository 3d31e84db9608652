/** Makes the pictures of the review for the documentation, from the sample, in both languages: `npm run docs:screenshots`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { findChromium, openBrowser, serveReview } from "../tests/review/openReview.ts";

const SAMPLE = "samples/anyang-2024-born.pdf";
const PICTURES = "docs/pictures";
/** Pixels of the browser's window, and of the pictures. */
const WINDOW = { width: 1280, height: 760 };
/** Of WebP, 0 to 100: letters stay sharp, and a picture has 50 to 100 kB. */
const QUALITY = 60;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await sharp(await page.screenshot())
    .webp({ quality: QUALITY })
    .toFile(join(PICTURES, `${name}.webp`));
}

const chromium = findChromium();
if (chromium === null) throw new Error("chromium is not here");
const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
mkdirSync(PICTURES, { recursive: true });
execFileSync(process.execPath, ["dist/cli/main.js", "extract", SAMPLE, "-o", folder, "--quiet"]);
const served = await serveReview(folder);
const browser = await openBrowser(chromium);
try {
  for (const [locale, name] of [
    ["en", "review"],
    ["zh-CN", "review.zh"],
  ] as const) {
    const page = await browser.newPage({ viewport: WINDOW, locale });
    page.setDefaultTimeout(60_000);
    await page.goto(served.url);
    await page.locator(".start tbody a").click();
    for (const part of [".actions", ".rows td", ".boxes rect.selected"])
      await page.locator(part).first().waitFor();
    await page.locator(".page .walk span:empty").waitFor({ state: "attached" });
    await take(page, name);
    await page.context().close();
  }
} finally {
  await browser.close();
  served.child.kill("SIGINT");
  rmSync(folder, { recursive: true });
}
