import type { Command } from "commander";
import type { DatasetArguments } from "./datasetFiles.ts";

const HELP = `
A FOLDER is what "extract" wrote for one file, or the OUT that holds such
folders. Their document.json are put together in this order, by name within OUT.

DIR then holds four tables, each as .csv and .parquet with the same records:
  observations   an amount a record; "leaf" marks those that add up once
  documents      a disclosure a record, with its counts
  flags          what to look at by eye
  statements     the figures of the prose, changes against last year among them
In Parquet amounts are DECIMAL(38, 6), exact, and codes are texts: the safe one.
In CSV (UTF-8 with byte order mark) no text of a document can run as a formula:
an apostrophe comes before it. Beside them stand
  datapackage.json  Frictionless Data Package: columns, keys, units, word lists,
                    licence, and the sources with their SHA-256
  README.md         how to open the tables without losing codes
It takes the place of an earlier dataset as a whole, at the end.

A file that is there twice is left out the second time.

Examples:
  $ budgetscan extract pdfs/*.pdf -o out
  $ budgetscan dataset out -o dataset
  $ budgetscan dataset out-2023 out-2024 -o dataset --license CC0-1.0

Exit codes:
  0    done
  1    a document was left out and is told of; the others are in the dataset
       (where none is left, an earlier dataset stays)
  2    wrong usage; nothing was done
  130  interrupted; an earlier dataset is still there`;

export function addDatasetCommand(program: Command): void {
  program
    .command("dataset")
    .summary("put extracted documents into one dataset")
    .description("Writes amounts, documents, flags and statements as a table each, CSV and Parquet.")
    .argument("<FOLDER...>", "output folders of extract, or folders that hold them")
    .requiredOption("-o, --output <DIR>", "folder for the dataset")
    .option("--license <ID>", "licence of the dataset, such as CC-BY-4.0 (default: not specified)")
    .option("--title <TEXT>", "title of the dataset")
    .option("--json", "print the summary as one JSON object, the last line of standard output")
    .option("--quiet", "no summary; errors are still told")
    .addHelpText("after", HELP)
    .action(async (folders: string[], options: DatasetArguments) => {
      const { datasetFiles } = await import("./datasetFiles.ts");
      process.exitCode = await datasetFiles(folders, options);
    });
}
