import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDocument } from "../../src/cli/findDocuments.ts";
import { documentJson } from "../../src/export/documentJson.ts";
import { extractBudget, findChromium, openBrowser } from "../review/openReview.ts";
import { runCli } from "./runCli.ts";

/** The command as it is installed, over a budget that was extracted, and its pages in Chromium where that is there. */

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const page = (name: string): string => readFileSync(at(name), "utf8");

beforeAll(async () => {
  folder = await extractBudget();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the report of one document", () => {
  test("shows how the place of each error and warning looks on its page", async () => {
    const { code, stderr } = await runCli(["report", at("out"), "-o", at("one.html"), "--lang", "en"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { flags } = readDocument(at("out/budget/document.json"));
    const places = flags.filter(({ severity, box }) => severity !== "info" && box !== undefined);
    const pictures = [...page("one.html").matchAll(/<img src="data:image\/webp;base64,[\w+/=]{400,}"/gu)];
    expect(pictures).toHaveLength(places.length);
  });

  test("is written without pictures where the source is gone, and says so", async () => {
    renameSync(at("pdfs/budget.pdf"), at("pdfs/moved.pdf"));
    const { code, stderr } = await runCli([
      "report",
      at("out/budget"),
      "-o",
      at("bare.html"),
      "--lang",
      "en",
    ]);
    renameSync(at("pdfs/moved.pdf"), at("pdfs/budget.pdf"));
    expect(code).toBe(1);
    expect(stderr).toContain("its pages are not shown: budget.pdf is no longer where it was read");
    expect(page("bare.html")).not.toContain("<img");
  });

  test("is not written among the files that extract wrote", async () => {
    const { code, stderr } = await runCli(["report", at("out"), "-o", at("out/budget/report.html")]);
    expect(code).toBe(2);
    expect(stderr).toContain(at("out/budget"));
  });
});

describe("the report over many documents", () => {
  beforeAll(async () => {
    const document = readDocument(at("out/budget/document.json"));
    for (const [name, year] of [
      ["later #1", 2026],
      ["earlier", 2019],
    ] as const) {
      cpSync(at("out/budget"), at("many", name), { recursive: true });
      const disclosures = document.disclosures.map((disclosure) => ({ ...disclosure, year }));
      writeFileSync(at("many", name, "document.json"), documentJson({ ...document, disclosures }));
    }
    mkdirSync(at("many/broken"));
    writeFileSync(at("many/broken/document.json"), "{");
    const { code, stderr } = await runCli(["report", at("many"), "-o", at("many.html"), "--lang", "en"]);
    expect(code).toBe(1);
    expect(stderr).toContain("broken");
  });

  test("has a row for each and a link to its own report", () => {
    expect(page("many.html")).toContain('href="many/later%20%231/report.html"');
    expect(page("many.html")).toContain('href="many/earlier/report.html"');
    expect(page("many.html")).toContain("Years of one department side by side");
  });

  test.skipIf(findChromium() === null)("is sorted by a click on a head, up and down", async () => {
    const browser = await openBrowser(findChromium() as string);
    try {
      const tab = await browser.newPage();
      const complaints: string[] = [];
      tab.on("pageerror", ({ message }) => complaints.push(message));
      tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      await tab.goto(pathToFileURL(at("many.html")).href);
      const years = (): Promise<string[]> =>
        tab.locator("tbody").first().locator("tr td:nth-child(2)").allInnerTexts();
      await tab.getByRole("button", { name: "year" }).click();
      expect(await years()).toEqual(["2019", "2026"]);
      await tab.getByRole("button", { name: "year" }).click();
      expect(await years()).toEqual(["2026", "2019"]);
      await tab.locator("a").first().click();
      await tab.locator("h1").waitFor();
      expect(complaints).toEqual([]);
      expect(tab.url()).toContain("later%20%231/report.html");
    } finally {
      await browser.close();
    }
  });
});
