/** Makes the pictures of the documentation, from the samples, in both languages: `npm run docs:screenshots`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { CLI } from "../tests/cli/runCli.ts";
import { findChromium, openBrowser, serveOpen, serveReview } from "../tests/review/openReview.ts";

const BORN = "samples/anyang-2024-born.pdf";
const SCAN = "samples/anyang-2024-scan.pdf";
const PICTURES = "docs/pictures";
const LANGUAGES = [
  { lang: "en", locale: "en", ending: "" },
  { lang: "zh", locale: "zh-CN", ending: ".zh" },
] as const;
/** Pixels of the browser's window, and of the pictures. */
const WINDOW = { width: 1280, height: 760 };
/** Pixels of the page of files that are read: nothing stands below. */
const OPEN_HEIGHT = 420;
/** Of WebP, 0 to 100: letters stay sharp, and a picture has 50 to 100 kB. */
const QUALITY = 60;

/** Takes the page, or a part of it, and closes it. */
async function take(
  page: Page,
  name: string,
  clip?: { x: number; y: number; width: number; height: number },
): Promise<void> {
  await page.waitForLoadState(clip === undefined ? "networkidle" : "load");
  await sharp(await page.screenshot(clip && { clip }))
    .webp({ quality: QUALITY })
    .toFile(join(PICTURES, `${name}.webp`));
  await page.context().close();
}

/** Pictures of the review of the documents in `folder`. */
async function takeReview(browser: Browser, folder: string): Promise<void> {
  const served = await serveReview(folder);
  try {
    for (const { locale, ending } of LANGUAGES) {
      const page = await openPage(browser, locale, served.url);
      await page.locator(".start tbody a").click();
      for (const part of [".actions", ".rows td", ".boxes rect.selected"])
        await page.locator(part).first().waitFor();
      await page.locator(".page .walk span:empty").waitFor({ state: "attached" });
      await take(page, `review${ending}`);
    }
  } finally {
    served.child.kill("SIGINT");
  }
}

/** Pictures of a scan that is read, with a document that is done before. */
async function takeOpen(browser: Browser): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "Budgetscan-"));
  const served = await serveOpen(home);
  try {
    const first = await openPage(browser, "en", served.url);
    await first.locator(".give input[type=file]").setInputFiles([BORN, SCAN]);
    for (const { locale, ending } of LANGUAGES) {
      const page = await openPage(browser, locale, `${served.origin}/`, first);
      await page.locator("li.done").waitFor();
      await page.locator("li.reading progress").waitFor();
      await take(page, `open${ending}`, { x: 0, y: 0, width: WINDOW.width, height: OPEN_HEIGHT });
    }
  } finally {
    served.child.kill("SIGINT");
    await new Promise((resolve) => served.child.once("exit", resolve));
    rmSync(home, { recursive: true });
  }
}

/** A page of its own in the language, with the cookies of another one where there is one. */
async function openPage(browser: Browser, locale: string, address: string, other?: Page): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, locale });
  if (other !== undefined) await context.addCookies(await other.context().cookies());
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(address);
  return page;
}

const chromium = findChromium();
if (chromium === null) throw new Error("chromium is not here");
const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
mkdirSync(PICTURES, { recursive: true });
const browser = await openBrowser(chromium);
try {
  for (const { lang, locale, ending } of LANGUAGES) {
    const out = join(folder, lang);
    execFileSync(process.execPath, [CLI, "extract", BORN, "-o", out, "--quiet", "--lang", lang]);
    const report = join(out, "anyang-2024-born/report.html");
    await take(await openPage(browser, locale, pathToFileURL(report).href), `report${ending}`);
  }
  await takeReview(browser, join(folder, "en"));
  await takeOpen(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
