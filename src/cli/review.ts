import type { Command } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { say } from "./language.ts";
import type { ReviewArguments } from "./reviewFolder.ts";
import { addServingOptions } from "./servingOptions.ts";

const HELP: Bilingual = {
  en: `
FOLDER is what "extract" wrote for one file, or the OUT that holds such folders.
The command prints an address; open it in a browser of this machine. The page is
served to this machine alone, and asks no other address for anything. Its address
holds a token that changes with every start. Ctrl-C ends it.

What is decided there is kept in decisions.jsonl beside the exports at once, as
"correct" keeps it; the exports are written again a moment later. The pages are
drawn from the file that was read, where it still stands where extract found it
(manifest.json); else the page asks where it is.

Examples:
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan review out
  $ budgetscan review out/budget-2024 --by Anna --port 8080

Exit codes:
  2    wrong usage
  130  ended with Ctrl-C`,
  zh: `
FOLDER 是 extract 为一份文件写出的文件夹，或存放这些文件夹的 OUT。命令会给出一个
地址，请在本机的浏览器中打开。页面只提供给本机，不向其他任何地址取东西；地址中的
令牌每次启动都不同。按 Ctrl-C 结束。

在页面上所作的处理立即记入结果旁边的 decisions.jsonl（与 correct 相同），稍后重写各
项输出。页面图像由源文件绘出：文件仍在 extract 读取时的位置（manifest.json）即可，
否则页面会询问其路径。

示例：
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan review out
  $ budgetscan review out/budget-2024 --by 张三 --port 8080

退出码：
  2    用法有误
  130  以 Ctrl-C 结束`,
};

export function addReviewCommand(program: Command): void {
  const command = program
    .command("review")
    .summary(say({ en: "decide flags beside the pages, in a browser", zh: "在浏览器中对照页面处理疑点" }))
    .description(
      say({
        en: "Shows tables and flags beside the pages that they stand on, in a browser of this machine, and keeps what is decided.",
        zh: "在本机浏览器中对照页面显示各表与疑点，并保存人工处理。",
      }),
    )
    .argument(
      "<FOLDER>",
      say({
        en: "output folder of extract, or a folder that holds such folders",
        zh: "extract 的输出文件夹，或存放这些文件夹的文件夹",
      }),
    );
  addServingOptions(command)
    .addHelpText("after", say(HELP))
    .action(async (folder: string, options: ReviewArguments) => {
      const { reviewFolder } = await import("./reviewFolder.ts");
      await reviewFolder(folder, options);
    });
}
