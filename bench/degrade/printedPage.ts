/** The pages that are spoilt: of published disclosures, and of documents made up for the corpus. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Box } from "../../src/core/geometry.ts";
import { type AmountTruth, type CityDisclosure, listDisclosures } from "../cities/disclosures.ts";
import { printDocument, type Style } from "../corpus/print.ts";
import { pick, type Random } from "../corpus/random.ts";
import { type Layout, printLayout } from "./layouts.ts";

/** A figure that a page prints, as its glyphs have it; `value` in yuan, null where the truth has none. */
export interface PrintedFigure {
  readonly text: string;
  readonly value: string | null;
  /** Points from the top left of the page as displayed. */
  readonly box: Box;
}

/** A page of a born-digital file, and the figures that it prints. */
export interface PrintedPage {
  /** Stem of the file and number of the page: `name-p7`. */
  readonly name: string;
  readonly file: string;
  readonly number: number;
  /** Pages of the file, one of which shines through from the back. */
  readonly pageCount: number;
  readonly figures: readonly PrintedFigure[];
  /** Every figure is an amount whose unit the page prints: no reading of the page need confirm it. */
  readonly isSure: boolean;
}

/** Figures that a page of a disclosure must print to be drawn. */
const LEAST_FIGURES = 5;
/** Share of the pages that are made up, where folders of disclosures are given. */
const MADE_SHARE = 0.25;
/** Seeds of made-up documents: what is developed with, and what is kept apart. */
const MADE_SEEDS = { first: 1, firstKept: 9101, count: 16 } as const;
const CACHE = fileURLToPath(new URL("../corpus/.cache/", import.meta.url));

/** Where pages are drawn from. */
export interface PageSource {
  readonly disclosures: readonly CityDisclosure[];
  readonly isKept: boolean;
}

/** The disclosures of `folders` that have a truth of amounts: those that are kept apart, or the others. */
export function openSource(folders: readonly string[], isKept: boolean): PageSource {
  const all = folders.flatMap((folder) => listDisclosures(folder));
  const disclosures = all.filter(
    ({ truth, isKeptApart }) =>
      truth !== null && isKeptApart === isKept && pagesWithFigures(truth).length > 0,
  );
  return { disclosures, isKept };
}

/** Draws a page of a made-up layout, or where none is asked for any, each disclosure as likely as any other, whatever its length. */
export function drawPage(
  source: PageSource,
  layout: Layout | undefined,
  random: Random,
): Promise<PrintedPage> {
  if (layout !== undefined) return layoutPage(layout, source.isKept, random);
  const isMade = random() < MADE_SHARE || source.disclosures.length === 0;
  return isMade
    ? drawMadePage(source.isKept, random)
    : publishedPage(pick(random, source.disclosures), random);
}

async function publishedPage({ stem, file, truth }: CityDisclosure, random: Random): Promise<PrintedPage> {
  const known = truth as AmountTruth;
  const number = pick(random, pagesWithFigures(known));
  return {
    name: `${stem}-p${number}`,
    file,
    number,
    pageCount: known.pages.length,
    figures: known.amounts.filter(({ page }) => page === number),
    isSure: false,
  };
}

function pagesWithFigures({ pages, amounts }: AmountTruth): number[] {
  const countOf = (number: number): number => amounts.filter(({ page }) => page === number).length;
  return pages.map(({ number }) => number).filter((number) => countOf(number) >= LEAST_FIGURES);
}

async function drawMadePage(isKept: boolean, random: Random): Promise<PrintedPage> {
  const first = isKept ? MADE_SEEDS.firstKept : MADE_SEEDS.first;
  const seed = first + Math.floor(random() * MADE_SEEDS.count);
  const size = pick(random, ["usual", "usual", "large", "small"] as const);
  const style: Style = pick(random, ["plain", "plain", "shaded", "tinted", "dotted", "double"] as const);
  const { file, truth } = await printDocument(seed, size, style, CACHE);
  const { pageCount } = truth;
  const number = 1 + Math.floor(random() * pageCount);
  return {
    name: `made-${seed}-${size}-${style}-p${number}`,
    file,
    number,
    pageCount,
    figures: await readFigures(file, number),
    isSure: false,
  };
}

async function layoutPage(layout: Layout, isKept: boolean, random: Random): Promise<PrintedPage> {
  const first = isKept ? MADE_SEEDS.firstKept : MADE_SEEDS.first;
  const seed = first + Math.floor(random() * MADE_SEEDS.count);
  const file = await printLayout(layout, seed, CACHE);
  // These layouts are in yuan.
  const figures = (await readFigures(file, 1)).map((figure) => ({
    ...figure,
    value: figure.text.replaceAll(",", ""),
  }));
  return { name: `${layout}-${seed}-p1`, file, number: 1, pageCount: 1, figures, isSure: true };
}

/** Whole amounts of made-up pages have their thousands parted. */
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d+\.\d{2})$/u;
const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/gu;

/** The amounts of a made-up page by poppler. */
async function readFigures(file: string, number: number): Promise<PrintedFigure[]> {
  const page = String(number);
  const { stdout } = await promisify(execFile)("pdftotext", ["-bbox", "-f", page, "-l", page, file, "-"], {
    maxBuffer: 2 ** 26,
  });
  return [...stdout.matchAll(WORD)].flatMap(([, x0, y0, x1, y1, text]): PrintedFigure[] =>
    AMOUNT.test(text as string)
      ? [{ text: text as string, value: null, box: [Number(x0), Number(y0), Number(x1), Number(y1)] }]
      : [],
  );
}
