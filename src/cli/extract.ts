import { type Command, Option } from "commander";
import { STAGES } from "../core/artifact.ts";
import type { Bilingual } from "../core/problems.ts";
import type { ExtractArguments } from "./extractFile.ts";
import { say } from "./language.ts";
import { addLogOptions } from "./log.ts";
import { parsePageRanges } from "./pageRanges.ts";
import { addPasswordOption, addReadingOptions } from "./readingOptions.ts";

const HELP: Bilingual = {
  en: `
A FILE is a PDF, a TIFF of any number of pages, a PNG, a JPEG, or a folder that
holds the page images of one document, read in the order of their names (page2
before page10), or "-" for standard input. Its bytes tell its format, not its name.
A picture that does not say its resolution is taken for a page of A4 or A3. With
"-o -" the document.json of one FILE goes to standard output, and nothing is written.

Each FILE gives the folder OUT/NAME, NAME being the file's name without its
ending:
  report.html        what was found, what is proven, pictures of the budget and
                     what to look at, to read in a browser or on paper
  document.json      everything: tables, amounts with their places, flags
  text.md            the whole document to read, tables in place
  observations.csv   one amount a row, with what it means
  tables/*.csv       every table as printed
  tables.csv         title, unit and pages of each of them
  flags.csv          what to look at by eye
  workbook.xlsx      all of it in a spreadsheet, a sheet a table as printed
  review/            what "correct" replays decisions on, without reading again
  searchable.pdf     with --searchable-pdf: the pages, their text can be searched
  alto/*.xml         with --alto: the text of each page in its places
  manifest.json      whose folder it is, settings, and the SHA-256 of every file
OUT/NAME belongs to the first file of that name by path. Any other one, also in a
later call, gets "-" and digits of its SHA-256 after its name. Written again for
the same file the folder is replaced, but for files that were changed since.
decisions.jsonl in it, what people decided, stays, and is replayed.

Stages: ${STAGES.join(" > ")}
  --dump DIR writes what every stage makes to DIR/NAME, pictures of the pages
  included. --from STAGE --dump DIR reads there what the stages before STAGE
  made and runs STAGE and those after it. The FILE must be the same: its SHA-256
  is compared, for a folder that of its pages.

Examples:
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan extract fax-2009.tif -o out
  $ budgetscan extract page.png photo.jpg -o out
  $ budgetscan extract scans/budget-2012/ -o out
  $ budgetscan extract scans/*.pdf -o out --strict --json
  $ budgetscan extract budget-2024.pdf -o out --pages 1,4-6
  $ curl -s https://example.org/budget.pdf | budgetscan extract - -o - | jq .flags
  $ budgetscan extract budget-2024.pdf -o out --dump work
  $ budgetscan extract budget-2024.pdf -o out --dump work --from meaning

Exit codes:
  0    done
  1    a file failed; the others were done
  2    wrong usage; nothing was done
  3    done, and flags of severity error remain (only with --strict)
  130  interrupted; files finished before it are kept whole`,
  zh: `
FILE 可以是 PDF、多页 TIFF、PNG、JPEG，或存放一份文件各页图像的文件夹（按文件名
自然顺序，page2 在 page10 之前），“-” 表示标准输入。格式由内容而非文件名判断。未注明
分辨率的图像按 A4 或 A3 处理。用 “-o -” 时把一个 FILE 的 document.json 写到标准输出，不写
任何文件。

每个 FILE 得到文件夹 OUT/NAME，NAME 是去掉扩展名的文件名：
  report.html        报告：读到了什么、哪些已证实、图看预算、哪些需要查看；可用浏览器看
                     或打印
  document.json      全部内容：表格、金额及其位置、疑点
  text.md            全文，表格在原处
  workbook.xlsx      电子表格，每张表一个工作表，照原样
  observations.csv   每行一个金额及其含义
  tables/*.csv       各表，照原样
  tables.csv         各表的标题、单位和页码
  flags.csv          需要人工查看之处
  review/            correct 重放处理所需的数据，不必重新读取
  searchable.pdf     使用 --searchable-pdf 时：可检索文字的原页面
  alto/*.xml         使用 --alto 时：每页文字及其位置
  manifest.json      来源、设置，以及每个文件的 SHA-256
OUT/NAME 属于按路径排序的第一个同名文件；其他同名文件（包括以后运行的）在名字后加
“-”和 SHA-256 的前几位。同一来源再次写出时整个文件夹被替换，但写出后被人改动过的
文件除外。其中的 decisions.jsonl（人工处理）保留，并重新应用。

阶段：${STAGES.join(" > ")}
  --dump DIR 把每个阶段的结果（含页面图像）写到 DIR/NAME。--from STAGE --dump DIR
  从那里读取 STAGE 之前各阶段的结果，再运行 STAGE 及之后的阶段。FILE 必须相同：会
  比较 SHA-256（文件夹则比较各页）。

例：
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan extract fax-2009.tif -o out
  $ budgetscan extract page.png photo.jpg -o out
  $ budgetscan extract scans/budget-2012/ -o out
  $ budgetscan extract scans/*.pdf -o out --strict --json
  $ budgetscan extract budget-2024.pdf -o out --pages 1,4-6
  $ budgetscan extract budget-2024.pdf -o out --dump work
  $ budgetscan extract budget-2024.pdf -o out --dump work --from meaning

退出码：
  0    完成
  1    有文件失败，其余完成
  2    用法有误，什么也没做
  3    完成，但仍有错误级疑点（仅在 --strict 时）
  130  被中断；此前完成的文件完整保留`,
};

/** What the command, its argument and its options are for. */
const OPTIONS = {
  summary: { en: "read PDFs and page images into checked rows", zh: "把 PDF 和页面图像读成经过校验的数据" },
  description: {
    en: "Reads budget disclosures, scanned or born digital, into canonical, checked rows.",
    zh: "读取公开的预算、决算（扫描件或原生电子版），得到统一口径、经过校验的数据。",
  },
  files: {
    en: "PDF, TIFF, PNG or JPEG files, or folders of page images; - for standard input",
    zh: "PDF、TIFF、PNG、JPEG 文件，或存放页面图像的文件夹；- 表示标准输入",
  },
  output: {
    en: "folder that takes a folder for each file, or - for standard output",
    zh: "输出文件夹，每个文件在其中得到一个文件夹；- 表示标准输出",
  },
  pages: {
    en: "pages to read, such as 3, 3-9 or 1,4-6 (default: all)",
    zh: "要读的页，如 3、3-9 或 1,4-6（默认全部）",
  },
  dump: { en: "folder that takes what every stage makes", zh: "存放各阶段结果的文件夹" },
  from: { en: "first stage to run, on what --dump holds", zh: "从哪个阶段开始运行，之前的结果取自 --dump" },
  searchablePdf: {
    en: "write searchable.pdf too: the pages with their text and a bookmark at each table",
    zh: "另写 searchable.pdf：可检索文字的原页面，每张表一个书签",
  },
  alto: {
    en: "write alto/ too: what was read of each page as ALTO XML",
    zh: "另写 alto/：每页所读文字的 ALTO XML",
  },
  timings: {
    en: "print how long each stage took; pages are then read one at a time",
    zh: "显示各阶段用时；此时逐页读取",
  },
  force: {
    en: "replace files of OUT/NAME that were changed since they were written",
    zh: "覆盖 OUT/NAME 中写出后被改动过的文件",
  },
  reviewData: { en: "leave out what decisions are replayed on", zh: "不保留重放处理所需的数据" },
  strict: { en: "exit with 3 when flags of severity error remain", zh: "仍有错误级疑点时以 3 退出" },
  json: {
    en: "print the summary as one JSON object, the last line of standard output",
    zh: "把小结作为一个 JSON 对象打印在标准输出的最后一行",
  },
  quiet: { en: "no progress and no summary; errors are still told", zh: "不显示进度和小结；错误仍会显示" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function addExtractCommand(program: Command): void {
  const command = program
    .command("extract")
    .summary(say(OPTIONS.summary))
    .description(say(OPTIONS.description))
    .argument("<FILE...>", say(OPTIONS.files))
    .requiredOption("-o, --output <OUT>", say(OPTIONS.output))
    .addOption(new Option("--pages <RANGES>", say(OPTIONS.pages)).argParser(parsePageRanges));
  addPasswordOption(addReadingOptions(command))
    .option("--dump <DIR>", say(OPTIONS.dump))
    .addOption(new Option("--from <STAGE>", say(OPTIONS.from)).choices(STAGES))
    .option("--searchable-pdf", say(OPTIONS.searchablePdf))
    .option("--alto", say(OPTIONS.alto))
    .option("--timings", say(OPTIONS.timings))
    .option("--force", say(OPTIONS.force))
    .option("--no-review-data", say(OPTIONS.reviewData))
    .option("--strict", say(OPTIONS.strict))
    .option("--json", say(OPTIONS.json))
    .option("--quiet", say(OPTIONS.quiet));
  addLogOptions(command)
    .addHelpText("after", say(HELP))
    .action(async (files: string[], options: ExtractArguments) => {
      // Loaded here: help and wrong usage are answered without the libraries that read PDFs and pictures.
      const { extractFiles } = await import("./extractFiles.ts");
      process.exitCode = await extractFiles(files, options);
    });
}
