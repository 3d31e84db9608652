/** The scan-condition corpus: makes documents until a condition has amounts enough, reads them, adds up what came of it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { documentSchema } from "../../src/contract/schema.ts";
import { CONDITIONS, type Condition, makeScan, type Scan } from "../corpus/index.ts";
import { runCli } from "../runCli.ts";
import { type Comparison, compare } from "./compare.ts";
import { isBlank, isSameText } from "./compareCells.ts";
import { hasSameStructure } from "./compareStructure.ts";
import { detailLines } from "./report.ts";
import { share, type Tally } from "./tally.ts";

/** Documents read in one run of the CLI. */
const BATCH = 6;
/** First document of either part: the second is for measuring only, never looked at while building. */
const FIRST_SEED = { develop: 1, final: 9001 } as const;
const CACHE = fileURLToPath(new URL("../corpus/.cache/", import.meta.url));

export interface CorpusOptions {
  /** Names of conditions; all without any. */
  readonly conditions: readonly string[];
  /** Amounts that the documents of a condition hold at least. */
  readonly amounts: number;
  readonly part: keyof typeof FIRST_SEED;
  /** Folder to leave documents, truths and output in, to look into. */
  readonly keep: string | undefined;
  /** Folder for the artifacts of every document, and the stage to begin with where they are there already. */
  readonly dump: string | undefined;
  readonly from: string | undefined;
}

/** What came of one condition. */
export interface ConditionFigures {
  readonly name: string;
  readonly group: Condition["group"];
  readonly pages: number;
  readonly amounts: Tally;
  readonly cells: Tally;
  readonly codesWrong: number;
  readonly namesWrong: number;
  readonly silentErrors: number;
  readonly review: Tally;
  readonly verified: Tally;
  readonly ruled: Tally;
  readonly borderless: Tally;
  /** Rows found, and rows that are none or are there twice. */
  readonly rows: Tally;
  readonly rowsExtra: number;
  /** Cells of rows that a page end cuts. */
  readonly cutCells: Tally;
  readonly details: readonly string[];
}

/** Measures the conditions one after another; `onDone` hears of each as soon as it is known. */
export async function measureCorpus(
  options: CorpusOptions,
  onDone: (figures: ConditionFigures) => void,
): Promise<ConditionFigures[]> {
  const unknown = options.conditions.filter((name) => !CONDITIONS.some((known) => known.name === name));
  if (unknown.length > 0)
    throw new Error(
      `no condition ${unknown.join(", ")}; there are ${CONDITIONS.map(({ name }) => name).join(", ")}`,
    );
  const chosen = CONDITIONS.filter(
    ({ name }) => options.conditions.length === 0 || options.conditions.includes(name),
  );
  const all: ConditionFigures[] = [];
  for (const condition of chosen) {
    const figures = await measureCondition(condition, options);
    onDone(figures);
    all.push(figures);
  }
  return all;
}

async function measureCondition(condition: Condition, options: CorpusOptions): Promise<ConditionFigures> {
  const found = new Map<number, Comparison>();
  let amounts = 0;
  for (let seed: number = FIRST_SEED[options.part]; amounts < options.amounts; ) {
    const scans = new Map<number, Scan>();
    for (; scans.size < BATCH && amounts < options.amounts; seed++) {
      const scan = await makeScan(condition, seed, CACHE);
      amounts += amountsIn(scan);
      scans.set(seed, scan);
    }
    for (const [seed, comparison] of await readBatch(condition, scans, options)) found.set(seed, comparison);
  }
  return figuresOf(condition, found);
}

const amountsIn = ({ truth }: Scan): number =>
  truth.tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .filter(({ amount }) => amount !== undefined).length;

async function readBatch(
  { name }: Condition,
  scans: ReadonlyMap<number, Scan>,
  { keep, dump, from }: CorpusOptions,
): Promise<ReadonlyMap<number, Comparison>> {
  const folder = keep === undefined ? mkdtempSync(join(tmpdir(), "budgetscan-corpus-")) : join(keep, name);
  mkdirSync(folder, { recursive: true });
  try {
    const files = [...scans].map(([seed, { pdf, truth }]) => {
      const file = join(folder, `${seed}.pdf`);
      writeFileSync(file, pdf);
      writeFileSync(join(folder, `${seed}.truth.json`), JSON.stringify(truth));
      return file;
    });
    const output = join(folder, "out");
    const artifacts = join(dump ?? folder, name);
    const isDumped = [...scans.keys()].every((seed) =>
      existsSync(join(artifacts, String(seed), "budget.json")),
    );
    const stages = [
      ...(dump === undefined ? [] : ["--dump", artifacts]),
      ...(from === undefined || !isDumped ? [] : ["--from", from]),
    ];
    // A page drawn otherwise than in an earlier run is another file, and would get a folder of another name.
    rmSync(output, { recursive: true, force: true });
    const run = await runCli(["extract", ...files, "-o", output, "--json", ...stages]);
    return new Map(
      [...scans].map(([seed, { truth }]) => {
        const file = join(output, String(seed), "document.json");
        if (!existsSync(file)) throw new Error(`${name} ${seed}: exit code ${run.exitCode}\n${run.errors}`);
        return [seed, compare(truth, documentSchema.parse(JSON.parse(readFileSync(file, "utf8"))))] as const;
      }),
    );
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf({ name, group }: Condition, found: ReadonlyMap<number, Comparison>): ConditionFigures {
  const comparisons = [...found.values()];
  const added = (tallyOf: (comparison: Comparison) => Tally): Tally =>
    comparisons.map(tallyOf).reduce((a, b) => ({ right: a.right + b.right, of: a.of + b.of }));
  const counted = (countOf: (comparison: Comparison) => number): number =>
    comparisons.reduce((sum, comparison) => sum + countOf(comparison), 0);
  return {
    name,
    group,
    pages: counted(({ truth }) => truth.pageCount),
    amounts: added(({ figures }) => figures.amounts),
    cells: added(({ figures }) => figures.cells),
    codesWrong: counted(({ figures }) => figures.codesWrong),
    namesWrong: counted(({ figures }) => figures.namesWrong),
    silentErrors: counted(({ figures }) => figures.silentErrors),
    review: added(({ figures }) => figures.review),
    verified: added(({ figures }) => figures.verified),
    ruled: added((comparison) => structureOf(comparison, (id) => id !== BORDERLESS)),
    borderless: added((comparison) => structureOf(comparison, (id) => id === BORDERLESS)),
    rows: added(({ figures }) => figures.rows),
    rowsExtra: counted(({ figures }) => figures.rowsExtra),
    cutCells: added(cutCellsOf),
    details: [...found].flatMap(([seed, comparison]) => [
      `== ${name} ${seed}`,
      ...comparison.matches
        .filter((match) => !hasSameStructure(match))
        .map(
          ({ truth, ours, rows, columns }) =>
            `STRUCTURE    ${truth.id}: rows ${rows.length} of ${truth.rows.length}, ours ${ours.rows.length}; columns ${columns.length} of ${truth.columns.length}, ours ${ours.columns.length}`,
        ),
      ...detailLines(comparison).filter((line) => !/^(?:MEANING|OBSERVATION)/u.test(line)),
    ]),
  };
}

/** The table of the corpus that has no vertical lines. */
const BORDERLESS = "t03";

function structureOf({ truth, matches }: Comparison, isMeant: (id: string) => boolean): Tally {
  const tables = truth.tables.filter(({ id }) => isMeant(id));
  const right = matches.filter((match) => isMeant(match.truth.id) && hasSameStructure(match));
  return { right: right.length, of: tables.length };
}

/** Cells of rows on more than one page, as far as they print anything. */
function cutCellsOf({ cells }: Comparison): Tally {
  const cut = cells.filter(({ pages, truth }) => pages.length > 1 && !isBlank(truth.text));
  return {
    right: cut.filter(({ truth, ours }) => ours !== null && isSameText(truth.text, ours.text)).length,
    of: cut.length,
  };
}

export const HEADINGS = [
  "condition",
  "pages",
  "cells exact",
  "amounts exact",
  "of",
  "review load",
  "silent",
  "verified",
  "codes, names wrong",
  "ruled tables",
  "borderless",
  "rows, extra",
  "cells of cut rows",
];

/** The figures as a table of Markdown. */
export const corpusTable = (all: readonly ConditionFigures[]): string =>
  [HEADINGS, HEADINGS.map(() => "---"), ...all.map(lineOf)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/** Rows were not always counted: figures saved before do without. */
type Later = "rows" | "rowsExtra" | "cutCells";
export type SavedFigures = Omit<ConditionFigures, "details" | Later> & Partial<Pick<ConditionFigures, Later>>;

export function lineOf(figures: SavedFigures): string[] {
  return [
    figures.name,
    String(figures.pages),
    percentOf(figures.cells),
    percentOf(figures.amounts),
    String(figures.amounts.of),
    percentOf(figures.review),
    String(figures.silentErrors),
    percentOf(figures.verified),
    `${figures.codesWrong}, ${figures.namesWrong}`,
    `${figures.ruled.right} of ${figures.ruled.of}`,
    `${figures.borderless.right} of ${figures.borderless.of}`,
    figures.rows === undefined ? "–" : `${figures.rows.right} of ${figures.rows.of}, ${figures.rowsExtra}`,
    figures.cutCells === undefined ? "–" : percentOf(figures.cutCells),
  ];
}

/** Rounded down, so that 100 % is only ever all of them. */
export const percentOf = (tally: Tally): string =>
  tally.of === 0 ? "–" : `${(Math.floor(share(tally) * 10_000) / 100).toFixed(2)} %`;
