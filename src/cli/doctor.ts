import type { Command } from "commander";
import { ExitCode } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { say } from "./language.ts";

const HELP: Bilingual = {
  en: `
Looks at what reading needs: the version of Node, memory and cores, the models,
and one page of the disclosure that comes with the program, whose amounts are
read from its text layer and again from its picture and must be the same.
A line a check; what fails says what to do. Takes about ten seconds.

Exit codes: 0 all is well, 1 a check failed.`,
  zh: `
检查读取所需的条件：Node 的版本、内存和处理器、模型，并把随程序附带的一份文件中的
一页先从文字层、再从图像各读一次，两次的金额必须相同。每项检查一行；不通过的会说明
怎么办。约需十秒。

退出码：0 一切正常，1 有检查未通过。`,
};

const WELL: Bilingual = { en: "ok    ", zh: "正常  " };
const FAILED: Bilingual = { en: "failed", zh: "未通过" };

export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .summary(say({ en: "check that the program works on this machine", zh: "检查程序在本机能否正常工作" }))
    .description(
      say({
        en: "Checks the installation, and reads a page to prove that it works.",
        zh: "检查安装情况，并读一页以证明能正常工作。",
      }),
    )
    .addHelpText("after", say(HELP))
    .action(async () => {
      const { examineMachine } = await import("./examineMachine.ts");
      let isWell = true;
      for await (const { name, problem, detail } of examineMachine()) {
        isWell &&= problem === undefined;
        console.log(
          `${say(problem === undefined ? WELL : FAILED)}  ${name.padEnd(7)}  ${say(problem ?? detail)}`,
        );
      }
      process.exitCode = isWell ? ExitCode.done : ExitCode.fileFailed;
    });
}
