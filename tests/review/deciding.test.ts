import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import type { PrintedPage } from "../builders/printDisclosure.ts";
import { PAGES, printFolder } from "../decisions/printFolder.ts";
import { eventually } from "./eventually.ts";
import { findChromium, openBrowser, serveReview } from "./openReview.ts";

/** What people decide in the page of the review: kept, acted on, and written to the exports. */

const chromium = findChromium();
if (chromium === null) console.log("chromium is not here: nothing is decided in the page of the review");

/** The pages once more, as another table of the same codes: a name stands in both. */
const [PROSE, LIST] = PAGES as [PrintedPage, PrintedPage];
const TWICE: readonly PrintedPage[] = [
  PROSE,
  LIST,
  { table: { ...LIST.table!, title: "2024年部门支出总表" } },
];
const ITEM = { table: "t01", row: 3, column: 4 } as const;

/** How many flags the long list raises: a cell of two figures a row. */
const MANY = 100;
const LONG: readonly PrintedPage[] = [
  PROSE,
  {
    table: {
      title: "2024年项目支出表",
      right: "单位：万元",
      grid: [
        "项目编码|项目名称|金额",
        ...Array.from(
          { length: MANY },
          (_, row) => `${150_001 + row}|项目${row + 1}|${row + 11}.00 ${row + 3}.00`,
        ),
      ].join("\n"),
    },
  },
];

describe.skipIf(chromium === null)("in the page of the review", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(chromium as string);
  });
  afterAll(async () => browser?.close());

  /** The folder of a document that a reader got wrong in the figure of 一般行政管理事务 and in the name 行政运行, wherever it stands. */
  const misreadFolder = (): Promise<string> => {
    let turn = 0;
    const read = (text: string): string =>
      text === "行政运行" ? "行政远行" : text === "20.00" && turn++ === 3 ? "26.00" : text;
    return printFolder(read, { pages: TWICE, folder: newFolder() });
  };
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), "deciding-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, "printed");
  };
  const exported = (folder: string): BudgetDocument =>
    JSON.parse(readFileSync(join(folder, "document.json"), "utf8"));

  /** The page at the document's worst flag, ready for decisions. */
  async function openAt(folder: string) {
    const served = await serveReview(folder);
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: "en" });
    onTestFinished(async () => {
      await context.close();
      served.child.kill("SIGKILL");
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(served.url);
    await page.goto(`${served.origin}/#/printed`);
    await page.locator(".actions").waitFor();
    return { served, page, context };
  }

  const left = (page: Page): Promise<string> => page.locator(".flags > p").innerText();
  /** Until everything that was decided is in the journal; with `isWritten`, in the exports too. */
  const kept = (page: Page, isWritten = false): Promise<void> =>
    page
      .locator(".saving", { hasText: isWritten ? /^All is kept/u : /^(?:All is|Decisions are) kept/u })
      .waitFor();

  test("an accepted proposal closes its sums, stays after a reload, and is in the exports; undo brings the flag back", async () => {
    const folder = await misreadFolder();
    const { page } = await openAt(folder);
    const before = await left(page);
    expect(await page.locator(".proposal").first().innerText()).toContain("26.00 →");
    await page.keyboard.press("a");
    await kept(page, true);
    expect(await left(page)).not.toBe(before);
    expect(await page.locator(".rows td.corrected").innerText()).toBe("20.00");
    await page.reload();
    await page.locator(".journal summary").click();
    expect(await page.locator(".journal li").innerText()).toContain("proposal accepted");
    const { observations, tables } = exported(folder);
    expect(tables[0]?.rows[ITEM.row]?.cells[ITEM.column]).toMatchObject({
      text: "20.00",
      status: "corrected",
    });
    expect(observations.find(({ row, column }) => row === ITEM.row && column === ITEM.column)).toMatchObject({
      amountYuan: "200000",
      status: "corrected",
    });
    await page.keyboard.press("u");
    await page.locator(".journal li.undone").waitFor();
    expect(await left(page)).toBe(before);
  });

  test("a text is typed for one cell, and for all that print the same after they are shown", async () => {
    const folder = await misreadFolder();
    const { page } = await openAt(folder);
    await page.locator(".rows td", { hasText: "行政远行" }).click();
    await page.keyboard.press("e");
    await eventually(() => page.locator(".typing li").count()).toBe(2);
    expect((await page.locator(".typing li").allInnerTexts()).join()).toMatch(/t01 .*t02 /u);
    await page.keyboard.type("行政运行");
    await page.keyboard.press("Enter");
    await kept(page, true);
    await page.locator(".rows td", { hasText: "26.00" }).click();
    await page.keyboard.press("t");
    await page.keyboard.type("20.00");
    await page.keyboard.press("Enter");
    await kept(page, true);
    const names = exported(folder).tables.map(({ rows }) => rows[2]?.cells[1]);
    expect(names).toMatchObject([1, 2].map(() => ({ text: "行政运行", status: "corrected" })));
    expect(exported(folder).tables[0]?.rows[ITEM.row]?.cells[ITEM.column]?.amount).toBe("200000");
  });

  test("the source's error changes no cell; a kind and a column's meaning are set, and a table is parted", async () => {
    const folder = await misreadFolder();
    const { page } = await openAt(folder);
    await page.keyboard.press("s");
    await kept(page);
    await page.locator(".settings summary").click();
    await page.getByLabel("Kind").selectOption("expenditure");
    await kept(page);
    await page.locator(".rows td", { hasText: "26.00" }).click();
    await page.getByLabel("Nature").selectOption("project.targeted");
    await page.locator(".settings").getByRole("button", { name: "Keep" }).click();
    await kept(page, true);
    const { tables, flags } = exported(folder);
    await page.locator(".rows td", { hasText: "行政事业单位养老支出" }).click();
    await page.getByRole("button", { name: "Begin a table of its own with row 6" }).click();
    await eventually(() => page.locator(".table > label option").count()).toBe(3);
    await kept(page);
    expect(flags[0]?.decision).toMatchObject({ as: "source-error" });
    expect(tables[0]?.rows[ITEM.row]?.cells[ITEM.column]).toMatchObject({
      text: "26.00",
      status: "disputed",
    });
    expect(tables[0]).toMatchObject({ kind: "expenditure" });
    expect(tables[0]?.columns[ITEM.column]?.coordinates).toMatchObject({ nature: "project.targeted" });
  });

  test("what the page has called kept outlives a killed server; two pages do not lose each other's work", async () => {
    const folder = await misreadFolder();
    const first = await openAt(folder);
    const other = await first.context.newPage();
    await other.goto(`${first.served.origin}/#/printed`);
    await other.locator(".actions").waitFor();
    await first.page.keyboard.press("d");
    await kept(first.page);
    await other.keyboard.press("p");
    await other.getByRole("alert").waitFor();
    expect(await other.getByRole("alert").innerText()).toMatch(/somebody|decided/u);
    first.served.child.kill("SIGKILL");
    const again = await openAt(folder);
    await again.page.locator(".journal summary").click();
    expect(await again.page.locator(".journal li.in-force").allInnerTexts()).toHaveLength(1);
    expect(await again.page.locator(".journal li.in-force").innerText()).toContain("dismissed");
  });

  test(`${MANY} flags are decided in no more than ${2 * MANY} key presses`, async () => {
    const folder = await printFolder((text) => text, { pages: LONG, folder: newFolder() });
    const { page } = await openAt(folder);
    const count = Number(/\d+/u.exec(await left(page))?.[0]);
    expect(count).toBeGreaterThanOrEqual(MANY);
    let presses = 0;
    while (!(await left(page)).startsWith("Everything") && presses <= 2 * MANY) {
      await page.keyboard.press(presses % 2 === 0 ? "p" : "d");
      presses += 1;
    }
    expect(presses).toBeLessThanOrEqual(count);
    await kept(page, true);
    expect(exported(folder).flags.every(({ decision }) => decision !== undefined)).toBe(true);
  });
});
