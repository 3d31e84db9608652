import { createRandom, shuffle } from "../../../samples/generate/random.ts";
import type { BudgetDocument } from "../../../src/contract/schema.ts";
import type { ReadAssembly } from "../../../src/meaning/alternatives/doubtfulTexts.ts";
import { loadArtifact } from "../../../src/pipeline/dump.ts";
import type { CityDisclosure } from "../disclosures.ts";
import { dumpOf, type RunFolder, readDocument } from "../extractDisclosures.ts";
import { countBy } from "../judgeFlags.ts";
import { changeDigit } from "./changeDigit.ts";
import { freshFlags, howTold, readAssembled, type Told, withText } from "./mutateDocument.ts";
import { type SummedCell, summedCells } from "./summedCells.ts";

/** One changed digit and how it was told. */
interface Mutation {
  readonly stem: string;
  readonly told: Told;
  readonly isDecimal: boolean;
  readonly sentence: string;
}

/** A born-digital document with the figures that may be changed, in a random order. */
interface Candidate {
  readonly stem: string;
  readonly assembly: ReadAssembly;
  readonly before: BudgetDocument;
  readonly cells: SummedCell[];
}

/** Seed of the choice of cells and digits: the same changes in every run on the same documents. */
const SEED = 20261130;

/**
 * Changes one digit of `count` summed figures, as many in each document as there are, one after the other; runs meaning
 * and checks; prints a line for each that was not told and the shares.
 */
export function runMutations(disclosures: readonly CityDisclosure[], run: RunFolder, count: number): void {
  const random = createRandom(SEED);
  const candidates = disclosures.filter(({ isScan }) => !isScan).flatMap(({ stem }) => open(stem));
  const chosen = chooseEvenly(candidates, count);
  const mutations: Mutation[] = [];
  for (const [candidate, cells] of chosen) {
    const own = cells.map((cell) => mutate(candidate, cell));
    mutations.push(...own);
    const missed = own.filter(({ told }) => told === "not told");
    console.log(`${candidate.stem}: ${own.length - missed.length} of ${own.length} told`);
    for (const { sentence } of missed) console.log(`  not told: ${sentence}`);
  }
  const all = candidates.reduce((sum, { cells }) => sum + cells.length, 0);
  console.log(`${all} figures stand in sums that close`);
  console.log(sharesOf(mutations).join("\n"));

  function open(stem: string): Candidate[] {
    const written = readDocument(run.out, stem);
    if (written === null) return [];
    const dump = { directory: dumpOf(run, stem), sha256: written.source.sha256 };
    const assembly = loadArtifact<ReadAssembly>(dump, "assemble");
    const before = readAssembled(assembly, written.source);
    const cells = shuffle(summedCells(before), random);
    return cells.length === 0 ? [] : [{ stem, assembly, before, cells }];
  }

  function mutate({ stem, assembly, before }: Candidate, cell: SummedCell): Mutation {
    const changed = changeDigit(cell.text, random);
    if (changed === null) throw new Error(`${stem}: "${cell.text}" has no digit`);
    const after = readAssembled(withText(assembly, cell, changed.text), before.source);
    const told = howTold(before, after, cell);
    const instead =
      told === "not told" ? `; new flags: ${freshFlags(before, after).join(", ") || "none"}` : "";
    const sentence = `p${cell.page} ${cell.text} -> ${changed.text}${instead}`;
    return { stem, told, isDecimal: changed.isDecimal, sentence };
  }
}

/** Takes a cell of each document in turn until there are `count` or none is left. */
function chooseEvenly(candidates: readonly Candidate[], count: number): Map<Candidate, SummedCell[]> {
  const chosen = new Map<Candidate, SummedCell[]>();
  const longest = Math.max(0, ...candidates.map(({ cells }) => cells.length));
  let left = count;
  for (let turn = 0; turn < longest; turn++) {
    for (const candidate of candidates) {
      const cell = candidate.cells[turn];
      if (cell === undefined || left === 0) continue;
      chosen.set(candidate, [...(chosen.get(candidate) ?? []), cell]);
      left -= 1;
    }
  }
  return chosen;
}

function sharesOf(mutations: readonly Mutation[]): string[] {
  const share = (part: readonly Mutation[]): string => {
    const told = part.filter((one) => one.told !== "not told").length;
    return `${told} of ${part.length} (${part.length === 0 ? "-" : ((100 * told) / part.length).toFixed(1)} %)`;
  };
  const ways = Object.entries(countBy(mutations, ({ told }) => told)).map(([way, n]) => `${n} ${way}`);
  return [
    `changed digits told: ${share(mutations)}; ${ways.join(", ")}`,
    `before the point: ${share(mutations.filter(({ isDecimal }) => !isDecimal))}`,
    `after the point: ${share(mutations.filter(({ isDecimal }) => isDecimal))}`,
  ];
}
