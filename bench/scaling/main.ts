/**
 * `npm run bench:scaling`: how long a national corpus takes on so many machines, by simulation: documents of very different
 * lengths, machines that end and come back, slow ones. What a page takes was measured (docs/scaling.md); the corpus is assumed.
 */
import { type Scenario, simulate } from "./simulate.ts";

const COUNTIES = 2800;
const DEPARTMENTS = 60;
const YEARS = 10;
const DAY = 86_400;

/** One machine of two cores, as it was measured. */
const NATION: Scenario = {
  documents: COUNTIES * DEPARTMENTS * YEARS,
  meanPages: 40,
  longestPages: 2000,
  scanned: 1 / 3,
  scanPage: 1.7,
  // Two documents at once on two cores: a page of each takes 0.152 s of one.
  bornPage: 0.152 / 2,
  // 33 documents of one page took 1.25 s of processor time each, models included.
  perDocument: 1.25 / 2,
  machines: 100,
  betweenEnds: 7 * DAY,
  gone: 600,
  lease: 30,
  slow: 0,
  slowness: 3,
  seed: 1,
};

const CASES: readonly (readonly [name: string, change: Partial<Scenario>])[] = [
  ["100 machines that never end", { betweenEnds: Number.POSITIVE_INFINITY }],
  ["100 machines, each ends once a week", {}],
  ["100 machines, each ends once an hour", { betweenEnds: DAY / 24 }],
  ["100 machines, a tenth three times slower", { slow: 0.1 }],
  ["1,000 machines, each ends once a week", { machines: 1000 }],
  ["10 machines, one county's region: 100 counties", { machines: 10, documents: 100 * DEPARTMENTS * YEARS }],
];

const pages = NATION.documents * NATION.meanPages;
console.log(`${NATION.documents} documents, ${pages} pages`);
console.log("| machines of two cores | days | least possible | taken over | read in vain | tail |");
console.log("| --- | --- | --- | --- | --- | --- |");
for (const [name, change] of CASES) {
  const { seconds, ideal, wasted, takenOver, tail } = simulate({ ...NATION, ...change });
  const days = (value: number): string => (value / DAY).toFixed(2);
  const cells = [name, days(seconds), days(ideal), takenOver, `${(100 * wasted).toFixed(2)} %`];
  console.log(`| ${cells.join(" | ")} | ${Math.round(tail / 60)} min |`);
}
