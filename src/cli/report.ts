import type { Command } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { say } from "./language.ts";
import type { ReportArguments } from "./reportFiles.ts";

const HELP: Bilingual = {
  en: `
A FOLDER is what "extract" wrote for one file, or the OUT that holds such folders.

Of one file the report is that of extract (report.html), and shows beside each
error and warning how its place looks on the page. The pages are drawn from the
file that was read, where it still stands where extract found it; else the report
is written without, and a line says so.

Of several it is a table of all disclosures to sort: totals of revenue and
expenditure, share of the amounts that is proven, errors and warnings, each with
a link to its own report; and the years of one department side by side.

FILE is one HTML file that fetches nothing. It is in the language of the call.

Examples:
  $ budgetscan report out/budget-2024 -o budget-2024.html
  $ budgetscan report out -o city.html

Exit codes:
  0    done
  1    a document could not be read, or the pages of the one could not be drawn
  2    wrong usage; nothing was done`,
  zh: `
FOLDER 是 extract 为一个文件写出的文件夹，或存放这些文件夹的 OUT。

只有一个文件时，报告与 extract 的 report.html 相同，并在每条错误和警告旁显示该处在
页面上的样子。页面取自当初读取的文件，它须仍在 extract 找到它的地方；否则报告不带
页面图像，并有一行说明。

有多个文件时，报告是一张可以排序的表，列出全部公开文件：收入和支出合计、已证实金额
的比例、错误和警告，各自链接到其报告；同一部门的各年并排显示。

FILE 是一个 HTML 文件，不从外部获取任何内容，语言与运行时相同。

例：
  $ budgetscan report out/budget-2024 -o budget-2024.html
  $ budgetscan report out -o city.html

退出码：
  0    完成
  1    有文件无法读取，或唯一的文件其页面无法显示
  2    用法有误，什么也没做`,
};

export function addReportCommand(program: Command): void {
  program
    .command("report")
    .summary(
      say({
        en: "write a report over one or many extracted documents",
        zh: "为一份或多份已提取的文件写出报告",
      }),
    )
    .description(
      say({
        en: "Writes an HTML report over what extract wrote: of one document with pictures of what to look at, of many as a table.",
        zh: "把 extract 的结果写成 HTML 报告：一份文件时带需要查看之处的图像，多份文件时为一张表。",
      }),
    )
    .argument(
      "<FOLDER...>",
      say({
        en: "output folders of extract, or folders that hold them",
        zh: "extract 的输出文件夹，或存放它们的文件夹",
      }),
    )
    .requiredOption("-o, --output <FILE>", say({ en: "HTML file to write", zh: "写出的 HTML 文件" }))
    .option("--quiet", say({ en: "no summary; errors are still told", zh: "不显示小结；错误仍会显示" }))
    .addHelpText("after", say(HELP))
    .action(async (folders: string[], options: ReportArguments) => {
      const { reportFiles } = await import("./reportFiles.ts");
      process.exitCode = await reportFiles(folders, options);
    });
}
