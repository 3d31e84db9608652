import { type Command, InvalidArgumentError, Option } from "commander";
import { LAYERS, type Layer } from "../debug/layers.ts";
import { ENGINES } from "../pipeline/options.ts";
import type { DebugArguments } from "./debugFile.ts";
import { wholeNumber } from "./wholeNumber.ts";

const HELP = `
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
without it the page is read first.`;

export function addDebugCommand(program: Command): void {
  program
    .command("debug")
    .summary("draw what was found on a page")
    .description("Draws rulings, cells and text over the picture of one page.")
    .argument("<FILE>", "a PDF, TIFF, PNG or JPEG file, or a folder of page images")
    .addOption(
      new Option("--page <N>", "the page, counted from 1")
        .argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--layers <LIST>", "what to draw")
        .argParser(parseLayers)
        .default([...LAYERS], LAYERS.join(",")),
    )
    .requiredOption("-o, --output <PNG>", "picture to write")
    .addOption(new Option("--engine <ENGINE>", "OCR engine").choices(ENGINES).default("ppocr"))
    .option("--dump <DIR>", "folder that an earlier run dumped into")
    .addHelpText("after", HELP)
    .action(async (file: string, options: DebugArguments) => {
      const { debugFile } = await import("./debugFile.ts");
      process.exitCode = await debugFile(file, options);
    });
}

function parseLayers(text: string): Layer[] {
  const names = text.split(",").map((name) => name.trim());
  const isLayer = (name: string): name is Layer => (LAYERS as readonly string[]).includes(name);
  if (names.every(isLayer)) return names;
  throw new InvalidArgumentError(`Choose from ${LAYERS.join(",")}.`);
}
