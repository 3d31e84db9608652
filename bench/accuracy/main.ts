/**
 * `npm run bench:accuracy [-- FILE…]`: runs the built CLI on the samples, or on the PDFs given (each with its
 * NAME.truth.json beside it), and compares what it writes with what the pages say. See --help.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { truthSchema } from "../../samples/generate/truthSchema.ts";
import { documentSchema } from "../../src/contract/schema.ts";
import { runCli } from "../runCli.ts";
import { compare } from "./compare.ts";
import { corpusTable, measureCorpus } from "./corpus.ts";
import { type Gate, missedGates } from "./gate.ts";
import { detailLines, figuresTable, type SampleResult } from "./report.ts";
import { saveFigures } from "./savedFigures.ts";

const HELP = `npm run bench:accuracy [-- [FILE…] [--engine NAME] [--dump DIR] [--from STAGE] [--details] [--json] [--gate] [--keep DIR]]
  FILE       PDFs or folders of page images with NAME.truth.json beside them; all of samples/ without any
  --dump, --from  as in budgetscan extract: repeat the late stages only
  --details  every mismatch, one a line
  --json     one object instead of the table
  --gate     exit with 1 where a figure misses bench/accuracy/gates.json
  --keep     leave the output in DIR

npm run bench:accuracy -- --corpus [--condition NAME…] [--amounts N] [--part final] [--keep DIR] [--save FILE] [--details]
                               [--dump DIR [--from STAGE]]
  reads generated documents in the conditions of archives (needs chromium and poppler-utils)
  --condition  only this one; may be given several times
  --amounts  amounts a condition at least (20000)
  --part     develop (default) or final: the seeds kept apart for measuring
  --keep     leave documents, truths and output in DIR
  --save     put the figures into FILE (JSON), in the place of what it held of these conditions; npm run docs:accuracy
             makes docs/accuracy.md of docs/accuracy/corpus.json
  --dump     keep the artifacts of every stage in DIR
  --from     begin with STAGE where DIR has the artifacts of the documents; read the others from the start`;

const SAMPLES = fileURLToPath(new URL("../../samples/", import.meta.url));
const GATES: Record<string, Gate> = JSON.parse(readFileSync(new URL("gates.json", import.meta.url), "utf8"));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: "string" },
    dump: { type: "string" },
    from: { type: "string" },
    details: { type: "boolean" },
    json: { type: "boolean" },
    gate: { type: "boolean" },
    help: { type: "boolean" },
    corpus: { type: "boolean" },
    condition: { type: "string", multiple: true },
    amounts: { type: "string" },
    part: { type: "string" },
    keep: { type: "string" },
    save: { type: "string" },
  },
});

interface Measured extends SampleResult {
  readonly details: readonly string[];
  readonly missed: readonly string[];
}

async function main(files: readonly string[]): Promise<void> {
  const results: Measured[] = [];
  for (const file of files) results.push(await measure(file));
  if (options.json === true) console.log(JSON.stringify(results.map(toJson)));
  else print(results);
  if (options.gate === true && results.some(({ missed }) => missed.length > 0)) process.exitCode = 1;
}

function samplesWithTruth(): string[] {
  const files = readdirSync(SAMPLES).filter((name) => name.endsWith(".pdf"));
  return files.map((name) => join(SAMPLES, name)).filter((file) => existsSync(truthOf(file)));
}

const truthOf = (file: string): string => `${file.replace(/\.pdf$/u, "")}.truth.json`;

async function measure(file: string): Promise<Measured> {
  const truth = truthSchema.parse(JSON.parse(readFileSync(truthOf(file), "utf8")));
  const name = basename(file, ".pdf");
  const output = options.keep ?? mkdtempSync(join(tmpdir(), "budgetscan-bench-"));
  try {
    const passed = (["engine", "dump", "from"] as const).flatMap((option) =>
      options[option] === undefined ? [] : [`--${option}`, options[option]],
    );
    const run = await runCli(["extract", file, "-o", output, "--json", ...passed]);
    if (run.exitCode !== 0) throw new Error(`${file}: exit code ${run.exitCode}\n${run.errors}`);
    const { files } = JSON.parse(run.lastLine) as { files: { output: string; pages: number }[] };
    const [summary] = files as [(typeof files)[number]];
    const document = documentSchema.parse(
      JSON.parse(readFileSync(join(summary.output, "document.json"), "utf8")),
    );
    const comparison = compare(truth, document);
    return {
      name,
      figures: comparison.figures,
      secondsPerPage: run.seconds / summary.pages,
      peakMemory: run.peakMemory,
      details: detailLines(comparison),
      missed: missedGates(comparison.figures, GATES[name] ?? {}),
    };
  } finally {
    if (options.keep === undefined) rmSync(output, { recursive: true, force: true });
  }
}

const toJson = ({ details, ...result }: Measured) =>
  options.details === true ? { ...result, details } : result;

function print(results: readonly Measured[]): void {
  if (options.details === true) {
    for (const { name, details } of results) console.log([`== ${name}`, ...details, ""].join("\n"));
  }
  console.log(figuresTable(results));
  if (options.gate !== true) return;
  for (const { name, missed } of results) {
    console.log(
      missed.length === 0 ? `${name}: every gate met` : missed.map((line) => `${name}: ${line}`).join("\n"),
    );
  }
}

async function corpus(): Promise<void> {
  const all = await measureCorpus(
    {
      conditions: options.condition ?? [],
      amounts: Number(options.amounts ?? 20_000),
      part: options.part === "final" ? "final" : "develop",
      keep: options.keep,
      dump: options.dump,
      from: options.from,
    },
    (figures) => {
      if (options.details === true) console.log(figures.details.join("\n"));
      if (options.json !== true) console.log(corpusTable([figures]));
      if (options.save !== undefined) saveFigures(options.save, figures);
    },
  );
  console.log(
    options.json === true
      ? JSON.stringify(all.map(({ details: _, ...figures }) => figures))
      : corpusTable(all),
  );
}

if (options.help === true) console.log(HELP);
else if (options.corpus === true) await corpus();
else await main(positionals.length > 0 ? positionals : samplesWithTruth());
