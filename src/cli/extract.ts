import { type Command, Option } from "commander";
import { STAGES } from "../core/artifact.ts";
import { DEFAULT_DPI, ENGINES } from "../pipeline/options.ts";
import type { ExtractArguments } from "./extractFiles.ts";
import { parsePageRanges } from "./pageRanges.ts";
import { wholeNumber } from "./wholeNumber.ts";

/** Below it no 9-point character is legible, above it a page takes more memory than promised. */
const DPI_LIMITS = [72, 600] as const;

const HELP = `
A FILE is a PDF, a TIFF of any number of pages, a PNG, a JPEG, or a folder that
holds the page images of one document, read in the order of their names (page2
before page10). Its bytes tell its format, not its name. A picture that does not
say its resolution is taken for a page of A4 or A3.

Each FILE gives the folder OUT/NAME, NAME being the file's name without its
ending:
  document.json      everything: tables, amounts with their places, flags
  text.md            the whole document to read, tables in place
  observations.csv   one amount a row, with what it means
  tables/*.csv       every table as printed
  tables.csv         title, unit and pages of each of them
  flags.csv          what to look at by eye
  workbook.xlsx      all of it in a spreadsheet, a sheet a table as printed
  manifest.json      whose folder it is, settings, and the SHA-256 of every file
OUT/NAME belongs to the first file of that name by path. Any other one, also in a
later call, gets "-" and digits of its SHA-256 after its name. Written again for
the same file the folder is replaced, but for files that were changed since.

Stages: ${STAGES.join(" > ")}
  --dump DIR writes what every stage makes to DIR/NAME, pictures of the pages
  included. --from STAGE --dump DIR reads there what the stages before STAGE
  made and runs STAGE and those after it. The FILE must be the same: its SHA-256
  is compared, for a folder that of its pages.

Examples:
  $ budgetscan extract budget-2024.pdf -o out
  $ budgetscan extract fax-2009.tif -o out
  $ budgetscan extract page.png photo.jpg -o out
  $ budgetscan extract scans/budget-2012/ -o out
  $ budgetscan extract scans/*.pdf -o out --strict --json
  $ budgetscan extract budget-2024.pdf -o out --pages 1,4-6
  $ budgetscan extract budget-2024.pdf -o out --dump work
  $ budgetscan extract budget-2024.pdf -o out --dump work --from meaning

Exit codes:
  0    done
  1    a file failed; the others were done
  2    wrong usage; nothing was done
  3    done, and flags of severity error remain (only with --strict)
  130  interrupted; files finished before it are kept whole`;

export function addExtractCommand(program: Command): void {
  program
    .command("extract")
    .summary("read PDFs and page images into checked rows")
    .description("Reads budget disclosures, scanned or born digital, into canonical, checked rows.")
    .argument("<FILE...>", "PDF, TIFF, PNG or JPEG files, or folders of page images")
    .requiredOption("-o, --output <OUT>", "folder that takes a folder for each file")
    .addOption(
      new Option("--pages <RANGES>", "pages to read, such as 3, 3-9 or 1,4-6 (default: all)").argParser(
        parsePageRanges,
      ),
    )
    .addOption(new Option("--engine <ENGINE>", "OCR engine").choices(ENGINES).default("ppocr"))
    .option("--models <DIR>", "folder with another PP-OCR recogniser (ONNX) and its dictionary")
    .addOption(
      new Option("--dpi <N>", "resolution for pages of a PDF without a full-page image")
        .argParser(wholeNumber(...DPI_LIMITS))
        .default(DEFAULT_DPI),
    )
    .option("--config <FILE>", "words of further layouts (default: budgetscan.config.json, if there)")
    .option("--dump <DIR>", "folder that takes what every stage makes")
    .addOption(new Option("--from <STAGE>", "first stage to run, on what --dump holds").choices(STAGES))
    .option("--timings", "print how long each stage took; pages are then read one at a time")
    .option("--force", "replace files of OUT/NAME that were changed since they were written")
    .option("--strict", "exit with 3 when flags of severity error remain")
    .option("--json", "print the summary as one JSON object, the last line of standard output")
    .option("--quiet", "no progress and no summary; errors are still told")
    .addHelpText("after", HELP)
    .action(async (files: string[], options: ExtractArguments) => {
      // Loaded here: help and wrong usage are answered without the libraries that read PDFs and pictures.
      const { extractFiles } = await import("./extractFiles.ts");
      process.exitCode = await extractFiles(files, options);
    });
}
