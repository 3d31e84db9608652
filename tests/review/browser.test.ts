import { readFileSync, renameSync, rmSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { eventually } from "./eventually.ts";
import { extractBudget, findChromium, openBrowser, type ServedReview, serveReview } from "./openReview.ts";
import { HOSTILE } from "./printBudget.ts";
import { seriousFaults } from "./seriousFaults.ts";

/** The review as a person sees it: the command, its server and its page in Chromium, over a budget that was extracted. */

const chromium = findChromium();
if (chromium === null) console.log("chromium is not here: the page of the review is not looked at");

describe.skipIf(chromium === null)("the review", () => {
  let folder: string;
  let served: ServedReview;
  let browser: Browser;
  let page: Page;
  /** What the page complained of: faults of its scripts, and what its policy refused. */
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await extractBudget();
    served = await serveReview(join(folder, "out"));
    browser = await openBrowser(chromium as string);
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: "en" });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("request", (asked) => asked.url().startsWith(served.origin) || complaints.push(asked.url()));
    await page.goto(served.url);
  });
  afterAll(async () => {
    await browser?.close();
    served?.child.kill("SIGINT");
    rmSync(folder, { recursive: true });
  });

  const card = (): Promise<string> => page.locator(".card .message").innerText();
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  test("takes the token out of the address and lists the documents", async () => {
    await page.locator(".start table").waitFor();
    expect(page.url()).toBe(`${served.origin}/`);
    expect(await page.locator(".start tbody tr").innerText()).toMatch(
      /^budget\s+清河市文化局 2024\s+1\s+6\s/u,
    );
  });

  test("opens a document at its worst flag, with its table and its page", async () => {
    await page.getByRole("link", { name: "budget", exact: true }).click();
    await page.locator(".card").waitFor();
    expect(await card()).toContain("exchanging the two cells of 行政运行");
    expect(await page.locator(".rows td[aria-current=true]").innerText()).toBe("99.00");
    await page.locator(".boxes rect.selected").waitFor();
    expect(await page.locator(".proposal").first().innerText()).toContain("99.00 → 3010000");
  });

  test("walks the flags by keyboard", async () => {
    const first = await card();
    await press("n");
    expect(await card()).not.toBe(first);
    await press("j", "k", "k");
    expect(await card()).toBe(first);
  });

  test("lights up a cut row on both of its pages", async () => {
    await press("n", "n", "n");
    expect(await card()).toContain("14.00 7.00");
    for (const number of [2, 3]) {
      await eventually(() => page.locator(`.boxes svg[data-page="${number}"] rect.lit`).count()).toBe(3);
    }
    await eventually(() => page.locator(".crops img").count()).toBe(2);
  });

  test("finds the cell of the table from the page, and the other way round", async () => {
    await page.locator(".rows td", { hasText: "项目丑" }).click();
    const box = page.locator('.boxes svg[data-page="3"] rect.selected');
    await box.waitFor();
    // The page is drawn and moves until the cell is in sight.
    await eventually(() => page.locator(".page [aria-live]").innerText()).toBe("");
    const seen: string[] = [];
    await eventually(async () => {
      seen.push(JSON.stringify(await box.boundingBox()));
      return seen.at(-1) === seen.at(-2);
    }).toBe(true);
    const { x, y, width, height } = (await box.boundingBox())!;
    // To the right of the name stands its amount.
    await page.mouse.click(x + width + 5, y + height / 2);
    await eventually(() => page.locator(".rows td[aria-current=true]").innerText()).toBe("21.00");
    await press("ArrowUp", "ArrowLeft");
    expect(await page.locator(".rows td[aria-current=true]").innerText()).toBe("项目子");
  });

  test("shows text of a document as text", async () => {
    await page.locator(".table > label select").selectOption("t01");
    await page.locator(".rows td", { hasText: HOSTILE }).waitFor();
    expect(await page.locator(".rows img").count()).toBe(0);
    expect(await page.title()).toContain("budget.pdf");
  });

  test("speaks Chinese", async () => {
    await page.getByRole("button", { name: "中文" }).click();
    expect(await page.locator(".flags").innerText()).toContain("警告");
    await page.reload();
    await page.locator(".card").waitFor();
    expect(await card()).toContain("互换");
    await page.getByRole("button", { name: "English" }).click();
  });

  test("has no serious fault of accessibility", async () => {
    for (const address of ["#/", "#/budget"]) {
      const look = await page.context().newPage();
      await look.goto(`${served.origin}/${address}`);
      await look
        .locator(address === "#/" ? ".start table" : ".rows td")
        .first()
        .waitFor();
      expect(await seriousFaults(look)).toEqual([]);
      await look.close();
    }
  });

  test("parts a table and joins its parts, and moves a page and back; the exports follow", async () => {
    const tables = page.locator(".table > label select");
    const exported = (): [rows: number, ...pages: number[]][] => {
      const document = JSON.parse(readFileSync(join(folder, "out/budget/document.json"), "utf8"));
      return (document as BudgetDocument).tables.map(({ rows, pages }) => [rows.length, ...pages]);
    };
    const written = (): Promise<void> => page.locator(".saving", { hasText: /^All is kept/u }).waitFor();
    await tables.selectOption("t02");
    await page.locator(".rows td", { hasText: "项目庚" }).click();
    await page.locator(".settings summary").click();
    await page.getByRole("button", { name: "Begin a table of its own with row 7" }).click();
    await eventually(() => tables.locator("option").count()).toBe(3);
    await tables.selectOption("t02");
    await page.getByRole("button", { name: /^Goes on as t03 .*: join them$/u }).click();
    await eventually(() => tables.locator("option").count()).toBe(2);
    await written();
    await eventually(exported).toEqual([[5, 1], [12, 2, 3]]); // biome-ignore format: a table
    await tables.selectOption("t01");
    await page.getByLabel("belongs after").selectOption("3");
    await eventually(exported).toEqual([[12, 2, 3], [5, 1]]); // biome-ignore format: a table
    await page.locator(".rows td").first().click();
    await press("u");
    await eventually(exported).toEqual([[5, 1], [12, 2, 3]]); // biome-ignore format: a table
    await written();
  });

  test("shows the tables without their file, and takes its path", async () => {
    renameSync(join(folder, "pdfs/budget.pdf"), join(folder, "pdfs/moved.pdf"));
    const again = await serveReview(join(folder, "out"));
    onTestFinished(() => void again.child.kill("SIGINT"));
    const other = await browser.newPage({ locale: "en" });
    await other.goto(again.url);
    await other.getByRole("link", { name: "budget", exact: true }).click();
    await other.locator(".rows td").first().waitFor();
    await other.getByLabel("Path of the file").fill(join(folder, "out/budget/document.json"));
    await other.getByRole("button", { name: "Look there" }).click();
    expect(await other.getByRole("alert").innerText()).toContain("its SHA-256 differs");
    await other.getByLabel("Path of the file").fill(join(folder, "pdfs/moved.pdf"));
    await other.getByRole("button", { name: "Look there" }).click();
    await other.locator(".boxes rect").first().waitFor();
    await other.context().close();
  });

  test("never complained, and asked no other address", () => {
    expect(complaints).toEqual([]);
  });

  describe("answers nobody else:", () => {
    /** The status of a request with these headers. */
    const ask = (
      path: string,
      headers: Record<string, string>,
      method = "GET",
    ): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(`${served.origin}${path}`, { headers, method }, (response) =>
          resolve(response.resume().statusCode),
        )
          .on("error", reject)
          .end();
      });
    const cookie = async (): Promise<string> => {
      const [found] = await page.context().cookies();
      expect(found).toMatchObject({ httpOnly: true, sameSite: "Strict" });
      return `${found?.name}=${found?.value}`;
    };
    const host = (): string => new URL(served.origin).host;

    test.each([
      ["without the token", async () => ({})],
      ["with a wrong token", async () => ({ cookie: (await cookie()).replace(/.$/u, "!") })],
      ["from another origin", async () => ({ cookie: await cookie(), origin: "http://example.com" })],
      ["from another site", async () => ({ cookie: await cookie(), "sec-fetch-site": "cross-site" })],
      ["under another name", async () => ({ cookie: await cookie(), host: "example.com" })],
    ] as const)("a request %s", async (_, headers) => {
      expect(await ask("/api/documents", await headers())).toBe(403);
      expect(await ask("/", await headers())).toBe(403);
    });

    test("but the page itself", async () => {
      expect(await ask("/api/documents", { cookie: await cookie(), host: host() })).toBe(200);
      expect(await ask("/api/documents/budget/source", { cookie: await cookie() }, "POST")).toBe(403);
      expect(await ask("/api/documents/..%2Fbudget", { cookie: await cookie() })).toBe(409);
      expect(await ask("/../index.html", { cookie: await cookie() })).toBe(404);
    });
  });
});
