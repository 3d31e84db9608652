/** `npm run bench:mutants -- [FOLDER]`: small changes of small PDFs, and what becomes of them. See --help. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { smallDocuments } from "./documents.ts";
import { type Result, runMutants } from "./runMutants.ts";
import { hasPoppler } from "./uncovered.ts";

const HELP = `npm run bench:mutants -- [FOLDER] [--count N] [--first SEED] [--state FILE] [--processes N]
  changes one thing of a small PDF (an object, a stream, a font, a picture, some bytes), reads the result and compares it
  with what poppler shows (needs pdftoppm): each piece of ink as large as print must lie in a box of the output, be flagged
  or be on a page that is told to be damaged; nothing may fail but in words, take 180 s or 2 GiB.
  FOLDER       PDFs to change, instead of the ten that the bench has
  --count      mutants (200)
  --first      seed of the first (1)
  --state      file that keeps the results: the same call again goes on where it ended (.cache/mutants/state.jsonl)
  --processes  at once (2)`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "200" },
    first: { type: "string", default: "1" },
    state: { type: "string" },
    processes: { type: "string", default: "2" },
    help: { type: "boolean" },
  },
});

const CACHE = fileURLToPath(new URL("../../.cache/mutants", import.meta.url));

/** The paths of the documents: those of the folder, or the bench's own, written where the child processes find them. */
async function documentPaths(folder: string | undefined): Promise<string[]> {
  if (folder !== undefined) {
    const names = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
    return names.sort().map((name) => resolve(folder, name));
  }
  mkdirSync(CACHE, { recursive: true });
  return (await smallDocuments()).map(({ name, bytes }) => {
    const path = join(CACHE, `${name}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
}

async function main(): Promise<void> {
  if (options.help === true) return console.log(HELP);
  if (!hasPoppler()) throw new Error("pdftoppm is missing: install poppler (poppler-utils)");
  const paths = await documentPaths(positionals[0]);
  const state = options.state ?? join(CACHE, "state.jsonl");
  const results = existsSync(state)
    ? readFileSync(state, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line): Result => JSON.parse(line))
    : [];
  const done = new Set(results.map(({ seed }) => seed));
  const first = Number(options.first);
  const tasks = Array.from({ length: Number(options.count) }, (_, index) => first + index)
    .filter((seed) => !done.has(seed))
    .map((seed) => ({ path: paths[seed % paths.length] as string, seed }));
  await runMutants(tasks, Number(options.processes), (result) => {
    results.push(result);
    writeFileSync(state, `${JSON.stringify(result)}\n`, { flag: "a" });
    for (const fault of result.faults)
      console.log(`${result.seed} ${result.path} (${result.change}): ${fault}`);
  });
  const faulty = results.filter(({ faults }) => faults.length > 0).length;
  console.log(`${results.length} mutants, ${faulty} with faults`);
  if (faulty > 0) process.exitCode = 1;
}

await main();
