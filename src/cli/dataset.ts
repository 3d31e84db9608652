import type { Command } from "commander";
import type { Bilingual } from "../core/problems.ts";
import type { DatasetArguments } from "./datasetFiles.ts";
import { say } from "./language.ts";

const HELP: Bilingual = {
  en: `
A FOLDER is what "extract" wrote for one file, or the OUT that holds such
folders. Their document.json are put together in this order, by name within OUT.

DIR then holds five tables, each as .csv and .parquet with the same records:
  observations   an amount a record; "leaf" marks those that add up once
  documents      a disclosure a record, with its counts
  flags          what to look at by eye
  statements     the figures of the prose, changes against last year among them
  corrections    what reviewers put in the place of what was read
In Parquet amounts are DECIMAL(38, 6), exact, and codes are texts: the safe one.
In CSV (UTF-8 with byte order mark) no text of a document can run as a formula:
an apostrophe comes before it. Beside them stand
  datapackage.json  Frictionless Data Package: columns, keys, units, word lists,
                    licence, and the sources with their SHA-256
  README.md         how to open the tables without losing codes
It takes the place of an earlier dataset as a whole, at the end.

With --partitioned a table is a folder of Parquet files by province and year, and
DIR is added to: documents that it holds and that are as they were are not read,
those that changed take the place of their former records, all others stay as they
are, and so do their files. dataset.sql opens the tables: duckdb -init dataset.sql

A file that is there twice is left out the second time.

Examples:
  $ budgetscan extract pdfs/*.pdf -o out
  $ budgetscan dataset out -o dataset
  $ budgetscan dataset out-2023 out-2024 -o dataset --license CC0-1.0
  $ budgetscan dataset out-2025 -o archive --partitioned

Exit codes:
  0    done
  1    a document was left out and is told of; the others are in the dataset
       (where none is left, an earlier dataset stays)
  2    wrong usage; nothing was done
  130  interrupted; an earlier dataset is still there`,
  zh: `
FOLDER 是 extract 为一个文件写出的文件夹，或存放这些文件夹的 OUT。其中的
document.json 按此顺序（OUT 内按名字）合并。

DIR 中有五张表，每张有 .csv 和 .parquet 两种形式，记录相同：
  observations   每条一个金额；leaf 标出可以相加一次的金额
  documents      每条一份公开文件及其计数
  flags          需要人工查看之处
  statements     正文中的数字，包括与上年相比的变化
  corrections    人工对识别结果的更正
Parquet 中金额为 DECIMAL(38, 6)，精确；代码为文本：建议用它。CSV（UTF-8，带 BOM）
中文件里的文字不会被当作公式执行：前面加了撇号。另有
  datapackage.json  Frictionless 数据包：列、键、单位、词表、许可、来源及 SHA-256
  README.md         如何打开这些表而不丢失代码
它最后整体替换以前的数据集。

使用 --partitioned 时，每张表是按省和年份存放 Parquet 文件的文件夹，DIR 中只增补：
已有且未变的文件不再读取，有变化的替换其原有记录，其余记录及其文件保持不变。
dataset.sql 用于打开各表：duckdb -init dataset.sql

同一个文件出现两次时，第二次不放入。

例：
  $ budgetscan extract pdfs/*.pdf -o out
  $ budgetscan dataset out -o dataset
  $ budgetscan dataset out-2023 out-2024 -o dataset --license CC0-1.0
  $ budgetscan dataset out-2025 -o archive --partitioned

退出码：
  0    完成
  1    有文件未放入并已说明，其余在数据集中（一个也没有时保留以前的数据集）
  2    用法有误，什么也没做
  130  被中断；以前的数据集仍在`,
};

export function addDatasetCommand(program: Command): void {
  program
    .command("dataset")
    .summary(say({ en: "put extracted documents into one dataset", zh: "把提取结果合并成一个数据集" }))
    .description(
      say({
        en: "Writes amounts, documents, flags, statements and corrections as a table each, CSV and Parquet.",
        zh: "把金额、文件、疑点、正文数字和更正各写成一张表（CSV 和 Parquet）。",
      }),
    )
    .argument(
      "<FOLDER...>",
      say({
        en: "output folders of extract, or folders that hold them",
        zh: "extract 的输出文件夹，或存放它们的文件夹",
      }),
    )
    .requiredOption("-o, --output <DIR>", say({ en: "folder for the dataset", zh: "数据集文件夹" }))
    .option(
      "--license <ID>",
      say({
        en: "licence of the dataset, such as CC-BY-4.0 (default: not specified)",
        zh: "数据集的许可，如 CC-BY-4.0（默认不注明）",
      }),
    )
    .option(
      "--partitioned",
      say({
        en: "Parquet files by province and year, to which later calls add",
        zh: "按省和年份分存的 Parquet 文件，可再次增补",
      }),
    )
    .option("--title <TEXT>", say({ en: "title of the dataset", zh: "数据集的标题" }))
    .option(
      "--json",
      say({
        en: "print the summary as one JSON object, the last line of standard output",
        zh: "把小结作为一个 JSON 对象打印在标准输出的最后一行",
      }),
    )
    .option("--quiet", say({ en: "no summary; errors are still told", zh: "不显示小结；错误仍会显示" }))
    .addHelpText("after", say(HELP))
    .action(async (folders: string[], options: DatasetArguments) => {
      const { datasetFiles } = await import("./datasetFiles.ts");
      process.exitCode = await datasetFiles(folders, options);
    });
}
