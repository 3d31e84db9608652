import { expect, test } from "vitest";
import { altoXml } from "../../../src/export/pages/altoXml.ts";
import { readPage } from "../../../src/export/pages/readPage.ts";
import type { PageText, TextRun } from "../../../src/ocr/types.ts";

type Box = TextRun["box"];

const run = (text: string, box: Box, more: Partial<TextRun> = {}): TextRun => ({
  box,
  lines: [box],
  text,
  confidence: 0.9,
  engine: "ppocr",
  glyphs: [],
  ...more,
});

const page = (runs: readonly TextRun[], more: Partial<PageText> = {}): PageText => ({
  number: 3,
  kind: "scan",
  width: 600,
  height: 800,
  rotation: 0,
  dpi: 144,
  skew: 0,
  blank: false,
  steps: [],
  rulings: [],
  runs,
  unread: [],
  ...more,
});

const textsOf = (text: PageText): string[] => readPage(text).lines.map((line) => line.text);

test("lines stand in the order in which one reads: rows from the top, each from the left", () => {
  const runs = [
    run("金额", [300, 101, 340, 111]),
    run("项目", [100, 100, 140, 110]),
    run("合计", [100, 120, 140, 130]),
    run("支出总表", [200, 50, 300, 64]),
  ];
  expect(textsOf(page(runs))).toEqual(["支出总表", "项目", "金额", "合计"]);
});

test("a run of lines under each other is a line each, with the characters that stand in it", () => {
  const glyph = (text: string, x: number, y: number) => ({
    text,
    box: [x, y, x + 10, y + 10] as const,
    confidence: 1,
  });
  const stacked = run("机关服务", [100, 100, 120, 122], {
    lines: [
      [100, 100, 120, 110],
      [100, 112, 120, 122],
    ],
    glyphs: [glyph("机", 100, 100), glyph("关", 110, 100), glyph("服", 100, 112), glyph("务", 110, 112)],
  });
  expect(textsOf(page([stacked]))).toEqual(["机关", "服务"]);
});

test("a line of a page that leans lies on the page as displayed, aslant", () => {
  const [line] = readPage(page([run("合计", [300, 400, 400, 410])], { skew: 90 })).lines;
  // A quarter turn about the middle of the page, which is at 300, 400.
  expect(line?.from.map(Math.round)).toEqual([290, 400]);
  expect(line?.to.map(Math.round)).toEqual([290, 500]);
});

test("what the text layer says is told apart from what was read of a picture", () => {
  const runs = [run("合计", [0, 0, 10, 10]), run("总计", [0, 20, 10, 30], { engine: "text-layer" })];
  expect(readPage(page(runs)).lines.map(({ isPictured }) => isPictured)).toEqual([true, false]);
});

test("ALTO says of every line its place in pixels, its text and how sure its reader was", () => {
  const xml = altoXml(readPage(page([run('<"&\u200B合计">', [72, 144, 144, 156])])), "扫描&.pdf");
  expect(xml).toContain("<fileName>扫描&amp;.pdf</fileName>");
  expect(xml).toContain('<Page ID="page3" PHYSICAL_IMG_NR="3" WIDTH="1200" HEIGHT="1600">');
  expect(xml).toContain(
    '<String ID="line1text" HPOS="144" VPOS="288" WIDTH="144" HEIGHT="24" CONTENT="&lt;&quot;&amp;合计&quot;&gt;" WC="0.90"/>',
  );
});

test("ALTO has each element once opened and once closed, in the order of its schema", () => {
  const xml = altoXml(readPage(page([run("合计", [72, 144, 144, 156])])), "a.pdf");
  const tags = [...xml.matchAll(/<(\/?)([A-Za-z]+)[^>]*?(\/?)>/gu)];
  const open: string[] = [];
  for (const [, isEnd, name, isEmpty] of tags) {
    if (isEnd) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name as string);
  }
  expect(open).toEqual([]);
  expect(tags.filter(([, isEnd]) => !isEnd).map(([, , name]) => name)).toEqual(
    "alto Description MeasurementUnit sourceImageInformation fileName Processing processingSoftware softwareName Layout Page PrintSpace TextBlock TextLine String".split(
      " ",
    ),
  );
  expect(altoXml(readPage(page([])), "a.pdf")).not.toContain("TextBlock");
});
