import type { Command } from "commander";
import type { Bilingual } from "../core/problems.ts";
import type { CorrectArguments } from "./correctDocument.ts";
import { say } from "./language.ts";

const HELP: Bilingual = {
  en: `
FOLDER is what "extract" wrote for one document. Decisions are kept in its
decisions.jsonl, every export is written again with them, and a later "extract"
of the same file replays them. docs/review.md says what each decision does.

--from FILE is a CSV, a workbook or JSON, "-" standard input.
  CSV, or the sheet of flags of workbook.xlsx
        the columns of flags.csv. Fill in, in the rows of the flags you decide,
        decision  accepted, typed, as-printed, source-error or dismissed
        value     with typed: what the cell says; of several cells
                  t03 row 5 column 2 -> 1,234.00; t03 row 6 column 2 -> 8.00
        note      anything
        A row of your own leaves id empty and names its cells:
        cells t03 row 5 column 2, decision typed, value 1,234.00
        cells t03, decision kind or unit, value three-public-expenses or 万元
        cells t03 column 4, decision column, value {"dimension":"item"}
        cells t03, decision joined, value t04   (the rows of t04 go under t03)
        cells t03, decision parted, value row 12   (a table of its own from there)
        cells page 5, decision page-moved, value page 3   (or start)
  JSON  a list of the same: [{"as":"accepted","flag":"SUM-ROW:t01:3:4"}, …]
Where a row is wrong nothing is decided, and each wrong row is told of. A filled-in
flags.csv or workbook.xlsx of FOLDER itself may be given: it is read, then written
again, and what was filled in is in the journal. Any other file that was changed by hand is left.

Examples:
  $ budgetscan correct out/budget-2024 --from out/budget-2024/flags.csv --by Anna
  $ budgetscan correct out/budget-2024 --from out/budget-2024/workbook.xlsx
  $ budgetscan correct out/budget-2024 --from decisions.json
  $ budgetscan correct out/budget-2024 --list
  $ budgetscan correct out/budget-2024 --undo 3f6c…

Exit codes:
  0    done
  1    the folder cannot be read or written
  2    wrong usage, or a decision that cannot be made; nothing was decided`,
  zh: `
FOLDER 是 extract 为一个文件写出的文件夹。处理结果记入其中的 decisions.jsonl，所有
输出随之重写；以后对同一文件运行 extract 时会重新应用。各种处理的含义见
docs/review.md。

--from FILE 是 CSV、工作簿或 JSON，“-”为标准输入。
  CSV 或 workbook.xlsx 的疑点表
        列与 flags.csv 相同。在要处理的疑点所在行填写
        decision  accepted、typed、as-printed、source-error 或 dismissed
        value     decision 为 typed 时：单元格的内容；涉及多个单元格时写
                  t03 row 5 column 2 -> 1,234.00; t03 row 6 column 2 -> 8.00
        note      任意备注
        自己添加的行不填 id，在 cells 中指明位置：
        cells t03 row 5 column 2，decision typed，value 1,234.00
        cells t03，decision kind 或 unit，value three-public-expenses 或 万元
        cells t03 column 4，decision column，value {"dimension":"item"}
        cells t03，decision joined，value t04（t04 的各行接在 t03 之后）
        cells t03，decision parted，value row 12（自该行起另成一表）
        cells page 5，decision page-moved，value page 3（或 start）
  JSON  内容相同的列表：[{"as":"accepted","flag":"SUM-ROW:t01:3:4"}, …]
只要有一行写错，就什么也不处理，并逐行说明。可以直接给出 FOLDER 中填写过的
flags.csv 或 workbook.xlsx：读入后会重写，所填内容已在记录中。其他被人改动过的文件不会被覆盖。

例：
  $ budgetscan correct out/budget-2024 --from out/budget-2024/flags.csv --by 张三
  $ budgetscan correct out/budget-2024 --from out/budget-2024/workbook.xlsx
  $ budgetscan correct out/budget-2024 --from decisions.json
  $ budgetscan correct out/budget-2024 --list
  $ budgetscan correct out/budget-2024 --undo 3f6c…

退出码：
  0    完成
  1    文件夹无法读取或写入
  2    用法有误，或处理无法执行；什么也没处理`,
};

export function addCorrectCommand(program: Command): void {
  program
    .command("correct")
    .summary(say({ en: "keep what a person decided of a document", zh: "记录人工对一份文件的处理" }))
    .description(
      say({
        en: "Reads decisions from a file into a document's journal, and writes its exports anew.",
        zh: "把处理结果读入文件的记录，并重写其各项输出。",
      }),
    )
    .argument("<FOLDER>", say({ en: "output folder of one document", zh: "一份文件的输出文件夹" }))
    .option(
      "--from <FILE>",
      say({
        en: "CSV, workbook or JSON with decisions; - reads standard input",
        zh: "写有处理结果的 CSV、工作簿或 JSON；“-”为标准输入",
      }),
    )
    .option(
      "--by <NAME>",
      say({ en: "who decides (default: the name you are logged in with)", zh: "处理人（默认为登录名）" }),
    )
    .option(
      "--undo <ID>",
      say({
        en: "take a decision back, by its id or the beginning of it",
        zh: "撤销一条处理，按其编号或编号开头",
      }),
    )
    .option(
      "--teach <FILE>",
      say({
        en: "add kinds and meanings of columns that were set to this configuration, for all documents",
        zh: "把所设的表种和列含义加入此配置，对所有文件有效",
      }),
    )
    .option(
      "--list",
      say({
        en: "print the journal: what was decided, by whom, and whether it holds",
        zh: "列出记录：何人作了什么处理，是否有效",
      }),
    )
    .addHelpText("after", say(HELP))
    .action(async (folder: string, options: CorrectArguments) => {
      const { correctDocument } = await import("./correctDocument.ts");
      process.exitCode = await correctDocument(folder, options);
    });
}
