import { type Command, Option } from "commander";
import type { ReviewArguments } from "./reviewFolder.ts";
import { wholeNumber } from "./wholeNumber.ts";

const HELP = `
FOLDER is what "extract" wrote for one file, or the OUT that holds such folders.
The command prints an address; open it in a browser of this machine. The page is
served to this machine alone, and asks no other address for anything. Its address
holds a token that changes with every start. Ctrl-C ends it.

The pages are drawn from the file that was read, where it still stands where
extract found it (manifest.json); else the page asks where it is.

Examples:
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan review out
  $ budgetscan review out/budget-2024 --port 8080

Exit codes:
  2    wrong usage
  130  ended with Ctrl-C`;

export function addReviewCommand(program: Command): void {
  program
    .command("review")
    .summary("look at flags beside the pages, in a browser")
    .description("Shows tables and flags beside the pages that they stand on, in a browser of this machine.")
    .argument("<FOLDER>", "output folder of extract, or a folder that holds such folders")
    .addOption(
      new Option("--port <N>", "port of this machine")
        .argParser(wholeNumber(0, 65_535))
        .default(0, "a free one"),
    )
    .addHelpText("after", HELP)
    .action(async (folder: string, options: ReviewArguments) => {
      const { reviewFolder } = await import("./reviewFolder.ts");
      await reviewFolder(folder, options);
    });
}
