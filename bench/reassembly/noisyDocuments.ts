/** Long documents read badly: characters misread, page numbers lost, pages shuffled and lost. */

import { createRandom } from "../../samples/generate/random.ts";
import { countOf } from "../../src/core/countOf.ts";
import { reassemble } from "../../src/reassemble/index.ts";
import type { Assembly } from "../../src/reassemble/types.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { pick, type Random } from "../corpus/random.ts";
import { befall, inFile } from "./befall.ts";
import type { CaseOptions } from "./options.ts";
import { type PrintedDocument, printDocument } from "./printPages.ts";

/** Of the characters, how many are misread; of the page numbers, how many are not read. */
const MISREAD = 0.004;
const UNREAD_NUMBERS = 0.03;
const CONFUSED = ["0O", "1l", "38", "56", "日目", "土士", "末未", "己已", "人入", "费贵"];

export interface NoisyTally {
  readonly documents: number;
  readonly pages: number;
  /** Documents with printed numbers: their order came out as printed. */
  readonly numbered: number;
  readonly numberedExact: number;
  /** Documents without: put in order, or said to be unknown. */
  readonly bare: number;
  readonly bareExact: number;
  readonly bareUnknown: number;
  /** Pages lost from within numbered documents, and those told of. */
  readonly dropped: number;
  readonly noticed: number;
  /** Documents in which a printed cell's text is nowhere, or twice. */
  readonly withLosses: number;
}

/** 300 documents, the same for the same count. */
export function runNoisyDocuments(count: number): NoisyTally {
  const tally = {
    documents: count,
    ...{ pages: 0, numbered: 0, numberedExact: 0, bare: 0, bareExact: 0, bareUnknown: 0 },
    ...{ dropped: 0, noticed: 0, withLosses: 0 },
  };
  for (let seed = 1; seed <= count; seed++) {
    const random = createRandom(seed * 7919);
    const options: CaseOptions = {
      ...{
        seed,
        tables: 1,
        rows: 130,
        pageLines: 15,
        prose: false,
        merged: false,
        groups: false,
        stacked: true,
      },
      title: pick(random, ["first", "repeated"]),
      header: "repeated",
      variants: pick(random, ["none", "column"]),
      total: pick(random, ["first", "every-page"]),
      cuts: pick(random, ["open", "closed"]),
      align: pick(random, ["top", "middle"]),
      numbers: random() < 0.7,
      mishap: pick(random, ["none", "shuffle", "rotate", "drop", "drop-and-shuffle"]),
    };
    const printed = printDocument(options);
    const order = befall(printed.pages.length, options);
    const assembly = reassemble(inFile(printed.pages, order).map((page) => misread(page, random)));
    tally.pages += order.length;
    const rising = [...order.keys()].sort((a, b) => (order[a] as number) - (order[b] as number));
    const isExact = rising.every((page, index) => assembly.order[index] === page + 1);
    const warns = (rule: string): boolean =>
      assembly.findings.some((finding) => finding.rule === rule && finding.severity !== "info");
    if (options.numbers) {
      tally.numbered++;
      if (isExact) tally.numberedExact++;
      const lost = printed.pages.length - order.length;
      tally.dropped += lost;
      if (warns("PAGES-MISSING")) tally.noticed += lost;
    } else {
      tally.bare++;
      if (isExact) tally.bareExact++;
      else if (warns("PAGES-ORDER")) tally.bareUnknown++;
    }
    if (!keepsEveryText(printed, order, assembly)) tally.withLosses++;
  }
  return tally;
}

/** Are there as many texts of each page in the tables as its rows print? */
function keepsEveryText(printed: PrintedDocument, order: readonly number[], assembly: Assembly): boolean {
  const found = countOf(
    assembly.tables
      .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
      .flatMap((cell) => cell.pieces.filter(({ text }) => text !== "").map(({ page }) => page)),
  );
  const texts = new Map<number, number>();
  for (const { page, cells } of printed.tables.flatMap(({ rows }) => rows).flatMap(({ pieces }) => pieces))
    texts.set(page, (texts.get(page) ?? 0) + cells.filter((text) => text !== "").length);
  return order.every((page, index) => (found.get(index + 1) ?? 0) >= (texts.get(page) ?? 0));
}

/** The page as a bad copy is read. */
function misread(layout: PageLayout, random: Random): PageLayout {
  const spoil = (text: string): string =>
    [...text]
      .map((letter) => {
        if (random() >= MISREAD) return letter;
        const pair = CONFUSED.find((letters) => letters.includes(letter));
        return pair ? ([...pair].find((other) => other !== letter) as string) : letter;
      })
      .join("");
  return {
    ...layout,
    printedNumber: random() < UNREAD_NUMBERS ? null : layout.printedNumber,
    tables: layout.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => ({
        ...cell,
        runs: cell.runs.map((run) => ({ ...run, text: spoil(run.text) })),
      })),
    })),
  };
}
