import { expect, test } from "vitest";
import { languageOf } from "../../src/cli/language.ts";
import { runCli } from "./runCli.ts";

test("--lang comes before the locale, and LC_ALL before LANG", () => {
  expect(languageOf(["extract", "--lang", "en"], { LANG: "zh_CN.UTF-8" })).toBe("en");
  expect(languageOf(["extract", "--lang=zh"], {})).toBe("zh");
  expect(languageOf([], { LANG: "zh_CN.UTF-8" })).toBe("zh");
  expect(languageOf([], { LC_ALL: "C", LANG: "zh_CN.UTF-8" })).toBe("en");
  expect(languageOf([], {})).toBe("en");
});

test("wrong usage and a missing file are told in Chinese, in one line with what to do", async () => {
  const usage = await runCli(["extract", "--lang", "zh", "-o", "out", "--enginee", "ppocr"]);
  expect(usage).toMatchObject({
    code: 2,
    stderr: "budgetscan: 没有选项 --enginee（是否想写 --engine？）；用法见 budgetscan extract --help\n",
  });
  const missing = await runCli(["dataset", "--lang", "zh", "none", "-o", "/tmp/none/dataset"]);
  expect(missing).toMatchObject({
    code: 2,
    stderr: "budgetscan: none 不是文件夹；请给出 extract 用 -o 写出的文件夹\n",
  });
});
test("the help is in Chinese where it is asked for: no English sentence is left in it", async () => {
  const commands = ["", "open", "extract", "dataset", "explain", "debug", "doctor", "completion"];
  for (const command of commands) {
    const { stdout } = await runCli([...(command === "" ? [] : [command]), "--lang", "zh", "--help"]);
    // Names of options, files and stages stay; three English words in a row are a sentence.
    expect(stdout.replace(/^ +\$ .*$/gmu, "")).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}/u);
  }
});
