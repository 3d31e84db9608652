import type { Command } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { addLimitOptions } from "./batch/limitOptions.ts";
import { say } from "./language.ts";
import type { OpenArguments } from "./openFolder.ts";
import { addReadingOptions } from "./readingOptions.ts";
import { addServingOptions } from "./servingOptions.ts";

const HELP: Bilingual = {
  en: `
Opens a page in the browser. PDFs, pictures of pages and folders are dropped on it, or
files are chosen there; a folder of page images alone is one document. They are read
one after the other, each in a process of its own as "batch" does, and what is done can
be reviewed at once. The page tells how many pages are read and how long it will take;
a file is taken off with a button, and one that cannot be read says why. A protected
PDF asks for its password.

Files go to FOLDER/originals, what is made of them to FOLDER/results (a folder each, as
"extract" writes it). Without FOLDER it is Budgetscan in your documents, or in your home
folder where that has none. What is not read to its end when the command ends goes on
when it is started again. Nothing leaves this machine: "review --help" says how the page
is kept to it.

Examples:
  $ budgetscan open
  $ budgetscan open budgets-2024 --by Anna
  $ budgetscan open --no-browser --port 8080

Exit codes:
  2    wrong usage
  130  ended with Ctrl-C`,
  zh: `
在浏览器中打开一个页面：把 PDF、页面图像或文件夹拖到页面上，或在页面上选择文件；只有
页面图像的文件夹整个是一份文件。文件逐个读取，各在独立的进程中（与 batch 相同），读完
一份即可核对。页面显示已读页数和剩余时间；可用按钮移除文件；无法读取的会说明原因；有密码
的 PDF 会询问密码。

文件存入 FOLDER/originals，结果写入 FOLDER/results（每份文件一个文件夹，与 extract
相同）。不给出 FOLDER 时，用“文档”（没有则用主目录）中的 Budgetscan。命令结束时没有
读完的，下次启动时继续。任何内容都不离开本机，详见 review --help。

示例：
  $ budgetscan open
  $ budgetscan open budgets-2024 --by 张三
  $ budgetscan open --no-browser --port 8080

退出码：
  2    用法有误
  130  以 Ctrl-C 结束`,
};

const OPTIONS = {
  summary: {
    en: "drop files on a page in the browser, have them read and review them",
    zh: "在浏览器中放入文件、读取并核对",
  },
  description: {
    en: "Opens a page in the browser on which files are dropped, read and reviewed.",
    zh: "在浏览器中打开一个页面，放入文件，读取并核对。",
  },
  folder: {
    en: "folder that takes files and results (default: Budgetscan in your documents)",
    zh: "存放文件和结果的文件夹（默认为“文档”中的 Budgetscan）",
  },
  browser: { en: "print the address, and open no browser", zh: "只打印地址，不打开浏览器" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function addOpenCommand(program: Command): void {
  const command = program
    .command("open")
    .summary(say(OPTIONS.summary))
    .description(say(OPTIONS.description))
    .argument("[FOLDER]", say(OPTIONS.folder))
    .option("--no-browser", say(OPTIONS.browser));
  addLimitOptions(addReadingOptions(addServingOptions(command)))
    .addHelpText("after", say(HELP))
    .action(async (folder: string | undefined, options: OpenArguments) => {
      const { openFolder } = await import("./openFolder.ts");
      await openFolder(folder, options);
    });
}
