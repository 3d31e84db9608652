import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { eventually, onceRead } from "./eventually.ts";
import { findChromium, openBrowser, serveOpen } from "./openReview.ts";
import { printBudget } from "./printBudget.ts";
import { seriousFaults } from "./seriousFaults.ts";

/** Who uses no shell: files are dropped on the page, watched, and reviewed, in Chromium. */

const chromium = findChromium();
if (chromium === null) console.log("chromium is not here: no file is dropped on the page");

test.skipIf(chromium === null)(
  "a folder is dropped on the page; its broken file says why, its page images are one document, its PDF leads to its flags",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "opening-"));
    const served = await serveOpen(join(folder, "B"));
    const browser = await openBrowser(chromium as string);
    onTestFinished(async () => {
      await browser.close();
      served.child.kill("SIGINT");
      rmSync(folder, { recursive: true });
    });
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: "en" });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("request", (asked) => asked.url().startsWith(served.origin) || complaints.push(asked.url()));
    await page.goto(served.url);
    await page.locator(".give").waitFor();
    expect(await page.locator(".give").innerText()).toContain(join(folder, "B", "results"));

    const box = join(folder, "box");
    mkdirSync(join(box, "scans"), { recursive: true });
    writeFileSync(join(box, "broken.pdf"), "no PDF");
    writeFileSync(join(box, "budget.pdf"), await printBudget());
    const blank = sharp({ create: { width: 200, height: 280, channels: 3, background: "white" } });
    for (const name of ["1.png", "2.png"]) await blank.png().toFile(join(box, "scans", name));
    const browserSession = await context.newCDPSession(page);
    const data = { items: [], files: [box], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await browserSession.send("Input.dispatchDragEvent", { type, x: 300, y: 200, data });
    }
    const line = (name: string) => page.locator(".give li", { hasText: name });
    await onceRead(() => line("broken.pdf").innerText()).toMatch(/cannot be read: .*not a PDF/u);
    await onceRead(() => line("budget.pdf").innerText()).toMatch(/is read: 1 errors, 6 warnings/u);
    await onceRead(() => line("scans").innerText()).toMatch(/is read: 0 errors/u);
    await page.locator(".start tbody tr", { hasText: "清河市文化局" }).waitFor();

    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole("button", { name: "中文" }).click();
    expect(await line("broken.pdf").innerText()).toContain("不是 PDF");
    await page.getByRole("button", { name: "移除broken.pdf" }).click();
    await eventually(() => line("broken.pdf").count()).toBe(0);
    await page.getByRole("button", { name: "English" }).click();

    await line("budget.pdf").getByRole("link", { name: "Review" }).click();
    await page.locator(".card").waitFor();
    expect(await page.locator(".card .message").innerText()).toContain(
      "exchanging the two cells of 行政运行",
    );
    await page.locator(".boxes rect.selected").waitFor();
    expect(complaints).toEqual([]);
  },
  200_000,
);
