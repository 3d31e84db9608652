import type { Command } from "commander";
import { ExitCode } from "../core/errors.ts";

const HELP = `
Looks at what reading needs: the version of Node, memory and cores, the models,
and one page of the disclosure that comes with the program, whose amounts are
read from its text layer and again from its picture and must be the same.
A line a check; what fails says what to do. Takes about ten seconds.

Exit codes: 0 all is well, 1 a check failed.`;

export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .summary("check that the program works on this machine")
    .description("Checks the installation, and reads a page to prove that it works.")
    .addHelpText("after", HELP)
    .action(async () => {
      const { examineMachine } = await import("./examineMachine.ts");
      let isWell = true;
      for await (const { name, problem, detail } of examineMachine()) {
        isWell &&= problem === undefined;
        console.log(
          `${problem === undefined ? "ok    " : "failed"}  ${name.padEnd(7)}  ${problem ?? detail}`,
        );
      }
      process.exitCode = isWell ? ExitCode.done : ExitCode.fileFailed;
    });
}
