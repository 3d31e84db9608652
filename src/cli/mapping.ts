import type { Command } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { say } from "./language.ts";
import type { MappingArguments } from "./mappingText.ts";

const HELP: Bilingual = {
  en: `
A FOLDER is what "extract" wrote for one file, or the OUT that holds such
folders. For each table it tells the name that its title was taken for, and for
each column what it means, the evidence that was recorded when this was chosen,
and the next best meaning with how much more it would take to believe it. Of a
word of the header the evidence says how it was matched:
  exact     a usual spelling         synonym   another spelling that is known
  misread   a doubtful reading, taken for the known word it is nearest to
  taught    a word of the configuration
  unknown   no known word: it assigns nothing
"by its rows", "by its neighbours" and "by the order of published forms" stand
where the words did not decide.

Examples:
  $ budgetscan explain out
  $ budgetscan explain out/2024年部门预算 --table t03
  $ budgetscan explain out --config budgetscan.config.json

Give the configuration that the documents were extracted with: titles are
matched with it again, columns are told as they were recorded.

Exit codes:
  0    done
  1    a document cannot be read; the others are explained
  2    wrong usage`,
  zh: `
FOLDER 是 extract 为一个文件写出的文件夹，或存放这些文件夹的 OUT。对每张表，说明
其标题被认作哪张表；对每一列，说明其含义、选定时记录的依据，以及次优的含义和两者的
差距。表头用词的匹配方式：
  exact     通常的写法          synonym   已知的另一种写法
  misread   识别有疑，取最接近的已知词
  taught    配置中的词
  unknown   未知的词：不赋予含义
用词不能决定时，注明“按行”“按相邻的列”或“按已公布表格的列序”。

例：
  $ budgetscan explain out
  $ budgetscan explain out/2024年部门预算 --table t03
  $ budgetscan explain out --config budgetscan.config.json

请给出提取时所用的配置：标题会用它重新匹配，列则按记录说明。

退出码：
  0    完成
  1    有文件无法读取，其余已说明
  2    用法有误`,
};

export function addExplainCommand(program: Command): void {
  program
    .command("explain")
    .summary(
      say({ en: "tell how tables and columns came to their meaning", zh: "说明各表、各列的含义从何而来" }),
    )
    .description(
      say({
        en: "Tells which words of titles and headers gave each table its kind and each column its meaning.",
        zh: "说明标题和表头中的哪些词决定了表的种类和列的含义。",
      }),
    )
    .argument(
      "<FOLDER...>",
      say({
        en: "output folders of extract, or folders that hold them",
        zh: "extract 的输出文件夹，或存放它们的文件夹",
      }),
    )
    .option("--table <ID>", say({ en: "one table only, such as t03", zh: "只看一张表，如 t03" }))
    .option(
      "--config <FILE>",
      say({
        en: "configuration (default: budgetscan.config.json of the working folder)",
        zh: "配置（默认为当前文件夹的 budgetscan.config.json）",
      }),
    )
    .addHelpText("after", say(HELP))
    .action(async (folders: string[], options: MappingArguments) => {
      const { explainMapping } = await import("./mappingText.ts");
      process.exitCode = explainMapping(folders, options);
    });
}
