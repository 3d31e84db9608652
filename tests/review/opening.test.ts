import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { eventually, onceRead } from "./eventually.ts";
import { findChromium, openBrowser, serveOpen } from "./openReview.ts";
import { printBudget } from "./printBudget.ts";
import { seriousFaults } from "./seriousFaults.ts";

/** Who uses no shell: files are dropped on the page, watched, and reviewed, in Chromium. */

const chromium = findChromium();
if (chromium === null) console.log("chromium is not here: no file is dropped on the page");

test.skipIf(chromium === null)(
  "two files are dropped on the page; the broken one says why, the other leads to its flags",
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

    const given = {
      budget: [...(await printBudget())],
      broken: [..."no PDF"].map((letter) => letter.charCodeAt(0)),
    };
    await page.evaluate(`{
      const dropped = new DataTransfer();
      for (const [name, bytes] of Object.entries(${JSON.stringify(given)})) {
        dropped.items.add(new File([new Uint8Array(bytes)], name + ".pdf"));
      }
      const drop = { dataTransfer: dropped, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("drop", drop));
    }`);
    const line = (name: string) => page.locator(".give li", { hasText: name });
    await onceRead(() => line("broken.pdf").innerText()).toMatch(/cannot be read: .*not a PDF/u);
    await onceRead(() => line("budget.pdf").innerText()).toMatch(/is read: 1 errors, 6 warnings/u);
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
