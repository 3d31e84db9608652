/**
 * npm run bench:reassembly [-- CASES [NOISY [FIRST]]]: documents with exact geometry put together and judged; long documents
 * with reading noise; the money lost with a page; the time a page takes in documents of 10, 100 and 1,000 pages. Seeded: the
 * same figures every time, those of time aside.
 */
import { performance } from "node:perf_hooks";
import { assemble } from "../../src/assemble/index.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { runLostMoney } from "./lostMoney.ts";
import { runNoisyDocuments } from "./noisyDocuments.ts";
import { readArguments } from "./options.ts";
import { printDocument } from "./printPages.ts";
import { caseOf, runCase } from "./runCases.ts";

const { cases, noisy, first } = readArguments(process.argv.slice(2));
/** Rounds of timing; the first warms up. */
const ROUNDS = 6;
const VERDICTS = ["exact", "unknown", "flagged", "noted", "silent"] as const;

function benchCases(): void {
  const counts = new Map<string, Record<string, number>>();
  const silent: number[] = [];
  for (let seed = first; seed < first + cases; seed++) {
    const options = caseOf(seed);
    const { verdict } = runCase(options);
    if (verdict === "silent") silent.push(seed);
    const numbers = options.numbers ? "numbered" : "not numbered";
    for (const name of ["all", `${numbers}, all`, `${numbers}, ${options.mishap}`]) {
      const count = counts.get(name) ?? {};
      count[verdict] = (count[verdict] ?? 0) + 1;
      counts.set(name, count);
    }
  }
  console.log(`${cases} documents with exact geometry, the first of seed ${first}; share of`);
  console.log(
    `  ${"".padEnd(34)}${"cases".padStart(7)}${VERDICTS.map((verdict) => verdict.padStart(10)).join("")}`,
  );
  for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const total = Object.values(count).reduce((sum, each) => sum + each, 0);
    const shares = VERDICTS.map((verdict) =>
      `${((100 * (count[verdict] ?? 0)) / total).toFixed(2)} %`.padStart(10),
    );
    console.log(`  ${name.padEnd(34)}${String(total).padStart(7)}${shares.join("")}`);
  }
  if (silent.length > 0) console.log(`  silent: seeds ${silent.join(", ")}`);
}

function benchNoise(): void {
  const tally = runNoisyDocuments(noisy, process.env.REPORT ? console.log : undefined);
  console.log(
    `\n${tally.documents} documents with reading noise, ${Math.round(tally.pages / tally.documents)} pages each`,
  );
  for (const [name, orders] of [
    ["printed numbers", tally.numbered],
    ["no numbers", tally.bare],
  ] as const) {
    console.log(`  ${name}: ${orders.documents} documents`);
    console.log(
      `    numbers or cut rows decide the order: exact in ${orders.decidedExact} of ${orders.decided}`,
    );
    console.log(
      `    nothing decides it: exact in ${orders.openExact} of ${orders.open}, else said to be unknown in ${orders.openTold}`,
    );
    console.log(`    out of order and a page not told of: ${orders.silent}`);
  }
  console.log(`  lost pages told of: ${tally.noticed} of ${tally.dropped} (numbered documents)`);
  console.log(`  texts of the file's pages that are nowhere: ${tally.lost}; there twice: ${tally.doubled}`);
  console.log(
    `  rows joined from pages that do not follow on each other: ${tally.wrongJoins}; not told of: ${tally.silentJoins}`,
  );
}

/** Fewer documents than of the others: each goes through all stages. */
const MONEY = 40;

function benchMoney(): void {
  const count = Math.min(noisy, MONEY);
  console.log(
    `\n${count} numbered documents that lost a page whose sums by code another table has; the lost money is told`,
  );
  for (const isNoisy of [false, true]) {
    const { byCode, whole, untold, other } = runLostMoney(
      count,
      isNoisy,
      process.env.REPORT ? console.log : undefined,
    );
    console.log(
      `  ${isNoisy ? "with" : "without"} reading noise: by code and to the fen ${byCode}; as one amount, as a cut row lost its code ${whole}; not ${untold}; as another amount ${other}`,
    );
  }
}

/** Rows that fill 1,000 pages. */
const LONG = 4000;

function benchTime(): void {
  const { pages } = printDocument({
    ...caseOf(3),
    tables: 1,
    rows: LONG,
    pageLines: 14,
    cuts: "open",
    numbers: true,
    prose: false,
    merged: false,
    mishap: "none",
  });
  console.log("\nmilliseconds a page, the first pages of one document");
  timePages("with page numbers", pages);
  timePages(
    "without",
    pages.map((page) => ({ ...page, printedNumber: null })),
  );
}

function timePages(name: string, pages: readonly PageLayout[]): void {
  const counts = [10, 100, 1000];
  const timeOf = (count: number): number => {
    const part = pages.slice(0, count);
    const runs = Math.max(1, 300 / count);
    const start = performance.now();
    for (let run = 0; run < runs; run++) assemble(part);
    return (performance.now() - start) / runs / count;
  };
  // Other work on the machine only ever adds time, and to each count alike: by turns, the least of each.
  const rounds = Array.from({ length: ROUNDS }, () => counts.map(timeOf)).slice(1);
  const times = counts.map((_, index) => Math.min(...rounds.map((round) => round[index] as number)));
  const each = counts
    .map((count, index) => `${count} pages ${(times[index] as number).toFixed(3)}`)
    .join(", ");
  const ratio = (Math.max(...times) / Math.min(...times)).toFixed(2);
  console.log(`  ${name}: ${each}; slowest over fastest ${ratio}`);
}

benchCases();
benchNoise();
benchMoney();
benchTime();
