/**
 * `npm run bench:speed [-- --long] [--json]`: seconds a page from end to end and peak memory, for scanned pages of 130
 * and of 300 text lines at 200 dpi, and the seconds of it that no recogniser takes, with one page at a time. Start-up
 * is what a document of one page takes beyond that. `--long` adds what a page of 200 costs to one of 5, and the memory.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CliRun, runCli } from "../runCli.ts";
import { type Grid, makeScan } from "./makeScan.ts";

const PAGES: readonly { readonly name: string; readonly grid: Grid }[] = [
  { name: "130 text lines", grid: { rows: 26, columns: 5 } },
  { name: "300 text lines", grid: { rows: 50, columns: 6 } },
];
/** Pages of the longer document: enough that one page more or less tells little. */
const MANY = 5;
const LONG = 200;

interface Speed {
  readonly name: string;
  readonly secondsPerPage: number;
  /** Of a page read alone: what is neither PP-OCR nor Tesseract. */
  readonly secondsOutsideModels: number;
  readonly startUpSeconds: number;
  readonly peakMemory: number | null;
}

/** What a page of a long document costs to one of a short one, from end to end. */
interface Growth {
  readonly ratio: number;
  readonly peakMemory: number | null;
}

const { values: options } = parseArgs({ options: { json: { type: "boolean" }, long: { type: "boolean" } } });
const folder = mkdtempSync(join(tmpdir(), "budgetscan-speed-"));
try {
  const speeds: Speed[] = [];
  for (const { name, grid } of PAGES) speeds.push(await measure(name, grid));
  const growth = options.long === true ? await measureGrowth() : null;
  if (options.json === true) console.log(JSON.stringify({ speeds, growth }));
  else {
    for (const speed of speeds) console.log(speedText(speed));
    if (growth !== null) console.log(growthText(growth));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, grid: Grid): Promise<Speed> {
  const one = await extractPages(grid, 1);
  const many = await extractPages(grid, MANY);
  const secondsPerPage = (many.seconds - one.seconds) / (MANY - 1);
  return {
    name,
    secondsPerPage,
    secondsOutsideModels: await outsideModels(grid),
    startUpSeconds: one.seconds - secondsPerPage,
    peakMemory: many.peakMemory,
  };
}

/** Seconds a page of all stages but for the recognisers, without the first page, where the code is still cold. */
async function outsideModels(grid: Grid): Promise<number> {
  const outside = async (pages: number): Promise<number> => {
    const { lastLine } = await extractPages(grid, pages, ["--timings", "--json"]);
    const { files } = JSON.parse(lastLine) as { files: [{ timings: Record<string, number> }] };
    const { ppocr = 0, tesseract = 0, ...stages } = files[0].timings;
    return Object.values(stages).reduce((sum, seconds) => sum + seconds, 0) - ppocr - tesseract;
  };
  return ((await outside(MANY)) - (await outside(1))) / (MANY - 1);
}

async function measureGrowth(): Promise<Growth> {
  const { grid } = PAGES[0] as (typeof PAGES)[number];
  const short = await extractPages(grid, MANY);
  const long = await extractPages(grid, LONG);
  return { ratio: long.seconds / LONG / (short.seconds / MANY), peakMemory: long.peakMemory };
}

async function extractPages(
  grid: Grid,
  pages: number,
  output: readonly string[] = ["--quiet"],
): Promise<CliRun> {
  const file = join(folder, `${grid.rows}x${grid.columns}-${pages}.pdf`);
  writeFileSync(file, await makeScan(grid, pages));
  const run = await runCli(["extract", file, "-o", join(folder, "out"), ...output]);
  if (run.exitCode !== 0) throw new Error(`exit code ${run.exitCode}\n${run.errors}`);
  return run;
}

function speedText({
  name,
  secondsPerPage,
  secondsOutsideModels,
  startUpSeconds,
  peakMemory,
}: Speed): string {
  const seconds = `${secondsPerPage.toFixed(2)} s a page, ${secondsOutsideModels.toFixed(2)} s of it outside the models`;
  return `${name}: ${seconds}, start-up ${startUpSeconds.toFixed(1)} s, peak memory ${memoryText(peakMemory)}`;
}

function growthText({ ratio, peakMemory }: Growth): string {
  return `a page of ${LONG}: ${ratio.toFixed(2)} times one of ${MANY}, peak memory ${memoryText(peakMemory)}`;
}

function memoryText(bytes: number | null): string {
  return bytes === null ? "unknown" : `${Math.round(bytes / 2 ** 20)} MiB`;
}
