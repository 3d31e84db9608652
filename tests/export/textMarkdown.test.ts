import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeLine } from "../../src/export/markdown.ts";
import { textMarkdown } from "../../src/export/textMarkdown.ts";
import { documentOf, tableOf } from "./smallDocument.ts";

describe("escapeLine", () => {
  test.each([
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["a | b", "a \\| b"],
    ["# 标题", "\\# 标题"],
    ["- 一", "\\- 一"],
    ["1. 财政拨款", "1\\. 财政拨款"],
    ["1) x", "1\\) x"],
    ["![x](http://a.b)", "!\\[x\\](http&#58;//a.b)"],
    ["**粗**", "\\*\\*粗\\*\\*"],
    ["&lt;b&gt;", "&amp;lt;b&amp;gt;"],
    ["www.example.com", "www&#46;example.com"],
    ["a\n\n# b", "a # b"],
    ["    code", "code"],
    ["1314.87", "1314.87"],
    ["一、部门收支总表（元）", "一、部门收支总表（元）"],
  ])("%j becomes %j", (text, expected) => {
    expect(escapeLine(text)).toBe(expected);
  });

  test("leaves no line break, tag, entity or control character of the text's own", () => {
    const hostile = fc.string({ unit: fc.constantFrom(..."<>&|#*_`[]()~\n\r\t\\ 1.-+=@:/aw中") });
    fc.assert(
      fc.property(hostile, (text) => {
        const unescaped = escapeLine(text).replace(/\\[\p{P}\p{S}]|&(?:lt|gt|amp|#\d+);/gu, "中");
        expect(unescaped).not.toMatch(/[<>&|*_`[\]~\\\p{Cc}\p{Cf}]|:\/\/|^[#+\-=]|^\d+[.)](?:\s|$)/u);
      }),
    );
  });
});

describe("textMarkdown", () => {
  const table = tableOf({
    pages: [1, 2],
    header: ["科目名称", "合计/小计", "合计/其中：|x|"],
    rows: [
      ["合计", "100", ""],
      ["行政<br>运行", "100", "-"],
      ["注：本表无数据", "", ""],
    ],
  });
  const note = table.rows[2];
  if (note) note.kind = "note";
  const document = documentOf([table], {
    prose: [
      { page: 1, box: [50, 40, 300, 60], text: "第一部分 概况", level: 1 },
      { page: 1, box: [50, 70, 300, 90], text: "表前的话", level: 0 },
      { page: 2, box: [50, 400, 300, 420], text: "表后的话", level: 0 },
    ],
  });

  test("puts the table between the prose above and below it, escaped, notes after it", () => {
    expect(textMarkdown(document)).toBe(
      [
        "*— page 1 —*",
        "# 第一部分 概况",
        "表前的话",
        "**t01 支出总表** (expenditure; 元; pages 1, 2)",
        [
          "| 科目名称 | 合计/小计 | 合计/其中：\\|x\\| |",
          "| --- | --- | --- |",
          "| 合计 | 100 |  |",
          "| 行政&lt;br&gt;运行 | 100 | - |",
        ].join("\n"),
        "注：本表无数据",
        "*— page 2 —*",
        "表后的话",
        "",
      ]
        .join("\n\n")
        .replace(/\n\n$/u, "\n"),
    );
  });

  test("follows the logical order of the pages", () => {
    const swapped = { ...document.disclosure, pages: [2, 1] };
    const text = textMarkdown({
      ...document,
      disclosure: swapped,
      disclosures: [swapped],
      prose: [...document.prose].reverse(),
    });
    expect(text.indexOf("表后的话")).toBeLessThan(text.indexOf("**t01"));
  });

  test("tells of a page that could not be read", () => {
    const pages = document.source.pages.map((page) =>
      page.number === 2 ? { ...page, error: "no <ink>" } : page,
    );
    const text = textMarkdown({ ...document, source: { ...document.source, pages } });
    expect(text).toContain("*— page 2 —*\n\n**This page could not be read: no &lt;ink&gt;**");
  });
});
