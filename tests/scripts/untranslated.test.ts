import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { untranslated } from "../../scripts/untranslated.ts";

/** Everything that people see is in Chinese and in English. */

/** The examples of the rules are what a document prints, in either language. */
const PRINTED = /^findings\/catalogue\//u;
const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.tsx?$/u.test(path) && !PRINTED.test(path),
);

test("no text of the page, the report or a message is in one language alone", () => {
  expect(SOURCES.some((path) => path.endsWith(".tsx"))).toBe(true);
  const found = SOURCES.flatMap((path) =>
    untranslated(path, readFileSync(`src/${path}`, "utf8")).map((text) => `src/${path}:${text}`),
  );
  expect(found).toEqual([]);
});

test("a text that is in no catalogue is found wherever it is seen", () => {
  expect(untranslated("a.tsx", "const a = <p>Some text {b}</p>;")).toEqual(["1: Some text"]);
  expect(untranslated("a.tsx", '\nconst a = <p title="Some text" class="some" />;')).toEqual([
    "2: Some text",
  ]);
  expect(untranslated("a.tsx", "const a = <p>{words.text} · Budgetscan</p>;")).toEqual([]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
  expect(untranslated("a.ts", 'const a = html`<p class="soft">pages: ${b}</p>`;')).toEqual(["1: pages: …"]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
  expect(untranslated("a.ts", 'const a = html`<img alt="a page" src="${b}">`;')).toEqual(["1: a page"]);
  expect(untranslated("a.ts", 'const a = { en: "a page", zh: "a page of it" };')).toEqual([
    "1: a page of it",
  ]);
  expect(untranslated("a.ts", 'const a = { en: "一页", zh: "一页" };')).toEqual(["1: 一页"]);
});

/** All texts of the page's catalogue, those that are made of values too. */
function textsOf(words: unknown, path = ""): [path: string, text: string][] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function") return [[path, String(words(2, 3, 4, 5))]];
  return Object.entries(words as object).flatMap(([name, value]) => textsOf(value, `${path}/${name}`));
}

test("the page's catalogue has every text in both languages", async () => {
  vi.stubGlobal("localStorage", { getItem: () => "en", setItem: () => {} });
  // Typed for a browser: the page's own project checks it.
  const path = "../../src/review/app/words.ts";
  const { changeLanguage, words } = await import(/* @vite-ignore */ path);
  const english = new Map(textsOf(words()));
  changeLanguage();
  const chinese = new Map(textsOf(words()));
  expect([...chinese.keys()]).toEqual([...english.keys()]);
  const [han, letter] = [/\p{Script=Han}/u, /\p{L}/u];
  const isOwnName = (key: string): boolean => key === "/language"; // the other language, by its own name
  for (const [key, text] of english) if (!isOwnName(key)) expect(text, key).not.toMatch(han);
  for (const [key, text] of chinese) if (!isOwnName(key) && letter.test(text)) expect(text, key).toMatch(han);
});
