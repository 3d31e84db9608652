/** A long document read badly: characters misread, page numbers lost or misread, pages shuffled and lost. */
import { createRandom } from "../../samples/generate/random.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { pick, type Random, wholeNumber } from "../corpus/random.ts";
import { befall, inFile } from "./befall.ts";
import type { CaseOptions } from "./options.ts";
import { type PrintedDocument, printDocument } from "./printPages.ts";

/** Of the characters, how many are misread; of the page numbers, how many are not read, and how many are misread. */
const MISREAD = 0.004;
const UNREAD_NUMBERS = 0.03;
const MISREAD_NUMBERS = 0.005;
/** What the reader says of every line: being sure proves nothing. */
const CONFIDENCE = 0.95;
const CONFUSED = ["0O", "1l", "38", "56", "日目", "土士", "末未", "己已", "人入", "费贵"];

export interface NoisyDocument {
  readonly options: CaseOptions;
  readonly printed: PrintedDocument;
  /** Which printed page (from 0) each page of the file is. */
  readonly order: readonly number[];
  /** The pages of the file, as they are read. */
  readonly pages: readonly PageLayout[];
}

/** The document of that seed, the same every time. */
export function noisyDocument(seed: number): NoisyDocument {
  const random = createRandom(seed * 7919);
  const options = noisyOptions(random, seed);
  const printed = printDocument(options);
  const order = befall(printed.pages.length, options);
  return {
    options,
    printed,
    order,
    pages: inFile(printed.pages, order).map((page) => misread(page, random)),
  };
}

const noisyOptions = (random: Random, seed: number): CaseOptions => ({
  ...{ seed, tables: 1, prose: false, merged: false, groups: false, stacked: true },
  rows: wholeNumber(random, 200, 550),
  pageLines: wholeNumber(random, 24, 48),
  title: pick(random, ["first", "repeated"]),
  header: "repeated",
  variants: pick(random, ["none", "column"]),
  total: pick(random, ["first", "every-page"]),
  cuts: pick(random, ["open", "closed"]),
  align: pick(random, ["top", "middle"]),
  numbers: random() < 0.7,
  mishap: pick(random, ["none", "shuffle", "rotate", "drop", "drop-and-shuffle"]),
});

/** The page as a bad copy is read. */
export function misread(layout: PageLayout, random: Random): PageLayout {
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
    page: { ...layout.page, kind: "scan" },
    printedNumber: layout.printedNumber === null ? null : misreadNumber(layout.printedNumber, random),
    tables: layout.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => ({
        ...cell,
        runs: cell.runs.map((run) => ({ ...run, text: spoil(run.text), confidence: CONFIDENCE })),
      })),
    })),
  };
}

/** A page number as it is read: one digit may be another, or none is legible. */
function misreadNumber(number: string, random: Random): string | null {
  if (random() < UNREAD_NUMBERS) return null;
  if (random() >= MISREAD_NUMBERS) return number;
  const at = wholeNumber(random, 0, number.length - 1);
  const read = number.slice(0, at) + wholeNumber(random, at === 0 ? 1 : 0, 9) + number.slice(at + 1);
  return read === "0" ? null : read;
}
