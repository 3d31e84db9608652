import { type Command, InvalidArgumentError, Option } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { LAYERS, type Layer } from "../debug/layers.ts";
import { ENGINES } from "../pipeline/options.ts";
import type { DebugArguments } from "./debugFile.ts";
import { say } from "./language.ts";
import { wholeNumber } from "./wholeNumber.ts";

const HELP: Bilingual = {
  en: `
Layers, drawn in this order over the cleaned picture of the page:
  rulings   lines found on the page, orange
  cells     the grid of each table with row,column, blue; spanning cells filled
  runs      what was read at once, green; doubtful readings red; unread ink pink
  text      the characters where they were read; doubtful ones red

Examples:
  $ budgetscan debug budget-2024.pdf --page 3 -o page3.png
  $ budgetscan debug budget-2024.pdf --page 3 --layers rulings,cells -o grid.png
  $ budgetscan debug budget-2024.pdf --page 3 --dump work -o page3.png
  $ budgetscan debug scans/budget-2012/ --page 3 -o page3.png

With --dump DIR the page is drawn from what "extract --dump DIR" left there;
without it the page is read first.`,
  zh: `
图层，依次画在整理过的页面图像上：
  rulings   页面上找到的线，橙色
  cells     各表的网格及行号、列号，蓝色；跨行跨列的单元格填色
  runs      一次读出的文字，绿色；有疑的红色；没有读的墨迹粉色
  text      字符画在其读出之处；有疑的红色

例：
  $ budgetscan debug budget-2024.pdf --page 3 -o page3.png
  $ budgetscan debug budget-2024.pdf --page 3 --layers rulings,cells -o grid.png
  $ budgetscan debug budget-2024.pdf --page 3 --dump work -o page3.png
  $ budgetscan debug scans/budget-2012/ --page 3 -o page3.png

给出 --dump DIR 时，用 extract --dump DIR 留下的结果来画；否则先读该页。`,
};

export function addDebugCommand(program: Command): void {
  program
    .command("debug")
    .summary(say({ en: "draw what was found on a page", zh: "画出在一页上找到的内容" }))
    .description(
      say({
        en: "Draws rulings, cells and text over the picture of one page.",
        zh: "在一页的图像上画出框线、单元格和文字。",
      }),
    )
    .argument(
      "<FILE>",
      say({
        en: "a PDF, TIFF, PNG or JPEG file, or a folder of page images",
        zh: "PDF、TIFF、PNG、JPEG 文件，或存放页面图像的文件夹",
      }),
    )
    .addOption(
      new Option("--page <N>", say({ en: "the page, counted from 1", zh: "页码，从 1 起" }))
        .argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--layers <LIST>", say({ en: "what to draw", zh: "画哪些图层" }))
        .argParser(parseLayers)
        .default([...LAYERS], LAYERS.join(",")),
    )
    .requiredOption("-o, --output <PNG>", say({ en: "picture to write", zh: "写出的图像" }))
    .addOption(
      new Option("--engine <ENGINE>", say({ en: "OCR engine", zh: "识别引擎" }))
        .choices(ENGINES)
        .default("ppocr"),
    )
    .option(
      "--dump <DIR>",
      say({ en: "folder that an earlier run dumped into", zh: "以前用 --dump 写出的文件夹" }),
    )
    .addHelpText("after", say(HELP))
    .action(async (file: string, options: DebugArguments) => {
      const { debugFile } = await import("./debugFile.ts");
      process.exitCode = await debugFile(file, options);
    });
}

function parseLayers(text: string): Layer[] {
  const names = text.split(",").map((name) => name.trim());
  const isLayer = (name: string): name is Layer => (LAYERS as readonly string[]).includes(name);
  if (names.every(isLayer)) return names;
  throw new InvalidArgumentError(
    say({ en: `Choose from ${LAYERS.join(",")}.`, zh: `可选：${LAYERS.join(",")}。` }),
  );
}
