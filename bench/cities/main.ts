/** `npm run bench:cities -- FOLDER`: extracts published disclosures and compares them with what their pages print. See --help. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { correctTruth, type TruthCorrections } from "./correctTruth.ts";
import { type CityDisclosure, listDisclosures } from "./disclosures.ts";
import { extractFiles, type RunFolder, readDocument } from "./extractDisclosures.ts";
import { findTrueErrors, type TrueError } from "./findTrueErrors.ts";
import { judgeByTrueErrors } from "./judgeByTrueErrors.ts";
import type { Verdicts } from "./judgeFlags.ts";
import { readMeaningTruth } from "./meaningTruth.ts";
import { measure } from "./measure.ts";
import { runMutations } from "./mutate/runMutations.ts";
import { differenceLines, documentLine, sumLines } from "./report.ts";
import { runScans } from "./scans/runScans.ts";
import { loadScorer } from "./scoreAmounts.ts";

const HELP = `npm run bench:cities -- FOLDER [--only NAME] [--out DIR] [--from STAGE] [--details]
  FOLDER     PDFs, FOLDER/truth/NAME.json with what they print, FOLDER/score.mjs that compares amounts
  --only     files whose name holds NAME
  --out      folder for the output and the artifacts of every stage (.cache/cities)
  --from     begin with STAGE on the artifacts in --out; files without them are read from the start
  --details  every amount that differs, every column not told, every false error and every one without a verdict
  --judge    add to verdicts.json the error flags that tell a known error of a publisher (trueErrors.json)
  --kept     only score what --out holds, extract nothing

npm run bench:cities -- FOLDER --mutate N [--only NAME] [--out DIR]
  changes one digit at a time of N figures in sums that close, on what --out holds, runs meaning and checks, and
  counts the changes that a new flag names or that leave the figure disputed

npm run bench:cities -- FOLDER --scans [--pages 10] [--only NAME] [--out DIR] [--from STAGE]
  prints up to that many table pages of each document of --out as a clean scan (grey, 200 dpi; needs poppler-utils),
  reads the scan and the same pages born digital, and compares them. Takes an hour; documents already done are kept in
  DIR/scans and skipped, or read again from STAGE`;

const DEFAULT_OUT = fileURLToPath(new URL("../../.cache/cities", import.meta.url));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    out: { type: "string" },
    from: { type: "string" },
    details: { type: "boolean" },
    kept: { type: "boolean" },
    judge: { type: "boolean" },
    mutate: { type: "string" },
    scans: { type: "boolean" },
    pages: { type: "string" },
    help: { type: "boolean" },
  },
});

const here = (name: string): URL => new URL(name, import.meta.url);
const readJson = <T>(name: string): T => JSON.parse(readFileSync(here(name), "utf8")) as T;

async function scoreFolder(folder: string, disclosures: readonly CityDisclosure[], run: RunFolder) {
  if (options.kept !== true) {
    const failures = await extractFiles(disclosures, run);
    if (failures !== "") console.error(failures);
  }
  const score = await loadScorer(folder);
  const printed = readMeaningTruth(here("meaning.json"));
  const corrections = readJson<TruthCorrections>("truthCorrections.json");
  const verdicts = readJson<Verdicts>("verdicts.json");
  const trueErrors = readJson<TrueError[]>("trueErrors.json");
  const judged: Record<string, Verdicts[string]> = { ...verdicts };
  const figures = disclosures.flatMap((disclosure) => {
    const { stem } = disclosure;
    const truth = disclosure.truth && correctTruth(disclosure.truth, corrections[stem] ?? []);
    const document = readDocument(run.out, stem);
    if (document === null) {
      console.log(`${stem}: no output`);
      process.exitCode = 1;
      return [];
    }
    const own = trueErrors.filter((error) => error.document === stem);
    if (options.judge === true) judged[stem] = judgeByTrueErrors(document, verdicts[stem] ?? {}, own);
    const one = measure({ ...disclosure, truth }, document, {
      score,
      printed: printed.get(stem),
      verdicts: judged[stem] ?? {},
    });
    console.log(documentLine(one));
    return [one];
  });
  const stems = new Set(disclosures.map(({ stem }) => stem));
  const known = trueErrors.filter((error) => stems.has(error.document));
  const found = findTrueErrors(known, (stem) => readDocument(run.out, stem));
  console.log(sumLines(figures, found).join("\n"));
  console.log(differenceLines(figures, options.details === true).join("\n"));
  if (options.judge === true) writeVerdicts(judged);
  writeFileSync(join(run.out, "figures.json"), JSON.stringify({ figures, found }, null, 1));
}

/** Documents without a verdict are left out. */
function writeVerdicts(judged: Verdicts): void {
  const some = Object.entries(judged).filter(([, verdicts]) => Object.keys(verdicts).length > 0);
  const sorted = Object.fromEntries(some.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(here("verdicts.json"), `${JSON.stringify(sorted, null, 2)}\n`);
}

async function main(): Promise<void> {
  const [folder] = positionals;
  if (options.help === true || folder === undefined) {
    console.log(HELP);
    return;
  }
  const disclosures = listDisclosures(folder, options.only);
  const run: RunFolder = { out: options.out ?? DEFAULT_OUT, from: options.from };
  mkdirSync(run.out, { recursive: true });
  if (options.mutate !== undefined) runMutations(disclosures, run, Number(options.mutate));
  else if (options.scans === true) await runScans(disclosures, run, Number(options.pages ?? 10));
  else await scoreFolder(folder, disclosures, run);
}

await main();
