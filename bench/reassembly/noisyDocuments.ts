/** Long documents read badly: are they put in order, is every loss told of, is no text lost? */
import { assemble } from "../../src/assemble/index.ts";
import type { Assembly } from "../../src/assemble/types.ts";
import { findDecided } from "./decidedPages.ts";
import { countTexts, countWrongJoins } from "./keptTexts.ts";
import { noisyDocument } from "./noisyDocument.ts";

/** Documents of one sort, and how many of them came out in which order. */
interface Orders {
  documents: number;
  /** Numbers or cut rows decide the order … */
  decided: number;
  /** … and it came out as printed. */
  decidedExact: number;
  /** Nothing decides it: it came out as printed, or a warning names each page that did not. */
  open: number;
  openExact: number;
  openTold: number;
  /** Out of order with no warning that names the pages. */
  silent: number;
}

export interface NoisyTally {
  readonly documents: number;
  readonly pages: number;
  readonly numbered: Orders;
  readonly bare: Orders;
  /** Pages lost from within numbered documents, and those told of. */
  readonly dropped: number;
  readonly noticed: number;
  /** Printed texts of the file's pages that are nowhere, and those that are there twice. */
  readonly lost: number;
  readonly doubled: number;
  /** Rows joined from pages that do not follow on each other in print, and those that no warning tells of. */
  readonly wrongJoins: number;
  readonly silentJoins: number;
}

const noOrders = (): Orders => ({
  ...{ documents: 0, decided: 0, decidedExact: 0, open: 0, openExact: 0, openTold: 0, silent: 0 },
});

/** `count` documents, the same for the same count. `report` is told of each that is out of order. */
export function runNoisyDocuments(count: number, report: (line: string) => void = () => {}): NoisyTally {
  const tally = {
    ...{ documents: count, pages: 0, numbered: noOrders(), bare: noOrders() },
    ...{ dropped: 0, noticed: 0, lost: 0, doubled: 0, wrongJoins: 0, silentJoins: 0 },
  };
  for (let seed = 1; seed <= count; seed++) {
    const { options, printed, order, pages } = noisyDocument(seed);
    const assembly = assemble(pages);
    tally.pages += order.length;
    const isDecided = findDecided(printed, order, pages);
    const wrong = outOfOrder(order, assembly.order);
    // Without numbers it is said of each page what nothing tells before it; the first has none before it.
    const untold = wrong.filter(
      (page, index) => !isToldOf(assembly, page, !options.numbers) && !(index === 0 && !options.numbers),
    );
    const orders = options.numbers ? tally.numbered : tally.bare;
    orders.documents++;
    if (isDecided) {
      orders.decided++;
      if (wrong.length === 0) orders.decidedExact++;
    } else {
      orders.open++;
      if (wrong.length === 0) orders.openExact++;
      else if (untold.length === 0) orders.openTold++;
    }
    if (untold.length > 0) orders.silent++;
    if (wrong.length > 0 && (isDecided || untold.length > 0))
      report(`seed ${seed}: ${isDecided ? "decided" : "open"}, out of order: ${wrong.join(" ")}`);
    if (options.numbers) {
      const lost = printed.pages.length - order.length;
      tally.dropped += lost;
      if (lost > 0 && isLossTold(assembly)) tally.noticed += lost;
      else if (lost > 0) report(`seed ${seed}: a lost page is not told of`);
    }
    const texts = countTexts(printed, order, assembly);
    const joins = countWrongJoins(order, assembly);
    tally.lost += texts.lost;
    tally.doubled += texts.doubled;
    tally.wrongJoins += joins.wrong;
    tally.silentJoins += joins.silent;
    if (texts.lost + texts.doubled + joins.silent > 0)
      report(
        `seed ${seed}: ${texts.lost} texts lost, ${texts.doubled} doubled, ${joins.silent} of ${joins.wrong} wrong joins not told of`,
      );
  }
  return tally;
}

/** Pages of the file that do not stand behind the page that is printed before them, of those in the file. */
function outOfOrder(order: readonly number[], found: readonly number[]): number[] {
  const rising = [...order.keys()]
    .sort((a, b) => (order[a] as number) - (order[b] as number))
    .map((index) => index + 1);
  const before = new Map(rising.map((page, index) => [page, rising[index - 1]]));
  return found.filter((page, index) => before.get(page) !== found[index - 1]);
}

const isToldOf = ({ findings }: Assembly, page: number, byInfo: boolean): boolean =>
  findings.some(
    (finding) =>
      (finding.severity !== "info" || (byInfo && finding.rule === "PAGES-ORDER")) &&
      [finding.page, ...(finding.pages ?? []), ...(finding.between ?? [])].includes(page),
  );

const isLossTold = ({ findings }: Assembly): boolean =>
  findings.some(({ rule, severity }) => rule === "PAGES-MISSING" && severity !== "info");
