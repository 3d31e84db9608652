import type { Command } from "commander";
import type { MappingArguments } from "./mappingText.ts";

const HELP = `
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
  2    wrong usage`;

export function addExplainCommand(program: Command): void {
  program
    .command("explain")
    .summary("tell how tables and columns came to their meaning")
    .description(
      "Tells which words of titles and headers gave each table its kind and each column its meaning.",
    )
    .argument("<FOLDER...>", "output folders of extract, or folders that hold them")
    .option("--table <ID>", "one table only, such as t03")
    .option("--config <FILE>", "configuration (default: budgetscan.config.json of the working folder)")
    .addHelpText("after", HELP)
    .action(async (folders: string[], options: MappingArguments) => {
      const { explainMapping } = await import("./mappingText.ts");
      process.exitCode = explainMapping(folders, options);
    });
}
