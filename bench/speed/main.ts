/**
 * `npm run bench:speed [-- --json]`: seconds a page from end to end and peak memory, for scanned pages of 130 and of
 * 300 text lines at 200 dpi. Start-up is what a document of one page takes beyond that.
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

interface Speed {
  readonly name: string;
  readonly secondsPerPage: number;
  readonly startUpSeconds: number;
  readonly peakMemory: number | null;
}

const { values: options } = parseArgs({ options: { json: { type: "boolean" } } });
const folder = mkdtempSync(join(tmpdir(), "budgetscan-speed-"));
try {
  const speeds: Speed[] = [];
  for (const { name, grid } of PAGES) speeds.push(await measure(name, grid));
  if (options.json === true) console.log(JSON.stringify(speeds));
  else for (const speed of speeds) console.log(speedText(speed));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, grid: Grid): Promise<Speed> {
  const one = await extractPages(grid, 1);
  const many = await extractPages(grid, MANY);
  const secondsPerPage = (many.seconds - one.seconds) / (MANY - 1);
  return { name, secondsPerPage, startUpSeconds: one.seconds - secondsPerPage, peakMemory: many.peakMemory };
}

async function extractPages(grid: Grid, pages: number): Promise<CliRun> {
  const file = join(folder, `${grid.rows}x${grid.columns}-${pages}.pdf`);
  writeFileSync(file, await makeScan(grid, pages));
  const run = await runCli(["extract", file, "-o", join(folder, "out"), "--quiet"]);
  if (run.exitCode !== 0) throw new Error(`exit code ${run.exitCode}\n${run.errors}`);
  return run;
}

function speedText({ name, secondsPerPage, startUpSeconds, peakMemory }: Speed): string {
  const memory = peakMemory === null ? "unknown" : `${Math.round(peakMemory / 2 ** 20)} MiB`;
  return `${name}: ${secondsPerPage.toFixed(2)} s a page, start-up ${startUpSeconds.toFixed(1)} s, peak memory ${memory}`;
}
