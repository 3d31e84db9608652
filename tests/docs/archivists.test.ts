/** The task of docs/archivists.md, done in the page as it stands there: twenty flags of one file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { onceRead } from "../review/eventually.ts";
import { findChromium, openBrowser, serveOpen } from "../review/openReview.ts";
import { printBudget } from "../review/printBudget.ts";
import { readPage, stepsIn } from "./readPage.ts";

const chromium = findChromium();
/** So many projects make the flags of the budget twenty. */
const PROJECTS = 28;

test.skipIf(chromium === null)(
  "twenty flags are decided in as many steps as both pages say",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "archivists-"));
    const file = join(folder, "budget.pdf");
    writeFileSync(file, await printBudget(PROJECTS));
    const browser = await openBrowser(chromium as string);
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: "en" });
    page.setDefaultTimeout(100_000);

    const steps = { start: 0, drop: 0, review: 0, accept: 0, type: 0, rest: 0 };
    const press = async (kind: keyof typeof steps, key: string): Promise<void> => {
      steps[kind] += 1;
      await page.keyboard.press(key);
    };
    const served = await serveOpen(join(folder, "B"));
    steps.start += 1;
    onTestFinished(async () => {
      await browser.close();
      served.child.kill("SIGINT");
      rmSync(folder, { recursive: true });
    });
    await page.goto(served.url);
    await page.locator(".give input[type=file]").setInputFiles(file);
    steps.drop += 1;
    await onceRead(() => page.locator(".give li").innerText()).toContain("is read");
    await page.getByRole("link", { name: "Review" }).click();
    steps.review += 1;

    await page.locator(".actions").waitFor();
    const left = (): Promise<string> => page.locator(".flags > p").innerText();
    expect(await left()).toBe("20 to decide");
    await press("accept", "a");
    await page.locator(".saving", { hasText: /^(?:All is|Decisions are) kept/u }).waitFor();
    for (const figure of ["10.00", "12.00"]) {
      await press("type", "t");
      await page.keyboard.type(figure);
      steps.type += 1;
      await press("type", "Enter");
    }
    const asPrinted = page.locator(".actions").getByRole("button", { name: "As printed" });
    while (!(await left()).startsWith("Everything") && steps.rest < 20) {
      await press("rest", (await asPrinted.isVisible()) ? "p" : "d");
    }
    await page.locator(".saving", { hasText: /^All is kept/u }).waitFor();

    const { flags, tables } = JSON.parse(
      readFileSync(join(folder, "B", "results", "budget", "document.json"), "utf8"),
    ) as BudgetDocument;
    expect(flags.filter(({ decision }) => decision === undefined)).toEqual([]);
    expect(tables[1]?.rows[0]?.cells[2]).toMatchObject({ status: "corrected", amount: "100000" });
    const counts = Object.values(steps);
    const together = counts.reduce((sum, count) => sum + count, 0);
    for (const name of ["archivists.md", "archivists.zh.md"]) {
      expect(stepsIn(readPage(name)), name).toEqual([...counts, together]);
    }
  },
  300_000,
);
