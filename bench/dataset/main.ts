/**
 * `npm run bench:dataset [-- DOCUMENTS]`: makes so many small documents, all different (10,000), and one dataset of them, whole and in
 * parts; adds a hundred more to the parts, changes ten, and calls once more without any change. Tells what each call took and how many
 * files it wrote; where python3 has DuckDB, how long it takes to open the tables and to answer.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentJson } from "../../src/export/documentJson.ts";
import { runCli } from "../runCli.ts";
import { inventDocuments } from "./inventDocuments.ts";

const MORE = 100;
const CHANGED = 10;

const [count = 10_000] = process.argv.slice(2).map(Number);
const place = mkdtempSync(join(tmpdir(), "bench-dataset-"));
const [out, dataset, parts] = ["out", "dataset", "parts"].map((name) => join(place, name)) as [
  string,
  string,
  string,
];

/** Writes documents as extract leaves them; `change` stands in the name of each file. */
function extracted(documents: number, first: number, change = ""): void {
  for (const document of inventDocuments(documents, first)) {
    const folder = join(out, document.source.file);
    mkdirSync(folder, { recursive: true });
    const source = { ...document.source, file: `${change}${document.source.file}` };
    writeFileSync(join(folder, "document.json"), documentJson({ ...document, source }));
  }
}

/** Every file of the folder, by path, with what changes when it is written anew. */
function filesIn(folder: string): Map<string, number> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path, statSync(path).ino]));
}

async function call(name: string, folder: string, ...options: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = filesIn(folder);
  const { seconds, peakMemory, lastLine, errors } = await runCli(["dataset", out, "-o", folder, ...options]);
  const after = filesIn(folder);
  const written = [...after].filter(([path, node]) => before.get(path) !== node).length;
  const megabytes = Math.round((peakMemory ?? 0) / 2 ** 20);
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${megabytes} MiB, ${written} of ${after.size} files written`,
  );
  console.log(`  ${lastLine.slice(lastLine.indexOf(":") + 2)}${errors}`);
}

const QUERIES = [
  "SELECT sum(amountYuan) FROM observations WHERE tableKind = 'expenditure' AND leaf",
  "SELECT province, fiscalYear, sum(amountYuan) FROM observations WHERE tableKind = 'expenditure' AND leaf GROUP BY ALL",
  "SELECT d.region, f.message FROM flags f JOIN documents d USING (sha256, disclosure) WHERE f.fiscalYear = 2015",
];
const ASK = `
import duckdb, json, sys, time
views, queries = open("dataset.sql").read(), json.loads(sys.argv[1])
for query in [views, *queries]:
    start = time.perf_counter()
    rows = connection.execute(query).fetchall() if query is not views else (connection := duckdb.connect()).execute(query).fetchall()
    print(f"{time.perf_counter() - start:.2f} s, {len(rows)} rows: {'dataset.sql' if query is views else query}")
`;

try {
  extracted(count, 0);
  await call("whole", dataset);
  await call("in parts", parts, "--partitioned");
  extracted(MORE, count);
  await call(`${MORE} more`, parts, "--partitioned");
  extracted(CHANGED, 0, "changed-");
  await call(`${CHANGED} changed`, parts, "--partitioned");
  await call("no change", parts, "--partitioned");
  try {
    process.stdout.write(execFileSync("python3", ["-c", ASK, JSON.stringify(QUERIES)], { cwd: parts }));
  } catch {
    console.log("no query: python3 has no duckdb");
  }
} finally {
  rmSync(place, { recursive: true });
}
