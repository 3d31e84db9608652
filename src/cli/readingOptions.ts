import { type Command, Option } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { DEFAULT_DPI, DPI_LIMITS, ENGINES } from "../pipeline/options.ts";
import { say } from "./language.ts";
import { wholeNumber } from "./wholeNumber.ts";

const OPTIONS = {
  engine: { en: "OCR engine", zh: "识别引擎" },
  models: {
    en: "folder with another PP-OCR recogniser (ONNX) and its dictionary",
    zh: "存放另一个 PP-OCR 识别模型（ONNX）及其字典的文件夹",
  },
  dpi: {
    en: "resolution for pages of a PDF without a full-page image",
    zh: "没有整页图像的 PDF 页所用的分辨率",
  },
  config: {
    en: "words of further layouts (default: budgetscan.config.json, if there)",
    zh: "其他版式的用词（默认为 budgetscan.config.json，如果有）",
  },
  passwordFile: {
    en: "file whose first line is the password of protected PDFs",
    zh: "首行为受保护 PDF 密码的文件",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Adds what every command that reads whole documents takes: `--engine`, `--models`, `--dpi` and `--config`. */
export const addReadingOptions = (command: Command): Command =>
  command
    .addOption(new Option("--engine <ENGINE>", say(OPTIONS.engine)).choices(ENGINES).default("ppocr"))
    .option("--models <DIR>", say(OPTIONS.models))
    .addOption(
      new Option("--dpi <N>", say(OPTIONS.dpi)).argParser(wholeNumber(...DPI_LIMITS)).default(DEFAULT_DPI),
    )
    .option("--config <FILE>", say(OPTIONS.config));

/** Adds `--password-file`. */
export const addPasswordOption = (command: Command): Command =>
  command.option("--password-file <FILE>", say(OPTIONS.passwordFile));
